"""What a flat table is: columns with their meaning, and the way from a record to its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, Literal

from pipeline.records import Record, Report

ColumnType = Literal["text", "integer", "number", "boolean", "date", "list"]
"""`date` is ISO 8601 text in a row, `list` a tuple of texts; all else is the Python type of that name."""

Value = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Value, ...]
Keys = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `path` leads from the record to the value; keys have none, for a record does not know its owner."""

    name: str
    type: ColumnType
    zh: str
    """What a Chinese reader calls it; the header of a spreadsheet."""
    about: str
    about_zh: str
    example: Value
    unit: str | None = None
    null: bool = False
    of: Callable[[Any], Value] | None = None
    """How the value is reached where it is not the field of this name."""

    @property
    def get(self) -> Callable[[Any], Value]:
        return self.of or attrgetter(self.name)


@dataclass(frozen=True)
class Table:
    """One flat table: a row for each record that `items` finds in a report."""

    name: str
    zh: str
    about: str
    about_zh: str
    keys: tuple[Column, ...]
    """What makes a row unique: the document's id first, then what is unique inside it."""
    fields: tuple[Column, ...]
    items: Callable[[Report], Iterator[tuple[Keys, Record]]]
    spreadsheet: bool = True
    """Whether its cells fit into those of a spreadsheet."""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return (*self.keys, *self.fields)

    @cached_property
    def _getters(self) -> tuple[Callable[[Any], Value], ...]:
        return tuple(column.get for column in self.fields)

    def row(self, keys: Keys, record: Record) -> Row:
        """The values of one record, in the order of `columns`."""
        return (*keys, *(get(record) for get in self._getters))

    def rows(self, report: Report) -> list[Row]:
        """The rows of one report, in text order."""
        return [self.row(keys, record) for keys, record in self.items(report)]

    def index(self, column: str) -> int:
        """Place of a column in a row."""
        return next(place for place, each in enumerate(self.columns) if each.name == column)
