"""Fixtures that many tests share."""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import pytest

import pipeline
from pipeline.config import Config, load_config
from pipeline.run.progress import LOG

re._MAXCACHE = 10_000  # type: ignore[attr-defined]  # a miner has 1,600 patterns, and `re` remembers 512
"""So tests that build stages again, each with another word left out, compile what is new to them alone."""
SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Material beside the checkout: never needed, used where it is there."""
MAY_BE_SKIPPED: Mapping[str, str] = MappingProxyType(
    {
        "the folder `shared`": "material beside the checkout is not everybody's to have",
        "leave to mount": "a machine may refuse it to root; another case covers the same ground",
    }
)
"""What tells, in the reason of a skipped test, that `.ci/run` may skip it, and why it may."""


_Report = TypeVar("_Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _run_in_ci((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _run_in_ci((yield))


def _run_in_ci(report: _Report) -> _Report:
    """The report of a test or module; skipped, it proves nothing, and fails where `.ci/run` runs it."""
    if report.skipped and not hasattr(report, "wasxfail") and "WORKREPORT_CI" in os.environ:
        reason = str(report.longrepr)
        if not any(allowed in reason for allowed in MAY_BE_SKIPPED):
            report.outcome, report.longrepr = "failed", f"not to be skipped in continuous integration: {reason}"
    return report


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
