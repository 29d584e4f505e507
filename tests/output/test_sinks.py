"""Every sink keeps what all of them promise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from pipeline.output import SINKS, DocumentFiles, RecordParts
from pipeline.output.atomic import TEMPORARY, remove_unfinished, write_atomically

ONE, TWO, THREE = b'{"id":"aa","n":1}', b'{"id":"aa#2","n":2}', b'{"id":"bb","n":3}'


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", SINKS)
@pytest.mark.parametrize("lines", [[ONE, TWO], [], [THREE]])
def test_a_call_repeated_changes_nothing(name: str, lines: Sequence[bytes], tmp_path: Path) -> None:
    sink = SINKS[name](tmp_path)
    sink.write("part-000001.jsonl", [ONE, TWO, THREE])
    sink.drop([ONE])
    sink.write("part-000001.jsonl", lines)
    once = snapshot(tmp_path)
    sink.drop([ONE])
    sink.write("part-000001.jsonl", lines)
    assert snapshot(tmp_path) == once


@pytest.mark.parametrize("name", SINKS)
def test_starting_over_leaves_nothing(name: str, tmp_path: Path) -> None:
    sink = SINKS[name](tmp_path)
    sink.reset()
    sink.write("part-000001.jsonl", [ONE])
    assert snapshot(tmp_path)
    sink.reset()
    assert snapshot(tmp_path) == {}


def test_parts_are_numbered_and_read_with_their_offsets(tmp_path: Path) -> None:
    parts = RecordParts(tmp_path)
    assert parts.next_name() == "part-000001.jsonl"
    parts.write("part-000002.jsonl", [THREE])
    parts.write("part-1000000.jsonl", [ONE, TWO])
    assert parts.names() == ["part-000002.jsonl", "part-1000000.jsonl"]
    assert parts.next_name() == "part-1000001.jsonl"
    assert list(parts.read("part-1000000.jsonl")) == [(0, ONE), (len(ONE) + 1, TWO)]


def test_documents_are_indented_and_safely_named(tmp_path: Path) -> None:
    documents = DocumentFiles(tmp_path)
    documents.write("part-000001.jsonl", [ONE, TWO])
    assert snapshot(tmp_path / "documents") == {
        "aa.json": b'{\n  "id": "aa",\n  "n": 1\n}\n',
        "aa-2.json": b'{\n  "id": "aa#2",\n  "n": 2\n}\n',
    }
    documents.drop([ONE])
    assert set(snapshot(tmp_path / "documents")) == {"aa-2.json"}


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_atomically(path, [b"old"])

    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        write_atomically(path, chunks())
    assert snapshot(tmp_path) == {"x": b"old"}


def test_what_was_half_written_is_removed(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY}x").touch()
    (tmp_path / "kept").touch()
    remove_unfinished(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
