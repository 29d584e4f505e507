"""Twenty thousand files changed at random give records that hold or failures with a code, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from pipeline.errors import FAILURE_CODES
from tests.fuzz.worker import built

_FILES = 20_000
_PROCESSES = 2
"""Side by side; each mines its share, so that nothing one file leaves behind goes unseen by the next."""


def _mined(first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.fuzz.worker", str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _told(first: int, last: int, processes: int) -> tuple[list[dict[str, Any]], Counter[str]]:
    """Faults, and how many files came to each end."""
    borders = [first + (last - first) * share // processes for share in range(processes + 1)]
    workers = [_mined(*share) for share in pairwise(borders)]
    lines = [json.loads(line) for worker in workers for line in worker.communicate()[0].splitlines()]
    assert all(worker.returncode == 0 for worker in workers)
    outcomes: Counter[str] = Counter()
    for line in lines:
        outcomes.update(line.get("outcomes", {}))
    return [line for line in lines if "fault" in line], outcomes


def test_the_same_number_is_the_same_file() -> None:
    assert [built(number) for number in range(40)] == [built(number) for number in range(40)]


def test_some_changed_files_are_answered() -> None:
    faults, outcomes = _told(_FILES, _FILES + 120, 1)
    assert faults == []
    assert outcomes["mined"] > 40
    assert len(outcomes) > 2


@pytest.mark.slow
def test_changed_files_are_answered() -> None:
    faults, outcomes = _told(0, _FILES, _PROCESSES)
    assert faults == []
    assert sum(outcomes.values()) == _FILES
    assert outcomes["mined"] > _FILES // 4, "files that nobody can read test little"
    assert len(outcomes) > 5
    assert set(outcomes) <= {"mined", *FAILURE_CODES} - {"bug", "timeout"}
