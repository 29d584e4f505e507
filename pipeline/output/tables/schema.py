"""The tables as JSON Schema and as SQL."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.output.tables import DOCUMENTS, TABLES, TABLES_VERSION, Column, ColumnType, Table
from pipeline.output.tables.databases import STORED

_JSON: dict[ColumnType, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "list": {"type": "array", "items": {"type": "string"}},
}

INDEXES = (
    ("documents", "organisation, year"),
    ("documents", "kind"),
    ("archives", "archive"),
    ("sections", "role, topic"),
    ("counts", "object, unit"),
    ("counts", "unit_class, value"),
    ("counts", "status"),
    ("initiatives", "name"),
    ("initiatives", "kind"),
    ("checks", "holds"),
    ("notices", "code"),
)
"""What people look rows up by, beside their keys."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one database says it."""

    types: dict[ColumnType, str]
    options: str = ""
    """Behind the columns."""
    when_gone: str = ""
    """What becomes of a document's rows when it goes."""


SQLITE = Dialect(
    {
        "text": "TEXT",
        "integer": "INTEGER",
        "number": "REAL",
        "boolean": "INTEGER",  # SQLite has no other; 0 or 1
        "date": "TEXT",  # ISO 8601, as SQLite's own date functions read it
        "list": "TEXT",  # JSON array, for json_each
    },
    options=" STRICT",  # a value of another type is refused
)
POSTGRES = Dialect(
    {
        "text": "text",
        "integer": "bigint",
        "number": "double precision",
        "boolean": "boolean",
        "date": "date",
        "list": "text[]",
    },
    when_gone=" ON DELETE CASCADE",
)


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


def listed(columns: Iterable[Column]) -> str:
    """Their names, as SQL lists them."""
    return ", ".join(quoted(column.name) for column in columns)


def create_table(table: Table, dialect: Dialect) -> str:
    """One CREATE TABLE."""
    lines = [
        f"{quoted(column.name)} {dialect.types[column.type]}{'' if column.null else ' NOT NULL'}"
        for column in table.columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(key.name for key in table.keys)})")
    if table.columns[0].name == "document":
        lines.append(f"FOREIGN KEY (document) REFERENCES {DOCUMENTS.name} (id){dialect.when_gone}")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {table.name} (\n  {body}\n){dialect.options}"


def create_indexes() -> list[str]:
    """One CREATE INDEX for each of `INDEXES`."""
    return [f"CREATE INDEX {table}_{columns.replace(', ', '_')} ON {table} ({columns})" for table, columns in INDEXES]


def postgres_ddl() -> list[str]:
    """All statements that make the tables in the current schema; each column's meaning is its comment."""
    statements = [
        *(create_table(table, POSTGRES) for table in STORED),
        *create_indexes(),
        *(comment for table in STORED for comment in _comments(table)),
        "CREATE TABLE made_by (statements text PRIMARY KEY)",
    ]
    return [*statements, f"INSERT INTO made_by VALUES ({_literal(digest(statements))})"]  # noqa: S608 - our own digest


def digest(statements: Iterable[str]) -> str:
    """By which a database that was made by other statements is known."""
    return f"{TABLES_VERSION} {hashlib.sha256(';'.join(statements).encode()).hexdigest()}"


def _comments(table: Table) -> Iterable[str]:
    yield f"COMMENT ON TABLE {table.name} IS {_literal(f'{table.zh}: {table.about}')}"
    for column in table.columns:
        about = f"{column.zh}: {column.about}" + (f" ({column.unit})" if column.unit else "")
        yield f"COMMENT ON COLUMN {table.name}.{quoted(column.name)} IS {_literal(about)}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
