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
    def lists(self) -> tuple[int, ...]:
        """Places of the columns that hold lists, which not every system does."""
        return tuple(place for place, column in enumerate(self.columns) if column.type == "list")

    @cached_property
    def _values(self) -> Callable[[Any], Row]:
        """All values of a record at once: plain fields, which most are, by one call that no Python code is run for."""
        if len(self.fields) > 1 and all(column.of is None for column in self.fields):
            return attrgetter(*(column.name for column in self.fields))
        getters = tuple(column.get for column in self.fields)
        return lambda record: tuple(get(record) for get in getters)

    def row(self, keys: Keys, record: Record) -> Row:
        """The values of one record, in the order of `columns`."""
        return (*keys, *self._values(record))

    def rows(self, report: Report) -> list[Row]:
        """The rows of one report, in text order."""
        return [self.row(keys, record) for keys, record in self.items(report)]

    def index(self, column: str) -> int:
        """Place of a column in a row."""
        return next(place for place, each in enumerate(self.columns) if each.name == column)
