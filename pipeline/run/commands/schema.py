"""workreport schema"""

from __future__ import annotations

import argparse
import sys
from typing import Any

import msgspec

from pipeline.output.duplicates import Duplicates
from pipeline.output.export.sqlite import ddl
from pipeline.output.indented import indented
from pipeline.output.manifest import Manifest
from pipeline.output.tables.schema import json_schema as tables_schema
from pipeline.output.tables.schema import postgres_ddl
from pipeline.records import Failure, Report

RECORDS: dict[str, tuple[type[msgspec.Struct], str]] = {
    "report": (Report, "urn:workreport:schema:report:1"),
    "failure": (Failure, "urn:workreport:schema:failure:1"),
    "manifest": (Manifest, "urn:workreport:schema:manifest:1"),
    "duplicates": (Duplicates, "urn:workreport:schema:duplicates:1"),
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def main(options: argparse.Namespace) -> int:
    """Print one schema."""
    sys.stdout.write(described(options.record))
    return 0


def described(name: str) -> str:
    """One schema as text: SQL for `sql` and `postgres`, else JSON Schema."""
    if name in {"sql", "postgres"}:
        return "".join(f"{statement};\n" for statement in (ddl() if name == "sql" else postgres_ddl()))
    schema = tables_schema() if name == "tables" else json_schema(name)
    return indented(schema).decode()


def json_schema(name: str) -> dict[str, Any]:
    """JSON Schema 2020-12 of a record: closed, and every field that is always written is required."""
    record, identity = RECORDS[name]
    (reference,), definitions = msgspec.json.schema_components([record], ref_template="#/$defs/{name}")
    structs = _structs(record)
    for title, definition in definitions.items():
        if title in structs:
            definition["required"] = _always_written(structs[title])
            closed = _closed_maps(structs[title])
            definition["properties"] = {
                key: {**_plain(value), **closed.get(key, {})} for key, value in definition["properties"].items()
            }
    return {"$schema": _DIALECT, "$id": identity, "title": name, **reference, "$defs": definitions}


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """Defaults speak of reading; what is described here is written, and always whole."""
    return {key: part for key, part in value.items() if key != "default"}


def _always_written(struct: type[msgspec.Struct]) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(struct) if field.default is not msgspec.UNSET]


def _closed_maps(struct: type[msgspec.Struct]) -> dict[str, dict[str, Any]]:
    """Maps from an enumeration to numbers, as objects that name every property."""
    kind = msgspec.inspect.type_info(struct)
    assert isinstance(kind, msgspec.inspect.StructType)
    return {
        field.encode_name: {
            "properties": {str(key): {"type": "integer"} for key in field.type.key_type.values},
            "additionalProperties": False,
        }
        for field in kind.fields
        if isinstance(field.type, msgspec.inspect.DictType)
        and isinstance(field.type.key_type, msgspec.inspect.LiteralType)
    }


def _structs(root: type[msgspec.Struct]) -> dict[str, type[msgspec.Struct]]:
    """All structs that a record is made of, by name."""
    found: dict[str, type[msgspec.Struct]] = {}

    def visit(kind: Any) -> None:
        if isinstance(kind, msgspec.inspect.StructType) and kind.cls.__name__ not in found:
            found[kind.cls.__name__] = kind.cls
            for field in kind.fields:
                visit(field.type)
        for name in ("item_type", "value_type"):
            if (inner := getattr(kind, name, None)) is not None:
                visit(inner)
        for member in getattr(kind, "types", ()):
            visit(member)

    visit(msgspec.inspect.type_info(root))
    return found
