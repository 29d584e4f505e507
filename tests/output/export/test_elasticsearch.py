"""Bulk files as a server demands them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from pipeline.output.export import elasticsearch
from pipeline.output.reading import Batch
from pipeline.output.tables import TABLES, Row, Table
from tests.output.export.readers import read_elasticsearch

by_name = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@by_name
def test_the_mapping_knows_every_field_and_no_other(table: Table, mined_batches: list[Batch], tmp_path: Path) -> None:
    elasticsearch.write(tmp_path, mined_batches)
    mappings = json.loads((tmp_path / f"{table.name}.mapping.json").read_bytes())["mappings"]
    assert mappings["dynamic"] == "strict"
    sources = [
        json.loads(line)
        for path in tmp_path.glob(f"{table.name}-*.ndjson")
        for line in path.read_bytes().splitlines()[1::2]
    ]
    assert sources
    for source in sources:
        assert set(source) == set(mappings["properties"])


def test_what_people_search_is_cut_into_pairs_of_characters() -> None:
    (texts,) = (table for table in TABLES if table.name == "texts")
    properties = elasticsearch.mapping(texts)["mappings"]["properties"]
    assert (properties["text"]["type"], properties["text"]["analyzer"]) == ("text", "cjk")
    assert properties["document"] == {"type": "keyword", "ignore_above": 8191}


@by_name
def test_a_mapping_is_one_that_servers_know(table: Table) -> None:
    """No server stands here to say so; this is the part of its reference that a mapping of ours uses."""
    field = {
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"enum": ["keyword", "text", "long", "double", "boolean", "date"]},
            "ignore_above": {"type": "integer", "maximum": 32_766 // 4},
            "analyzer": {"const": "cjk"},
            "format": {"const": "strict_date"},
            "fields": {"type": "object", "additionalProperties": {"$ref": "#/$defs/field"}},
        },
        "additionalProperties": False,
        "allOf": [
            {"if": {"required": [key]}, "then": {"properties": {"type": {"const": kind}}}}
            for key, kind in (
                ("ignore_above", "keyword"),
                ("analyzer", "text"),
                ("format", "date"),
                ("fields", "text"),
            )
        ],
    }
    mappings = {
        "type": "object",
        "properties": {
            "dynamic": {"const": "strict"},
            "_meta": {"type": "object"},
            "properties": {"type": "object", "additionalProperties": {"$ref": "#/$defs/field"}},
        },
        "additionalProperties": False,
    }
    schema = {
        "type": "object",
        "properties": {"mappings": mappings},
        "required": ["mappings"],
        "additionalProperties": False,
        "$defs": {"field": field},
    }
    jsonschema.Draft202012Validator(schema).validate(elasticsearch.mapping(table))
    assert re.fullmatch(r"[a-z][a-z0-9_-]{0,254}", f"workreport-{table.name}")


@by_name
def test_bulk_lines_are_actions_and_rows_of_the_mapping(
    table: Table, mined_batches: list[Batch], tmp_path: Path
) -> None:
    """An action, then a row, each on one line; every value of the type that its field takes."""
    elasticsearch.write(tmp_path, mined_batches)
    texts = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    kinds = {
        "keyword": texts,
        "text": texts,
        "long": {"type": "integer", "minimum": -(2**63), "maximum": 2**63 - 1},
        "double": {"type": "number"},
        "boolean": {"type": "boolean"},
        "date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    }
    fields = {
        name: {"anyOf": [kinds[field["type"]], {"type": "null"}]}
        for name, field in elasticsearch.mapping(table)["mappings"]["properties"].items()
    }
    row = jsonschema.Draft202012Validator({"type": "object", "properties": fields, "additionalProperties": False})
    (path,) = tmp_path.glob(f"{table.name}-*.ndjson")
    content = path.read_bytes()
    assert content.endswith(b"\n")
    lines = content[:-1].split(b"\n")
    assert len(lines) % 2 == 0
    for action, source in zip(lines[::2], lines[1::2], strict=True):
        (named,) = json.loads(action).items()
        assert named[0] == "index"
        assert named[1].keys() == {"_index", "_id"}
        assert named[1]["_index"] == f"workreport-{table.name}"
        row.validate(json.loads(source))


def test_ids_are_unique_and_short_enough(mined_batches: list[Batch], tmp_path: Path) -> None:
    elasticsearch.write(tmp_path, mined_batches)
    for table in TABLES:
        ids = [
            json.loads(line)["index"]["_id"]
            for path in tmp_path.glob(f"{table.name}-*.ndjson")
            for line in path.read_bytes().splitlines()[::2]
        ]
        assert len(set(ids)) == len(ids)
        assert all(len(identity.encode()) <= 512 for identity in ids)


def test_files_are_of_the_size_of_a_request_and_old_ones_go(
    mined_batches: list[Batch], mined_rows: dict[str, list[Row]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(elasticsearch, "BULK_BYTES", 100_000)
        elasticsearch.write(tmp_path, mined_batches)
    sizes = [path.stat().st_size for path in tmp_path.glob("counts-*.ndjson")]
    assert len(sizes) > 5
    assert max(sizes) <= 100_000
    assert read_elasticsearch(tmp_path) == mined_rows
    elasticsearch.write(tmp_path, mined_batches)
    assert [path.name for path in tmp_path.glob("counts-*")] == ["counts-00001.ndjson"]
    assert read_elasticsearch(tmp_path) == mined_rows
    for path in tmp_path.glob("*.ndjson"):
        assert path.read_bytes().endswith(b"\n")


def test_files_of_others_stay(mined_batches: list[Batch], tmp_path: Path) -> None:
    names = {"records.ndjson", "counts-2024.ndjson", "counts-20240.ndjson", "texts-backup.ndjson"}
    for name in names:
        (tmp_path / name).write_bytes(b"{}\n")
    elasticsearch.write(tmp_path, mined_batches[:2])
    assert {name for name in names if (tmp_path / name).exists()} == names
