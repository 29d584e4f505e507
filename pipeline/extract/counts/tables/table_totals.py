"""Which cells of a table are sums of which: rows and columns of totals, and columns headed 其中."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.counts.relations.wholes import Whole

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


def wholes(index: Mapping[Place, int], units: Sequence[str | None], marks: Marks) -> Iterator[Whole]:
    """Wholes with their parts; `index`: by place of a number its quantity, `units`: by quantity."""
    by_column: dict[int, list[int]] = defaultdict(list)
    by_row: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(index):
        by_column[column].append(row)
        by_row[row].append(column)
    rows = {row: rank for row, rank in marks.rows.items() if rank or row in by_row}
    yield from _over_rows(index, units, by_column, _owners(rows))
    yield from _beside(index, by_column, marks)
    columns = {column: rank for column, rank in marks.columns.items() if column in by_column}
    yield from _over_columns(index, units, by_row, _owners(columns))


def _over_rows(
    index: Mapping[Place, int], units: Sequence[str | None], filled: Mapping[int, Sequence[int]], owners: dict[int, int]
) -> Iterator[Whole]:
    """`filled`: by column, the rows that hold a number."""
    for column, rows in filled.items():
        for row, others in sorted(_totalled(rows, owners).items()) if len(rows) > 2 else ():
            whole = index[row, column]
            if units[whole] != _PERCENT:
                yield Whole(whole, tuple(index[other, column] for other in others), bracket=True)


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
    index: Mapping[Place, int], units: Sequence[str | None], filled: Mapping[int, Sequence[int]], owners: dict[int, int]
) -> Iterator[Whole]:
    """1月, 2月, 3月, 合计: a column of totals over columns of its own kind; `filled`: by row, those with a number."""
    for row, columns in filled.items():
        for column, others in sorted(_totalled(columns, owners).items()):
            whole, parts = index[row, column], tuple(index[row, other] for other in others)
            alike = units[whole] != _PERCENT and all(units[part] == units[whole] for part in parts)
            if len(parts) > 1 and alike:
                yield Whole(whole, parts, bracket=True)


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
