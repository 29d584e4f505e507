"""Targets to export to, a fresh one for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.output.export import EXPORTS
from tests.output.export.readers import Target
from tests.output.export.servers import INSTALL, Server, programs, running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    folder = programs()
    if folder is None:
        pytest.skip(f"needs a PostgreSQL server: {INSTALL}")
    with running(folder) as server:
        yield server


@pytest.fixture
def target(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> Target:
    """Where the export of this name may write."""
    place = EXPORTS[name].place
    if place is not None:
        return tmp_path / place
    server: Server = request.getfixturevalue("postgres")
    return server.target(schema=server.schema())
