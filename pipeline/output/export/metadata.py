"""What Datasette shows beside the tables: their meaning, column by column, and the questions."""

from __future__ import annotations

from typing import Any

from pipeline.output.questions import QUESTIONS
from pipeline.output.tables import DOCUMENTS, TABLES_VERSION, Table
from pipeline.output.tables.databases import STORED

_LABELS = {DOCUMENTS.name: "title", "initiatives": "name", "sections": "heading"}
_FACETS = {
    DOCUMENTS.name: ("kind", "organisation_level", "year", "grade"),
    "sections": ("role", "topic"),
    "counts": ("unit_class", "role", "status"),
    "initiatives": ("kind", "status"),
    "checks": ("kind", "holds"),
    "notices": ("code",),
    "failures": ("stage", "code"),
}
"""Columns of few values, by which a page lets one narrow a table."""
_SIZES = {"texts": 5}
"""Rows of a page where the usual hundred would be too long to read."""


def metadata(database: str) -> dict[str, Any]:
    """The metadata of a database of this name."""
    tables = {table.name: _table(table) for table in STORED}
    views = {question.name: {"description": f"{question.zh} {question.asks}"} for question in QUESTIONS}
    hidden = {"made_by": {"hidden": True}, "made_from": {"hidden": True}}
    return {
        "title": "工作报告数据 work reports",
        "description": TABLES_VERSION,
        "databases": {database: {"tables": {**tables, **views, **hidden}}},
    }


def _table(table: Table) -> dict[str, Any]:
    columns = {column.name: f"{column.zh}: {column.about}" for column in table.columns}
    described: dict[str, Any] = {"title": f"{table.zh} {table.name}", "description": table.about, "columns": columns}
    if table.name in _LABELS:
        described["label_column"] = _LABELS[table.name]
    if table.name in _FACETS:
        described["facets"] = _FACETS[table.name]
    if table.name in _SIZES:
        described["size"] = _SIZES[table.name]
    return described
