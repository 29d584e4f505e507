"""What one document can do to its process, and a disk to a run: it costs that document, or that run, and no more."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from pipeline.run import runner
from tests.processes import workreport
from tests.run.fakes import HARM, LimitedMine, failures, fake_plan, fake_run, records, uris, write
from tests.run.mounts import resize, tmpfs

CODES = {
    "hang": "timeout",
    "hang, deaf": "timeout",
    "hoard": "out_of_memory",
    "abort": "worker_died",
    "segfault": "worker_died",
    "exit": "worker_died",
    "kill": "worker_died",
}
SECONDS = 0.5


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_documents_that_harm_their_process_fail_alone_each_with_its_code(
    workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "GRACE", 0.5)
    assert set(CODES) == set(HARM)
    harmful = dict(zip("cgjnpsv", CODES, strict=True))
    texts = {letter: harmful.get(letter, f"harmless {letter}") for letter in "abcdefghijklmnopqrstuvwxyz"}
    folder, out = write(tmp_path / "in", **texts), tmp_path / "out"
    plan = fake_plan(make_mine=partial(LimitedMine, SECONDS), worker_bytes=700 << 20)
    manifest = fake_run(folder, out=out, plan=plan, workers=workers, seconds=SECONDS)
    assert failures(out) == [(f"{letter}.txt", CODES[harm]) for letter, harm in harmful.items()]
    assert uris(out) == [f"{letter}.txt" for letter in texts if letter not in harmful]
    assert manifest.run.failed == len(CODES)
    again = fake_run(folder, out=out, plan=plan, workers=workers, seconds=SECONDS)
    assert (again.run.unchanged, again.run.mined) == (len(texts), 0)


def test_a_document_that_crashes_in_compiled_code_spares_a_run_with_one_worker(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="x", b="segfault", c="y"), tmp_path / "out"
    fake_run(folder, out=out, plan=fake_plan(make_mine=partial(LimitedMine, SECONDS)), workers=1)
    assert failures(out) == [("b.txt", "worker_died")]
    assert b"SIGSEGV" in (out / "failures.jsonl").read_bytes()
    assert uris(out) == ["a.txt", "c.txt"]


# disks

RUN = """
import sys
from pipeline.cli import main
from pipeline.run import runner
if __name__ == "__main__":
    runner.PART_FILES = 5
    sys.exit(main(["run", sys.argv[1], "--out", sys.argv[2], "--workers", "1"]))
"""
FILES = 40
MakeRoom = Callable[[], None]


@contextmanager
def _small(kind: str, out: Path) -> Iterator[tuple[Callable[[], None] | None, MakeRoom]]:
    """What is to be done in the process that runs before it begins, so that it finds too little room; and the cure."""
    if kind == "limit":
        # Stands for a quota. The ledger's journal, as all files, may not grow past it.
        yield partial(resource.setrlimit, resource.RLIMIT_FSIZE, (600_000, 600_000)), lambda: None
        return
    with tmpfs(out, "size=1500k") as mounted:
        if not mounted:
            pytest.skip("needs root and leave to mount; the case `limit` covers the same ground")
        yield None, partial(resize, out, "100m")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["limit", "tmpfs"])
def test_a_full_disk_ends_the_run_with_whole_parts_and_the_next_one_completes(kind: str, tmp_path: Path) -> None:
    # Five of the first reports fit into what the limit allows for a file, five of the last ones do not.
    text = "全镇现有茶农1200余户,茶园3.5万亩,同比增长12.3%。"
    texts = {f"r{number:02}": f"{number}\n" + f"{text}\n" * (2 * number) for number in range(FILES)}
    folder, out = write(tmp_path / "in", **texts), tmp_path / "out"
    script = tmp_path / "run_it.py"
    script.write_text(RUN, encoding="utf-8")
    command = [sys.executable, str(script), str(folder), str(out)]
    with _small(kind, out) as (prepare, make_room):
        ended = subprocess.run(command, preexec_fn=prepare, capture_output=True, text=True, check=False)
        assert ended.returncode == 1, ended.stderr
        assert "the same command goes on from here" in ended.stderr
        before = len(records(out))
        assert 0 < before < FILES
        make_room()
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
        assert sorted(uris(out)) == sorted(f"{name}.txt" for name in texts)
        assert len(set(records(out))) == FILES
        assert not list(out.rglob(".writing-*"))


@pytest.mark.parametrize("made_before", [False, True])
def test_an_output_that_cannot_be_written_is_told_before_anything_is_done(made_before: bool, tmp_path: Path) -> None:
    folder, locked = write(tmp_path / "in", a="全镇现有茶农1200余户。"), tmp_path / "locked"
    out = locked if made_before else locked / "out"
    with tmpfs(locked, "ro") as mounted:
        if not mounted:
            locked.chmod(0o555)
        assert workreport("run", str(folder), "--out", str(out), "--workers", "1") == 2
        assert list(locked.iterdir()) == []
        locked.chmod(0o755) if not mounted else None
