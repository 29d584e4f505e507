"""Fixtures that many tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.config import Config, load_config
from pipeline.run.progress import LOG

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Material beside the checkout: never needed, used where it is there."""


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    """Commands that run inside a test set the log up; the next test shall not find it so."""
    handlers, level, propagate = LOG.handlers[:], LOG.level, LOG.propagate
    yield
    LOG.handlers[:], LOG.propagate = handlers, propagate
    LOG.setLevel(level)


@pytest.fixture(scope="session")
def config() -> Config:
    return load_config()


@pytest.fixture(scope="session")
def miner() -> pipeline.Miner:
    return pipeline.load_miner()


@pytest.fixture(scope="session")
def auditing_miner() -> pipeline.Miner:
    """A miner that keeps what it refused."""
    return pipeline.load_miner(keep_rejected=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("needs the folder `shared` beside the checkout; the project's own tests cover the same ground")
    return SHARED
