"""What several tests of runs share."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pipeline.run.processes import warm_up
from tests.run.buckets import moved, s3, serving


@pytest.fixture(scope="module")
def server() -> Iterator[Mapping[str, str]]:
    with serving() as variables:
        s3().clear_instance_cache()
        yield variables


@pytest.fixture
def bucket(server: Mapping[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """An empty bucket; the machine has no copy of anything."""
    for name, value in server.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("pipeline.run.runner.PART_FILES", 2)
    moved(monkeypatch, tmp_path / "cache")
    url = f"s3://b-{uuid.uuid4().hex}"
    s3().mkdir(url)
    return url


@pytest.fixture(scope="session", autouse=True)
def _workers_share_a_miner() -> None:
    """All workers of these runs are forked from one process: with the miner in it, no run loads its own."""
    warm_up(own_miner=True)
