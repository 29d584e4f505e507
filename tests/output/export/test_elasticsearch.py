"""Bulk files as a server demands them."""

from __future__ import annotations

import json
from pathlib import Path

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
    assert properties["document"] == {"type": "keyword"}


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
