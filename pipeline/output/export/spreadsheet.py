"""What CSV and Excel share: findings carry their report's name, and every value fits into a cell."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.output.reading import Batch
from pipeline.output.tables import DOCUMENTS, TABLES, Column, Table, Value

SHEETS: tuple[Table, ...] = tuple(table for table in TABLES if table.spreadsheet)
_CONTEXT = tuple(column for column in DOCUMENTS.columns if column.name in {"name", "organisation", "year"})
_PLACES = tuple(DOCUMENTS.index(column.name) for column in _CONTEXT)
SEPARATOR = "；"


def columns(table: Table) -> tuple[Column, ...]:
    """The table's columns, behind those by which a person knows the report; a long id alone says nothing."""
    return (*_CONTEXT, *table.columns) if _is_of_a_document(table) else table.columns


def rows(table: Table, batch: Batch) -> Iterator[tuple[Value, ...]]:
    """The rows of one report, with the values of `columns`."""
    found = batch.get(table.name, ())
    if not _is_of_a_document(table):
        yield from found
    elif found:
        (document,) = batch[DOCUMENTS.name]
        context = tuple(document[place] for place in _PLACES)
        yield from ((*context, *row) for row in found)


def joined(value: Value) -> str | int | float | bool | None:
    """A list as one text."""
    return SEPARATOR.join(value) if isinstance(value, tuple) else value


def _is_of_a_document(table: Table) -> bool:
    return table.keys[0].name == "document"
