"""A cluster on loopback: the same records, each once, whatever dies."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from tests.processes import workreport
from tests.run.engines.cluster import cluster, environment
from tests.run.fakes import failures, fake_run, records, uris, write

RUN = """
import sys
from pipeline.run.engines import dask
from pipeline.run.runner import exit_code
from tests.run.fakes import fake_run
if __name__ == "__main__":
    dask.STRETCH_FILES = 5
    dask._PATIENCE = 20
    source, out, scheduler, *work = sys.argv[1:]
    sys.exit(exit_code(fake_run(source, out=out, engine="dask", scheduler=scheduler, work=work[0] if work else None)))
"""


def start(folder: Path, out: Path, scheduler: str) -> subprocess.Popen[bytes]:
    script = out.parent / "run_it.py"
    script.write_text(RUN, encoding="utf-8")
    return subprocess.Popen([sys.executable, str(script), str(folder), str(out), scheduler], env=environment())


def lines(out: Path) -> bytes:
    """All records, whatever the parts that they stand in."""
    return b"".join(part.read_bytes() for part in sorted((out / "records").iterdir()))


@pytest.mark.parametrize("allowed_failures", [3, pytest.param(0, marks=pytest.mark.slow)])
def test_a_worker_killed_in_the_middle_costs_and_doubles_nothing(allowed_failures: int, tmp_path: Path) -> None:
    """With no failure allowed, Dask gives up the stretch, and the run orders it again in halves."""
    out = tmp_path / "out"
    texts = {f"r{number:02}": f"slow 0.05 {number // 2}" for number in range(80)}
    folder = write(tmp_path / "in", **{**texts, "r31": "two of them", "r40": "fail", "r50": "die", "r70": "x"})
    with cluster(tmp_path, allowed_failures=allowed_failures) as workers:
        run = start(folder, out, workers.address)
        deadline = time.monotonic() + 60
        while len(records(out)) < 5:
            assert time.monotonic() < deadline
            assert run.poll() is None
            time.sleep(0.02)
        workers.workers[0].kill()
        assert len(records(out)) < 30, "in the middle"
        assert run.wait(90) == 1
    alone = tmp_path / "alone"
    fake_run(folder, out=alone)
    assert len(set(records(out))) == len(records(out)) == len(records(alone))
    assert lines(out) == lines(alone)
    assert failures(out) == failures(alone) == [("r40.txt", "corrupt_document"), ("r50.txt", "worker_died")]
    assert not (out / ".staging").exists()
    assert fake_run(folder, out=out).run.mined == 0


def test_a_run_killed_in_the_middle_leaves_nothing_that_the_next_one_meets(tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder = write(tmp_path / "in", **{f"r{number:02}": f"slow 0.05 {number}" for number in range(60)})
    with cluster(tmp_path) as workers:
        run = start(folder, out, str(workers.file))
        while len(records(out)) < 5:
            assert run.poll() is None
            time.sleep(0.02)
        run.kill()
        run.wait()
        before = len(records(out))
        assert before < 60
        assert start(folder, out, workers.address).wait(90) == 0
    assert uris(out) == [f"r{number:02}.txt" for number in range(60)]


@pytest.mark.slow
def test_a_scheduler_killed_in_the_middle_ends_the_run_and_the_next_one_completes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder = write(tmp_path / "in", **{f"r{number:02}": f"slow 0.05 {number}" for number in range(60)})
    with cluster(tmp_path) as workers:
        run = start(folder, out, workers.address)
        while len(records(out)) < 5:
            assert run.poll() is None
            time.sleep(0.02)
        workers.scheduler.kill()
        assert run.wait(100) == 1
    before = len(records(out))
    assert 5 <= before < 60
    assert fake_run(folder, out=out).run.mined == 60 - before
    assert uris(out) == [f"r{number:02}.txt" for number in range(60)]


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("pipeline.run.engines.dask._PATIENCE", 1)
    folder = write(tmp_path / "in", a="x")
    with (
        caplog.at_level("INFO", logger="workreport"),
        pytest.raises(UsageError, match="no_scheduler: --scheduler tcp"),
    ):
        fake_run(folder, out=tmp_path / "out", engine="dask", scheduler="tcp://127.0.0.1:9")
    assert "waiting up to 1 s for a scheduler at tcp://127.0.0.1:9" in caplog.text
    assert not (tmp_path / "out").exists(), "nothing was started"


def test_the_command_mines_with_workers_of_its_own(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="全镇现有茶农1200余户。", b="全县有学校12所。")
    one, two = tmp_path / "one", tmp_path / "two"
    assert workreport("run", str(folder), "--out", str(one), "--workers", "1") == 0
    assert workreport("run", str(folder), "--out", str(two), "--workers", "1", "--engine", "dask") == 0
    assert lines(one) == lines(two)
    assert lines(one)
