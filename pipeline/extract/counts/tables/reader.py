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
from pipeline.extract.counts.tables.headers import PART, YEAR, Headers, Told
from pipeline.extract.counts.tables.table_totals import Figures, Marks, wholes
from pipeline.records import CountStatus

_IN_HEADER = re.compile(r"\((?P<unit>[^()\d]{1,10})\)\s*$|/(?P<bare>[^()/\d]{1,8})\s*$")
_DEEPEST = 3
"""Rows of headers, at most."""
_OWN_BRACKET = re.compile(r"[(/].*$")


class TableFindings(NamedTuple):
    quantities: list[Quantity]
    things: list[Thing]
    wholes: list[Whole]
    """By index into `quantities`."""
    told: list[Told]
    """What the headers say of the quantities: changes and shares."""
    statuses: list[CountStatus | None]
    """What the headers say of the quantities' status."""
    periods: list[Span | None]
    """The time words of the header, or of the label, in the text."""
    cells: list[tuple[int, int]]
    """Spans of numeric cells, headers and numbering: prose rules keep out."""
    labels: list[tuple[int, int, Span]]
    """Spans of all other cells that a row names, each with the name: 增长11.8%."""


class TableReader:
    """Reads all tables of a document. Built once per worker."""

    def __init__(self, config: Config, measures: Measures, modifiers: Modifiers) -> None:
        self.numbers = CellNumbers(modifiers, measures)
        self.headers = Headers(config, measures)
        self.statuses = HeaderStatuses(config)
        self.trimmed = Trimmer(config).trimmed

    def read(self, folded: str, tables: Iterable[Grid], last_year: int | None) -> TableFindings:
        """Quantities of all numeric cells, table by table; `last_year` is the last that the report is about."""
        found = TableFindings([], [], [], [], [], [], [], [])
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
        captions = reader.headers.captions(before) or reader.headers.bracketed(before) or reader.headers.captions(head)
        units = [reader.headers.unit_of(caption) for caption in captions]
        self._captions = [(scale, unit) for scale, unit in units if unit]
        figures = [cell for cell in cells if cell.row != self._rows[0] and self._is_figure(cell)]
        self._first_figures = {cell.column: cell.row for cell in sorted(figures, reverse=True)}
        self._rows_of_figures = {cell.row for cell in figures}
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
                elif naming := self._labels[cell.row, cell.column]:
                    self._found.labels.append((cell.start, cell.end, self._span_of(naming)))
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
        """The years of a row of headers that has, but for changes, nothing else: 2022年, 2023年 below 投资（万元）."""
        headers = self._reader.headers
        cells = [cell for cell in self._cells if cell.row == row and cell.column != self._columns[0]]
        years = [cell for cell in cells if headers.is_time(self._text(cell))]
        others = {self._text(cell) for cell in cells} - {self._text(cell) for cell in years} - {""}
        return years if all(map(headers.tells_change, others)) else []

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
        heads = cell.row == self._rows[0]
        dressed = not heads and cell.column not in self._bands
        number = self._reader.numbers.read(self._folded, cell.start, cell.end, dressed=dressed)
        if heads and number and number.own and not self._reader.headers.time(self._text(cell)):
            return number if self._reader.headers.unit_of(number.own)[1] else None  # 600分以上人数
        return number

    def _is_figure(self, cell: Cell) -> bool:
        return self._number(cell) is not None

    def _text(self, cell: Cell | None) -> str:
        return self._folded[cell.start : cell.end].strip() if cell else ""

    def _is_data(self, cell: Cell) -> bool:
        """A number, or a dash or blank where one is lacking; a header may be a sign (±, %)."""
        if self._is_figure(cell):
            return True
        if cell.row == self._rows[0]:
            return not self._text(cell)
        return not any(char.isalpha() for char in self._folded[cell.start : cell.end])

    def _is_header(self, cell: Cell) -> bool:
        """Whether a cell may head the numbers below it: no words among numbers do."""
        if self._is_data(cell) or self._years.get(cell.column) == cell:
            return False
        return cell.row <= self._first_figures.get(cell.column, cell.row) or cell.row not in self._rows_of_figures

    def _is_label(self, cell: Cell) -> bool:
        """Whether a cell may name the numbers to its right: a unit does not, nor a specification or a date."""
        among_figures = cell.column in self._first_figures and cell.column != self._columns[0]
        if among_figures or self._is_data(cell) or cell.column == self._unit_column:
            return False
        headers, top = self._reader.headers, self._top(cell.column)
        if headers.is_describing(top) or (headers.is_numbering(top) and cell.column != self._columns[0]):
            return False
        return headers.unit_of(self._text(cell))[1] is None

    def _read_cell(self, cell: Cell, number: CellNumber) -> bool:
        """Whether a quantity was read."""
        header, label = self._header(cell), self._labels[cell.row, cell.column]
        heading = self._text(header) or self._reader.headers.untimed(self._top(cell.column))
        numeral = number.numeral
        if numeral is None or (header is None and label is None) or self._is_ordinal(cell, heading, number.own):
            return False
        scale, unit = self._unit(number.own, heading, cell)
        if unit is None and (number.own or YEAR.fullmatch(number.number.strip())):
            return False
        if numeral.high >= MOST // scale:
            return False
        self._index[cell.row, cell.column] = len(self._found.quantities)
        self._found.quantities.append(self._quantity(cell, number, scale, unit))
        self._found.things.append(self._thing(header, label))
        self._found.told.append(self._reader.headers.told(heading, negative=number.number.startswith("-")))
        return True

    def _is_ordinal(self, cell: Cell, heading: str, own: str) -> bool:
        """Whether the number at `cell` below `heading` counts nothing: 序号, 登记日期, 排名, 规格型号."""
        headers, top = self._reader.headers, self._top(cell.column)
        if any(headers.is_numbering(text) or headers.is_describing(text) for text in (heading, top)):
            return True
        label = "" if own else self._text(self._labels[cell.row, cell.column])
        return any(map(headers.is_ranking, (heading, top, label)))

    def _top(self, column: int) -> str:
        """What the first row says over a column: its own header, or that of several columns which begins before it."""
        return self._text(self._grid.get((self._rows[0], self._over[column])))

    @cached_property
    def _over(self) -> dict[int, int]:
        """By column that of the nearest cell of the first row, there or before it, that is not blank."""
        return self._nearest_before(bool)

    def _unit(self, own: str, heading: str, cell: Cell) -> tuple[int, str | None]:
        headers, label = self._reader.headers, self._text(self._labels[cell.row, cell.column])
        row_unit = self._row_unit(cell.row)
        over = "" if headers.tells_change(heading) else self._top(cell.column)  # 面积(亩) over 新建 and 改造
        whole = headers.unit_of(heading)
        if not own and whole[1] and "(" not in whole[1]:
            return whole  # 件(次)
        for text in (own, *(_within(_IN_HEADER.search(header)) for header in (heading, over))):
            scale, unit = headers.unit_of(text) if text else (1, None)
            if unit or (text and text == own):
                return scale, unit
        implied = headers.implied_unit(heading)
        sign = headers.signed_unit(heading) or headers.signed_unit(over) or (implied if implied == "%" else None)
        if sign or row_unit:
            return (1, sign) if sign else headers.unit_of(row_unit)
        scale, unit = headers.unit_of(_within(_IN_HEADER.search(label)))
        if unit or (sign := headers.signed_unit(label)):
            return (scale, unit) if unit else (1, sign)
        implied = implied or headers.implied_unit(label)
        caption = self._captioned(cell, heading, label)
        if implied and not (implied == "元" and caption[1]):
            return 1, implied
        return caption

    def _captioned(self, cell: Cell, heading: str, label: str) -> tuple[int, str | None]:
        """The caption's unit; of several, the one that suits what the cell is of, else the first."""
        headers, units = self._reader.headers, self._captions
        measures = [(scale, headers.measure_named(unit)) for scale, unit in units]
        whole = self._labels.get((self._part_rows.get(cell.row, -1), cell.column))
        before = self._grid.get((self._rows[0], self._whole_columns[cell.column]))
        told = (heading, self._top(cell.column), self._text(before), label, self._text(whole))
        wanted = map(headers.classes_of, told)
        for unit_class in next(filter(None, wanted), ()) if len(units) > 1 else ():
            for scale, measure in measures:
                if measure and measure.unit_class == unit_class:
                    return scale, measure.name
        money = bool(measures and measures[0][1] and measures[0][1].unit_class == "money")
        unpriced = money and (headers.is_unpriced(heading) or headers.is_unpriced(label))
        return units[0] if units and not unpriced else (1, None)

    def _row_unit(self, row: int) -> str:
        """What the row says in a column headed 单位."""
        return "" if self._unit_column is None else self._text(self._grid.get((row, self._unit_column)))

    @cached_property
    def _unit_column(self) -> int | None:
        """The column headed 单位 that holds measure words: it may name offices, too."""
        headers = self._reader.headers
        for column in self._columns:
            named = self._text(self._grid.get((self._rows[0], column))) in headers.of_units
            cells = (self._text(self._grid.get((row, column))) for row in self._rows[1:]) if named else ()
            if any(headers.unit_of(cell)[1] for cell in cells if cell):
                return column
        return None

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

    def _span_of(self, cell: Cell) -> Span:
        return self._reader.trimmed(self._folded, cell.start, cell.end)

    def _relate(self) -> None:
        below = self._rows[1:]
        heads = {column: self._text(self._grid.get((self._rows[0], column))) for column in self._columns}
        rank = self._reader.headers.rank
        ranks = {row: max(rank(self._text(self._grid.get((row, at)))) for at in self._columns) for row in below}
        marks = Marks(
            rows=ranks,
            columns={column: self._reader.headers.rank(head) for column, head in heads.items()},
            parts=frozenset(column for column, head in heads.items() if PART.match(head)),
            part_rows=self._part_rows,
            named_rows=frozenset(row for row, rank in ranks.items() if rank and not self._says_total_alone(row)),
            named_columns=frozenset(at for at, head in heads.items() if not self._reader.headers.is_total(head)),
            words=frozenset((cell.row, cell.column) for cell in self._cells if not self._is_data(cell)),
            groups=self._over,
        )
        found = self._found.quantities
        figures = Figures(self._index, [one.unit for one in found], [one.low for one in found])
        self._found.wholes.extend(wholes(figures, marks))

    @cached_property
    def _whole_columns(self) -> dict[int, int]:
        """By column the nearest one, itself or before it, that is none of 其中."""
        return self._nearest_before(lambda head: not PART.match(head))

    def _nearest_before(self, is_it: Callable[[str], bool]) -> dict[int, int]:
        """By column the nearest one, itself or before it, of whose header that is true; else the column itself."""
        found: dict[int, int] = {}
        last: int | None = None
        for column in self._columns:
            last = column if is_it(self._text(self._grid.get((self._rows[0], column)))) else last
            found[column] = column if last is None else last
        return found

    def _says_total_alone(self, row: int) -> bool:
        """合计, and not 甲乙类合计."""
        cells = (self._text(self._grid.get((row, column))) for column in self._columns)
        return any(map(self._reader.headers.is_total, cells))

    @cached_property
    def _part_rows(self) -> dict[int, int]:
        """Rows that 其中 labels, each with the nearest row before it that is none."""
        found, before = dict[int, int](), self._rows[0]
        for row in self._rows[1:]:
            if any(PART.match(self._text(self._grid.get((row, column)))) for column in self._columns[:2]):
                found[row] = before
            else:
                before = row
        return found


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
