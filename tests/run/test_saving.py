"""A file that was asked for by name is written whole; what is no file stays what it is."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.run.saving import save, try_to_save


def test_a_link_leads_to_what_is_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to("a")
    save(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"new"
    assert {path.name for path in tmp_path.iterdir()} == {"a", "link"}


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as readers:
        read = readers.submit(pipe.read_bytes)
        save(pipe, b"content")
        assert read.result(timeout=10) == b"content"
    assert pipe.is_fifo()


def test_what_cannot_be_written_has_its_code(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "file" / "below"):
        (tmp_path / "file").touch()
        for write in (try_to_save, partial(save, content=b"content")):
            with pytest.raises(UsageError) as refused:
                write(path)
            assert refused.value.code == "output_unwritable"


def test_what_is_only_tried_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "a", tmp_path / "pipe", tmp_path / "new" / "b"):
        try_to_save(path)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert {path.name for path in tmp_path.rglob("*")} == {"a", "pipe", "new"}
