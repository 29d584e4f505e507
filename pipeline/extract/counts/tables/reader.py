"""Numeric cells of tables: the object comes from the headers, the unit from cell, header or caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.counts.measures.cell_numbers import CellNumber, CellNumbers
from pipeline.extract.counts.measures.intervals import Modifiers, inner_approx
from pipeline.extract.counts.measures.lexicon import Measures
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.spans import Span, Trimmer
from pipeline.extract.counts.quantities.scanner import Quantity, modifier_words
from pipeline.extract.counts.refusals.acceptance import MOST
from pipeline.extract.counts.relations.wholes import Whole
from pipeline.extract.counts.tables.grids import Cell, Grid
from pipeline.extract.counts.tables.header_status import HeaderStatuses
from pipeline.extract.counts.tables.headers import PART, YEAR, Headers
from pipeline.extract.counts.tables.table_totals import Marks, wholes
from pipeline.records import CountStatus, Direction

_BETWEEN_UNITS = re.compile("[、,和]")
_IN_HEADER = re.compile(r"\((?P<unit>[^()\d]{1,10})\)\s*$|/(?P<bare>[^()/\d]{1,8})\s*$")
_DEEPEST = 3
"""Rows of headers, at most."""
_OWN_BRACKET = re.compile(r"[(/].*$")


class TableFindings(NamedTuple):
    quantities: list[Quantity]
    things: list[Thing]
    wholes: list[Whole]
    """By index into `quantities`."""
    changes: list[tuple[Direction | None, str | None]]
    """Direction and base of quantities under a header that tells a change: 比年初增减."""
    statuses: list[CountStatus | None]
    """What the headers say of the quantities' status."""
    periods: list[Span | None]
    """The time words of the header, or of the label, in the text."""
    cells: list[tuple[int, int]]
    """Spans of numeric cells, headers and numbering: prose rules keep out."""


class TableReader:
    """Reads all tables of a document. Built once per worker."""

    def __init__(self, config: Config, measures: Measures, modifiers: Modifiers) -> None:
        self.numbers = CellNumbers(modifiers, measures)
        self.headers = Headers(config, measures)
        self.statuses = HeaderStatuses(config)
        self.trimmed = Trimmer(config).trimmed

    def read(self, folded: str, tables: Iterable[Grid], last_year: int | None) -> TableFindings:
        """Quantities of all numeric cells, table by table; `last_year` is the last that the report is about."""
        found = TableFindings([], [], [], [], [], [], [])
        for cells in tables:
            _Table(self, folded, cells, found).read(last_year)
        return found


