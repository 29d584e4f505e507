"""Ends that nobody chose: Ctrl-C, and kill -9 of a worker or of the run, at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import children, grandchildren, is_gone, needs_proc
from tests.run.fakes import failures, fake_run, records, uris, write

RUN = """
import signal, sys
from pathlib import Path
from pipeline.run import runner
from pipeline.run.runner import exit_code
from tests.run.fakes import fake_run
if __name__ == "__main__":
    runner.PART_FILES = 4
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
    sys.exit(exit_code(fake_run(sys.argv[1], out=Path(sys.argv[2]), workers=2)))
"""
FILES = 48
ALL = [f"r{number:02}.txt" for number in range(FILES)]
MOMENTS = 20
HALF_DONE = 12
"""So many of the moments must hit a run that has written some parts and not all."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "in", **{f"r{number:02}": f"slow 0.02 {number}" for number in range(FILES)})


def started(folder: Path, out: Path, enough: Callable[[], bool]) -> subprocess.Popen[bytes]:
    """A run in a process of its own, so far that it is `enough`, or at its end."""
    script = out.parent / "run_it.py"
    script.write_text(RUN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    process = subprocess.Popen([sys.executable, str(script), str(folder), str(out)], env=environment)
    deadline = time.monotonic() + 60
    while not enough() and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    return process


def at(moment: int, folder: Path, out: Path) -> subprocess.Popen[bytes]:
    """A run at a random moment between its start and its end, always the same for the same number."""
    chance = random.Random(moment)
    written = chance.randint(0, FILES - 1)
    process = started(folder, out, lambda: (out / "ledger.sqlite").exists() and len(records(out)) >= written)
    time.sleep(chance.uniform(0, 0.1))
    return process


@pytest.mark.slow
@needs_proc
def test_kill_9_of_the_run_at_any_moment_loses_and_doubles_nothing(folder: Path, tmp_path: Path) -> None:
    half_done = 0
    for moment in range(MOMENTS):
        out = tmp_path / f"out{moment}"
        process = at(moment, folder, out)
        family = [*children(process.pid), *grandchildren(process.pid)]
        process.kill()
        process.wait()
        before = len(records(out))
        half_done += 0 < before < FILES
        manifest = fake_run(folder, out=out, workers=2)
        assert manifest.run.mined == FILES - before, "what is written is not mined again"
        assert sorted(uris(out)) == ALL
        assert failures(out) == []
        assert not list(out.rglob(".writing-*"))
        deadline = time.monotonic() + 10
        while not all(is_gone(pid) for pid in family):
            assert time.monotonic() < deadline, "workers outlive their run"
            time.sleep(0.05)
    assert half_done >= HALF_DONE


@pytest.mark.slow
@needs_proc
def test_kill_9_of_a_worker_at_any_moment_costs_no_document(folder: Path, tmp_path: Path) -> None:
    half_done = 0
    for moment in range(MOMENTS):
        out = tmp_path / f"out{moment}"
        process = at(moment, folder, out)
        before = len(records(out))
        workers = grandchildren(process.pid)
        if workers:
            os.kill(random.Random(moment).choice(workers), signal.SIGKILL)
            half_done += 0 < before < FILES
        assert process.wait(60) == 0
        assert uris(out) == ALL
        assert failures(out) == [], "nobody is blamed for a kill from outside"
        assert fake_run(folder, out=out).run.mined == 0
    assert half_done >= HALF_DONE


def test_ctrl_c_keeps_what_is_done(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = started(folder, out, lambda: len(list(out.glob("records/part-*"))) >= 2)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert b'"state": "interrupted"' in (out / "manifest.json").read_bytes()
    before = len(records(out))
    assert 8 <= before < FILES
    manifest = fake_run(folder, out=out)
    assert (manifest.run.mined, manifest.totals.records) == (FILES - before, FILES)
    assert uris(out) == ALL
