"""The tables of a document as cells: those of its file, and those that a page has flattened into tabs or | in lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.records import Block

_SEPARATORS = {"|｜": re.compile(r"[|｜]"), "\t": re.compile(r"\t")}
"""Lines with both (甲村\t|\t5) are cut at |: a tab beside it is a blank of the cell."""
_RULE = re.compile(r"[\s|｜:+=—–-]*")
"""|---|---:| below a header."""
_NUMBER = re.compile(r"\s*[-+−]?[\d０-９][\d,，.０-９]*\s*\S{0,6}\s*")


class Cell(NamedTuple):
    """A cell by its place in the grid; `start:end` in the text."""

    row: int
    column: int
    start: int
    end: int


Grid = list[Cell]


def grids(text: str, blocks: Sequence[Block]) -> tuple[list[Grid], list[Grid]]:
    """The grids of the file's tables, and those of flattened ones, each with its cells in text order."""
    tables: dict[int, Grid] = {}
    for block in blocks:
        if block.kind == "table_cell" and block.row is not None and block.column is not None:
            tables.setdefault(block.table or 0, []).append(Cell(block.row, block.column, block.start, block.end))
    separators = [pattern for marks, pattern in _SEPARATORS.items() if any(mark in text for mark in marks)]
    flat: list[Grid] = []
    for separator in separators:
        flat += _flattened(text, blocks, separator, sorted(cell.start for grid in flat for cell in grid))
    return list(tables.values()), flat


def _flattened(text: str, blocks: Sequence[Block], separator: re.Pattern[str], taken: Sequence[int]) -> list[Grid]:
    """Runs of two lines or more with the same separator, of which one at least holds a number alone in a cell.

    `taken`: where cells of other grids start; a line is of one grid only.
    """
    found: list[Grid] = []
    rows: list[list[tuple[int, int]]] = []
    for block in blocks:
        free = block.kind == "paragraph" and not _is_taken(block, taken)
        row = _cells(text, block, separator) if free else []
        if len(row) > 1:
            rows.append(row)
        elif not (rows and separator.search(text, block.start, block.end) and _is_rule(text, block)):
            found.append(_grid(rows))
            rows = []
    found.append(_grid(rows))
    return [grid for grid in found if _holds_numbers(text, grid)]


def _is_taken(block: Block, taken: Sequence[int]) -> bool:
    at = bisect_left(taken, block.start)
    return at < len(taken) and taken[at] <= block.end


def _cells(text: str, block: Block, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """The cells of one line; separators at its edges frame it, a rule has none."""
    marks = list(separator.finditer(text, block.start, block.end))
    if not marks or _is_rule(text, block):
        return []
    starts = [block.start, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), block.end]
    spans = list(zip(starts, ends, strict=True))
    framed = separator.pattern != "\\t"
    first = 1 if framed and not text[slice(*spans[0])].strip() else 0
    last = len(spans) - 1 if framed and not text[slice(*spans[-1])].strip() else len(spans)
    return [_stripped(text, *span) for span in spans[first:last]]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    content = text[start:end]
    left = len(content) - len(content.lstrip())
    return (start + left, start + len(content.rstrip())) if content.strip() else (start, start)


def _is_rule(text: str, block: Block) -> bool:
    return _RULE.fullmatch(text, block.start, block.end) is not None


def _grid(rows: Sequence[Sequence[tuple[int, int]]]) -> Grid:
    return [Cell(row, column, *span) for row, spans in enumerate(rows) for column, span in enumerate(spans)]


def _holds_numbers(text: str, grid: Grid) -> bool:
    numbers = (cell for cell in grid if cell.row and _NUMBER.fullmatch(text, cell.start, cell.end))
    return any(numbers)
