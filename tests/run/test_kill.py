"""Ends that nobody chose: Ctrl-C, and kill -9 of the run in its middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.run.fakes import fake_run, records, uris, write

RUN = """
import sys
from pathlib import Path
from pipeline.run import runner
from pipeline.run.runner import exit_code
from tests.run.fakes import fake_run
if __name__ == "__main__":
    runner.PART_FILES = 5
    sys.exit(exit_code(fake_run(sys.argv[1], out=Path(sys.argv[2]), workers=2)))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "in", **{f"r{number:02}": f"slow 0.05 {number}" for number in range(60)})


def started(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    """A run in a process of its own, some parts into its work."""
    script = out.parent / "run_it.py"
    script.write_text(RUN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    process = subprocess.Popen([sys.executable, str(script), str(folder), str(out)], env=environment)
    deadline = time.monotonic() + 30
    while len(list(out.glob("records/part-*"))) < 2:
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.02)
    return process


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in listed.read_text(encoding="utf-8").split()]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc to see what is left")
def test_kill_9_in_the_middle_loses_and_doubles_nothing(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = started(folder, out)
    family = [child for parent in children(process.pid) for child in (parent, *children(parent))]
    process.kill()
    process.wait()
    before = len(records(out))
    assert 10 <= before < 60
    manifest = fake_run(folder, out=out)
    assert 0 < manifest.run.mined <= 60 - before
    assert sorted(uris(out)) == [f"r{number:02}.txt" for number in range(60)]
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in family):
        assert time.monotonic() < deadline, "workers outlive their run"
        time.sleep(0.05)


def test_ctrl_c_keeps_what_is_done(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = started(folder, out)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert b'"state": "interrupted"' in (out / "manifest.json").read_bytes()
    before = len(records(out))
    assert 10 <= before < 60
    manifest = fake_run(folder, out=out)
    assert (manifest.run.mined, manifest.totals.records) == (60 - before, 60)
    assert uris(out) == [f"r{number:02}.txt" for number in range(60)]
