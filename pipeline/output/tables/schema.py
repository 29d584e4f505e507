"""The tables as JSON Schema and as SQL."""

from __future__ import annotations

from typing import Any

from pipeline.output.tables import DOCUMENTS, TABLES, TABLES_VERSION, Column, ColumnType, Table

_JSON: dict[ColumnType, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "list": {"type": "array", "items": {"type": "string"}},
}
_SQL: dict[ColumnType, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",  # SQLite has no other; 0 or 1
    "date": "TEXT",  # ISO 8601, as SQLite's own date functions read it
    "list": "TEXT",  # JSON array, for json_each
}


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of the rows of all tables, a definition a table."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:workreport:schema:tables:{TABLES_VERSION.rpartition('/')[2]}",
        "title": TABLES_VERSION,
        "$defs": {table.name: _definition(table) for table in TABLES},
    }


def _definition(table: Table) -> dict[str, Any]:
    return {
        "type": "object",
        "title": table.zh,
        "description": table.about,
        "properties": {column.name: _property(column) for column in table.columns},
        "required": [column.name for column in table.columns],
        "additionalProperties": False,
    }


def _property(column: Column) -> dict[str, Any]:
    kind = _JSON[column.type]
    described = {"title": column.zh, "description": column.about}
    return {**described, "anyOf": [kind, {"type": "null"}]} if column.null else {**described, **kind}


def quoted(name: str) -> str:
    """A name as SQL takes it even where it is a word of SQL, such as `end`."""
    return f'"{name}"'


def create_table(table: Table) -> str:
    """One CREATE TABLE of SQLite, strict: a value of another type is refused."""
    lines = [
        f"{quoted(column.name)} {_SQL[column.type]}{'' if column.null else ' NOT NULL'}" for column in table.columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(key.name for key in table.keys)})")
    if table.columns[0].name == "document":
        lines.append(f"FOREIGN KEY (document) REFERENCES {DOCUMENTS.name} (id)")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {table.name} (\n  {body}\n) STRICT"


def _column(column: Column) -> str:
    return f"{quoted(column.name)} {_SQL[column.type]}{'' if column.null else ' NOT NULL'}"
