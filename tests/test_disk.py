"""Files that a program mines one by one: no pipe is waited for, and no file is read past the limit."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

import pipeline
from pipeline.disk import read_whole
from pipeline.errors import DocumentError


def _refused(miner: pipeline.Miner, path: Path) -> tuple[str, str]:
    with pytest.raises(DocumentError) as caught:
        miner.mine_all(path)
    return caught.value.code, caught.value.stage


def test_a_pipe_is_not_waited_for(miner: pipeline.Miner, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("pipe.txt")
    for name in ("pipe.txt", "link.txt", ""):
        assert _refused(miner, tmp_path / name) == ("unreadable_file", "read")


def test_a_device_is_not_read(miner: pipeline.Miner) -> None:
    assert _refused(miner, Path(os.devnull)) == ("unreadable_file", "read")


def test_a_large_file_is_not_read_to_its_end(miner: pipeline.Miner, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, 6 * miner.config.limits.file_bytes)
    tracemalloc.start()
    refused = _refused(miner, path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused == ("limit_exceeded", "read")
    assert peak < 2.5 * miner.config.limits.file_bytes


def test_a_file_may_be_as_large_as_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert read_whole(path, 5) == b"12345"
    with pytest.raises(DocumentError, match="limit_exceeded"):
        read_whole(path, 4)


def test_what_is_missing_is_told_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="unreadable_file: No such file"):
        read_whole(tmp_path / "a.txt", 5)