class _Table:
    """One grid; fills `found`."""

    def __init__(self, reader: TableReader, folded: str, cells: list[Cell], found: TableFindings) -> None:
        self._reader = reader
        self._folded = folded
        self._grid = {(cell.row, cell.column): cell for cell in cells}
        self._found = found
        self._cells = cells
        self._rows = sorted({cell.row for cell in cells})
        self._columns = sorted({cell.column for cell in cells})
        heads = [cell for cell in cells if cell.row == self._rows[0]]
        bands = (cell.column for cell in heads if reader.headers.is_banding(self._text(cell)))
        self._bands = {self._columns[0], *bands}
        self._years = {cell.column: cell for row in self._rows[1:_DEEPEST] for cell in self._years_of(row)}
        before = folded[max(0, cells[0].start - 60) : cells[0].start]
        head = " ".join(map(self._text, heads))
        caption = reader.headers.caption(before) or reader.headers.caption(head)
        self._captions = _BETWEEN_UNITS.split(caption) if caption else []
        across = sorted(self._grid.values())
        down = sorted(across, key=attrgetter("column"))
        self._headers = _nearest(groupby(down, attrgetter("column")), self._is_header)
        self._labels = _nearest(groupby(across, attrgetter("row")), self._is_label)
        self._index: dict[tuple[int, int], int] = {}

    def read(self, last_year: int | None) -> None:
        speaking = self._speaking()
        for cell in self._cells:
            number = self._number(cell)
            if number is None or cell.row == self._rows[0]:
                if cell.row == self._rows[0] or cell.column == self._columns[0]:
                    self._found.cells.append((cell.start, cell.end))
                continue
            self._found.cells.append((cell.start, cell.end))
            if self._read_cell(cell, number):
                label = self._text(self._labels[cell.row, cell.column])
                told = self._reader.statuses.told(speaking[cell.row, cell.column], label, last_year)
                self._found.statuses.append(told)
                self._found.periods.append(self._period(cell))
        self._relate()

    def _speaking(self) -> dict[tuple[int, int], str]:
        """By row and column, the header that tells the status there: its own, or of the nearest figures to its left."""
        figures = {cell.column for cell in self._cells if cell.row > self._rows[0] and self._is_figure(cell)}
        known: dict[tuple[Cell | None, int], str] = {}
        found: dict[tuple[int, int], str] = {}
        for row, line in groupby(sorted(self._cells), attrgetter("row")):
            told = ""
            for _, column, *_ in line:
                head = self._headers[row, column], column
                if column in figures and head not in known:
                    known[head] = self._spoken(*head)
                told = known.get(head) or told
                found[row, column] = told
        return found

    def _spoken(self, header: Cell | None, column: int) -> str:
        """The header, or what stands in the first row above it, where it speaks of status: 计划 over 户数 and 金额."""
        headings = (self._text(header), self._text(self._grid.get((self._rows[0], column))))
        return next(filter(self._reader.statuses.speaks, headings), "")

    def _years_of(self, row: int) -> list[Cell]:
        """The cells of a row of headers that has nothing but years: 2022年, 2023年 below 投资（万元）."""
        cells = [cell for cell in self._cells if cell.row == row and cell.column != self._columns[0]]
        return cells if all(map(self._reader.headers.is_time, map(self._text, cells))) else []

    def _header(self, cell: Cell) -> Cell | None:
        """The header of its column; over years one cell may head several columns, and stands in the first of them."""
        header = self._headers[cell.row, cell.column]
        if header is not None or cell.column not in self._years:
            return header
        over = [one for one in self._cells if one.row == self._rows[0] and one.column < cell.column]
        return max(over, key=attrgetter("column"), default=None)

    def _period(self, cell: Cell) -> Span | None:
        """Of its year below the header, its header and the first cell of its row, the first that tells a time."""
        headings = (self._grid.get((self._rows[0], cell.column)), self._grid.get((cell.row, self._columns[0])))
        for told in (self._years.get(cell.column), *headings):
            if told and (time := self._reader.headers.time(self._folded[told.start : told.end])):
                return Span(told.start, told.start + len(time))
        return None

    def _number(self, cell: Cell) -> CellNumber | None:
        """What stands in the first row or column names classes of things: 60以上 there is no figure."""
        if self._years.get(cell.column) == cell:
            return None
        dressed = cell.row != self._rows[0] and cell.column not in self._bands
        return self._reader.numbers.read(self._folded, cell.start, cell.end, dressed=dressed)

    def _is_figure(self, cell: Cell) -> bool:
        return self._number(cell) is not None

    def _text(self, cell: Cell | None) -> str:
        return self._folded[cell.start : cell.end].strip() if cell else ""

    def _is_data(self, cell: Cell) -> bool:
        """A number, or a dash or blank where one is lacking."""
        if self._is_figure(cell):
            return True
        return not any(char.isalpha() for char in self._folded[cell.start : cell.end])

    def _is_header(self, cell: Cell) -> bool:
        """Whether a cell may head the numbers below it."""
        return not self._is_data(cell) and self._years.get(cell.column) != cell

    def _is_label(self, cell: Cell) -> bool:
        """Whether a cell may name the numbers to its right: a unit does not."""
        return not self._is_data(cell) and self._reader.headers.unit_of(self._text(cell))[1] is None

    def _read_cell(self, cell: Cell, number: CellNumber) -> bool:
        """Whether a quantity was read."""
        header, label = self._header(cell), self._labels[cell.row, cell.column]
        heading = self._text(header)
        if self._reader.headers.is_numbering(heading) or (header is None and label is None):
            return False
        numeral = number.numeral
        if numeral is None:
            return False
        scale, unit = self._unit(number.own, heading, cell)
        if unit is None and (number.own or YEAR.fullmatch(number.number.strip())):
            return False
        if numeral.high >= MOST // scale:
            return False
        self._index[cell.row, cell.column] = len(self._found.quantities)
        self._found.quantities.append(self._quantity(cell, number, scale, unit))
        self._found.things.append(self._thing(header, label))
        self._found.changes.append(self._reader.headers.change(heading, negative=number.number.startswith("-")))
        return True

    def _unit(self, own: str, heading: str, cell: Cell) -> tuple[int, str | None]:
        row_unit = self._row_unit(cell.row)
        in_header = _IN_HEADER.search(heading)
        label = self._text(self._labels[cell.row, cell.column])
        in_label = _IN_HEADER.search(label)
        for text in (own, _within(in_header), row_unit, _within(in_label)):
            if text:
                scale, unit = self._reader.headers.unit_of(text)
                if unit or text == own:
                    return scale, unit
        implied = self._reader.headers.implied_unit(heading) or self._reader.headers.implied_unit(label)
        caption = self._captioned(heading)
        if implied and not (implied == "元" and caption[1]):
            return 1, implied
        return caption

    def _captioned(self, heading: str) -> tuple[int, str | None]:
        """The caption's unit; of several, the one that suits the header, else the first."""
        units = [self._reader.headers.unit_of(text) for text in self._captions]
        classes = self._reader.headers.classes_of(heading)
        for scale, unit in units if len(units) > 1 else ():
            measure = self._reader.headers.measure_named(unit)
            if measure and measure.unit_class in classes:
                return scale, unit
        return units[0] if units else (1, None)

    def _row_unit(self, row: int) -> str:
        """What the row says in a column headed 单位."""
        return "" if self._unit_column is None else self._text(self._grid.get((row, self._unit_column)))

    @cached_property
    def _unit_column(self) -> int | None:
        heads = ((column, self._text(self._grid.get((self._rows[0], column)))) for column in self._columns)
        return next((column for column, head in heads if head in self._reader.headers.of_units), None)

    def _quantity(self, cell: Cell, number: CellNumber, scale: int, unit: str | None) -> Quantity:
        numeral = number.numeral
        assert numeral
        sign = -1 if number.number.startswith("-") else 1
        inner = inner_approx(numeral.inner)
        measure = self._reader.headers.measure_named(unit)
        return Quantity(
            start=number.start,
            end=number.end,
            left=cell.start,
            right=cell.end,
            low=numeral.low * scale * sign,
            high=numeral.high * scale * sign,
            several=False,
            approx=inner if inner != "exact" else number.dress.approx,
            modifier=modifier_words(number.dress, numeral),
            unit=measure.name if measure else None,
            per=measure.per if measure else None,
            unit_class=measure.unit_class if measure else "other",
            form="table",
        )

    def _thing(self, header: Cell | None, label: Cell | None) -> Thing:
        heading = _OWN_BRACKET.sub("", self._text(header))
        plain = PART.sub("", heading)
        total = label is not None and self._reader.headers.is_total(self._text(label))
        change = self._reader.headers.tells_change(plain) and not total
        source = label if label and (change or self._reader.headers.is_generic(plain)) else header or label
        if source is None:
            return Thing(None, None)
        bracket = self._folded.find("(", source.start, source.end)
        end = bracket if source is not label and bracket > source.start else source.end
        part = PART.match(self._folded[source.start : end])
        span = self._reader.trimmed(self._folded, source.start + (part.end() if part else 0), end)
        return Thing(Span(span.start, span.end), "header")

    def _relate(self) -> None:
        below = self._rows[1:]
        heads = {column: self._text(self._grid.get((self._rows[0], column))) for column in self._columns}
        marks = Marks(
            rows={
                row: max(self._reader.headers.rank(self._text(self._grid.get((row, at)))) for at in self._columns[:2])
                for row in below
            },
            columns={column: self._reader.headers.rank(head) for column, head in heads.items()},
            parts=frozenset(column for column, head in heads.items() if PART.match(head)),
        )
        units = [quantity.unit for quantity in self._found.quantities]
        self._found.wholes.extend(wholes(self._index, units, marks))


def _nearest(
    lines: Iterable[tuple[object, Iterable[Cell]]], is_wanted: Callable[[Cell], bool]
) -> dict[tuple[int, int], Cell | None]:
    """By row and column, the nearest cell before it in its line that is wanted."""
    found: dict[tuple[int, int], Cell | None] = {}
    for _, line in lines:
        last = None
        for cell in line:
            found[cell.row, cell.column] = last
            last = cell if is_wanted(cell) else last
    return found


def _within(found: re.Match[str] | None) -> str:
    return (found["unit"] or found["bare"]) if found else ""
