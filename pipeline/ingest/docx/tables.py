"""Rows and cells of a table, with the grid columns at which cells begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.ingest.docx import names
from pipeline.ingest.docx.alternatives import chosen_branch
from pipeline.ingest.docx.values import child, child_value, whole

_WRAPPERS = names.WRAPPERS | {names.CONTROL}
_TRACKED = (names.DELETED, names.MOVED_AWAY)


class Cell(NamedTuple):
    row: int
    column: int
    element: _Element


def cells(table: _Element, limits: Limits) -> Iterator[Cell]:
    """Cells in reading order. Deleted rows and cells are left out, and so is what a merge covers."""
    rows = (row for row in _within(table, names.ROW) if not _is_deleted(row))
    for index, row in enumerate(rows):
        properties = child(row, names.ROW_PROPERTIES)
        column = _columns(child_value(properties, names.GRID_BEFORE), 0, limits)
        for cell in _within(row, names.CELL):
            properties = child(cell, names.CELL_PROPERTIES)
            if child(properties, names.CELL_DELETED) is not None:
                continue
            if not _is_covered(properties):
                yield Cell(index, column, cell)
            column += _columns(child_value(properties, names.GRID_SPAN), 1, limits)


def _within(parent: _Element, tag: str) -> Iterator[_Element]:
    """Children of that tag, those inside content controls and other wrappers included."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _within(element, tag)
        elif element.tag == names.ALTERNATIVES and (branch := chosen_branch(element)) is not None:
            yield from _within(branch, tag)


def _columns(value: str | None, least: int, limits: Limits) -> int:
    return min(max(whole(value, least), least), limits.grid_span)


def _is_deleted(row: _Element) -> bool:
    properties = child(row, names.ROW_PROPERTIES)
    return properties is not None and any(element.tag in _TRACKED for element in properties)


def _is_covered(properties: _Element | None) -> bool:
    tracked = child(properties, names.CELL_MERGE)
    if tracked is not None:
        return tracked.get(names.VERTICAL_MERGE) not in (None, names.MERGE_STARTS)
    merges = (child(properties, tag) for tag in (names.VERTICAL_MERGE, names.HORIZONTAL_MERGE))
    return any(merge is not None and merge.get(names.VAL, "continue") == "continue" for merge in merges)
