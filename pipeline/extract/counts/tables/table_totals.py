"""Which cells of a table are sums of which: rows and columns of totals, and columns headed 其中."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from pipeline.extract.counts.relations.wholes import Whole
from pipeline.zh.numerals import Exact

SUBTOTAL, TOTAL, GRAND_TOTAL = 1, 2, 3
"""Ranks: 小计 is over rows, 合计 over these, 总计 and 全镇合计 over all."""
_PERCENT = "%"

Place = tuple[int, int]
"""Row and column."""


class Marks(NamedTuple):
    """What headers and labels say; rows and columns in their order."""

    rows: Mapping[int, int]
    """By row below the headers, its rank: 0 for what is no total."""
    columns: Mapping[int, int]
    """The same of all columns."""
    parts: frozenset[int]
    """Columns headed 其中."""
    part_rows: Mapping[int, int]
    """By row that 其中 labels, the nearest row before it that is none."""
    named_rows: frozenset[int]
    """Totals that say of what: below 甲乙类合计 some may be left out."""
    named_columns: frozenset[int]
    words: frozenset[Place]
    """Places below the headers that hold neither a number nor a blank: 186批426人次."""
    groups: Mapping[int, int]
    """By column, the first of those under the same cell of the first row."""


class Figures(NamedTuple):
    """The numbers of a table."""

    places: Mapping[Place, int]
    """By place of a number its quantity."""
    units: Sequence[str | None]
    """By quantity."""
    values: Sequence[Exact]

    def add_up(self, whole: int, parts: Iterable[int]) -> bool:
        return sum(Fraction(self.values[part]) for part in parts) == self.values[whole]


def wholes(figures: Figures, marks: Marks) -> Iterator[Whole]:
    """Wholes with their parts."""
    index, units = figures.places, figures.units
    by_column: dict[int, list[int]] = defaultdict(list)
    by_row: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(index):
        by_column[column].append(row)
        by_row[row].append(column)
    rows = {row: rank for row, rank in marks.rows.items() if rank or row in by_row}
    yield from _over_rows(figures, by_column, _owners(rows), marks)
    yield from _beside(index, by_column, marks)
    for (row, column), part in index.items():
        whole = index.get((marks.part_rows.get(row, -1), column))
        if whole is not None and units[whole] == units[part] != _PERCENT:
            yield Whole(whole, (part,))
    columns = {column: rank for column, rank in marks.columns.items() if column in by_column}
    yield from _over_columns(figures, by_row, _owners(columns), marks)


def _over_rows(
    figures: Figures, filled: Mapping[int, Sequence[int]], owners: dict[int, int], marks: Marks
) -> Iterator[Whole]:
    """`filled`: by column, the rows that hold a number. Behind a row of 其中 any number of rows may go with it."""
    for column, rows in filled.items():
        for row, others in sorted(_totalled(rows, owners).items()) if len(rows) > 2 else ():
            whole = figures.places[row, column]
            parts = tuple(figures.places[other, column] for other in others if other not in marks.part_rows)
            if figures.units[whole] == _PERCENT:
                continue
            told = any((at, column) in marks.words for at in range(min(row, *others), max(row, *others)))
            complete = len(parts) == len(others) and row not in marks.named_rows and not told
            if complete or figures.add_up(whole, parts):
                yield Whole(whole, parts, bracket=True)


def _beside(index: Mapping[Place, int], filled: Mapping[int, Sequence[int]], marks: Marks) -> Iterator[Whole]:
    """其中 columns are parts of the nearest column before them that is none."""
    before: int | None = None
    for column in marks.columns:
        if column not in marks.parts:
            before = column
            continue
        for row in filled.get(column, ()):
            whole = index.get((row, before or 0))
            if whole is not None:
                yield Whole(whole, (index[row, column],))


def _over_columns(
    figures: Figures, filled: Mapping[int, Sequence[int]], owners: dict[int, int], marks: Marks
) -> Iterator[Whole]:
    """1月, 2月, 3月, 合计: a column of totals over columns of its own kind; `filled`: by row, those with a number."""
    for row, columns in filled.items():
        for column, others in sorted(_totalled(columns, owners).items()):
            whole = figures.places[row, column]
            for bundle in _bundles(figures, row, whole, others, marks):
                parts = tuple(figures.places[row, other] for other in bundle)
                unit = figures.units[whole]
                if column in marks.named_columns and not figures.add_up(whole, parts):
                    continue
                if len(parts) > 1 and unit != _PERCENT and all(figures.units[part] == unit for part in parts):
                    yield Whole(whole, parts, bracket=True)


def _bundles(figures: Figures, row: int, whole: int, columns: Sequence[int], marks: Marks) -> Iterator[Sequence[int]]:
    """Columns that together claim to be the whole: 总数 | 男 | 女, or of 总数 | 学历 | 职称 those below each.

    Beside a column of 其中 the others may tell of parts too, which overlap.
    """
    apart = [column for column in columns if column not in marks.parts]
    if len(apart) == len(columns) and len({marks.groups[column] for column in columns}) in (1, len(columns)):
        yield columns
    elif figures.add_up(whole, (figures.places[row, column] for column in apart)):
        yield apart
    else:
        for _, group in groupby(apart, marks.groups.__getitem__):
            bundle = list(group)
            if figures.add_up(whole, (figures.places[row, column] for column in bundle)):
                yield bundle


def _leading(ranks: Mapping[int, int]) -> frozenset[int]:
    """Ranks of totals that stand before their parts: 合计 right below the headers, 小计 right below that."""
    leads: dict[int, bool] = {}
    before = GRAND_TOTAL + 1
    for rank in ranks.values():
        leads.setdefault(rank, before > rank)
        before = rank
    return frozenset(rank for rank, first in leads.items() if rank and first)


def _owners(ranks: Mapping[int, int]) -> dict[int, int]:
    """Rows or columns, by rank in their order, to the total that each is part of.

    甲, 乙, 小计, 丙, 合计: 小计 is over 甲 and 乙, 合计 over 小计 and 丙. A total reaches to the next of its rank or a
    higher one, and stands for its parts from then on.
    """
    owners: dict[int, int] = {}
    leading = _leading(ranks)
    for rank in sorted({*ranks.values()} - {0}):
        parts: list[int] = []
        for place in reversed(ranks) if rank in leading else ranks:
            if ranks[place] == rank:
                owners.update(dict.fromkeys(parts, place))
            if ranks[place] >= rank:
                parts = []
            elif place not in owners:
                parts.append(place)
    return owners


def _totalled(filled: Sequence[int], owners: Mapping[int, int]) -> dict[int, list[int]]:
    """Totals with their parts among the places that are filled: where 小计 is blank, 合计 is over its rows."""
    present, parts = frozenset(filled), defaultdict[int, list[int]](list)
    for place in filled:
        owner = owners.get(place)
        while owner is not None and owner not in present:
            owner = owners.get(owner)
        if owner is not None:
            parts[owner].append(place)
    return parts
