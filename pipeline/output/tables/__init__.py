"""Records as flat tables: the one list from which sinks, schemas and data dictionaries follow."""

from __future__ import annotations

from pipeline.output.tables.counts import COUNTS
from pipeline.output.tables.documents import DOCUMENTS, TEXTS
from pipeline.output.tables.failures import FAILURES
from pipeline.output.tables.findings import CHECKS, INITIATIVES, MENTIONS, NOTICES, SECTIONS
from pipeline.output.tables.model import Column, ColumnType, Row, Table, Value

__all__ = [
    "DOCUMENTS",
    "FAILURES",
    "TABLES",
    "TABLES_VERSION",
    "TEXTS",
    "Column",
    "ColumnType",
    "Row",
    "Table",
    "Value",
]

TABLES_VERSION = "workreport-tables/2"
"""Raised by every change of a name, a type or a key below; a column that is added does not change it."""

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    TEXTS,
    SECTIONS,
    COUNTS,
    INITIATIVES,
    MENTIONS,
    CHECKS,
    NOTICES,
    FAILURES,
)
