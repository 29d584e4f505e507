"""What a run mines with is known without loading it, as long as nothing was changed; and never otherwise."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from pipeline.config import default_folder
from pipeline.run import plan
from pipeline.run.ledger import Ledger
from pipeline.run.plan import mark_of, plan_for
from pipeline.run.recipe import Recipe
from pipeline.run.worker import Job
from tests.processes import workreport
from tests.run.fakes import write

AGAIN = """
import multiprocessing.forkserver, sys
from pipeline.cli import main
assert main(sys.argv[1:]) == 0
heavy = {"pipeline.assembly", "pipeline.config.loading", "numpy", "lxml", "datasketch"}
print(sorted(heavy & sys.modules.keys()), multiprocessing.forkserver._forkserver._forkserver_pid)
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = write(tmp_path / "in", a="全镇现有茶农1200余户。")
    assert workreport("run", str(folder), "--out", str(tmp_path / "out"), "--workers", "1") == 0
    return tmp_path / "out"


def again(out: Path, *options: str) -> str:
    command = [sys.executable, "-c", AGAIN, "run", str(out.parent / "in"), "--out", str(out), "--workers", "1"]
    ended = subprocess.run([*command, *options], capture_output=True, text=True, check=True, timeout=60)
    return ended.stdout.strip()


def test_a_run_that_finds_nothing_new_loads_nothing_that_mines(out: Path) -> None:
    assert again(out) == "[] None"
    assert again(out, "--dry-run").endswith("[] None")
    write(out.parent / "in", b="全县有学校12所。")
    assert not again(out).endswith("None"), "here it has to"


def test_what_is_known_is_what_would_be_loaded(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = plan_for(Job())
    monkeypatch.setattr(plan, "_recipe", None)
    known = plan_for(Job(), str(out))
    assert (known.recipe, known.limits, known.mark) == (loaded.recipe, loaded.limits, loaded.mark)


def test_of_another_job_nothing_is_known(out: Path) -> None:
    for job in (Job(rejected=True), Job(text=False), Job(revisions="original"), Job(mask_ids=True)):
        assert plan_for(job, str(out)).recipe == plan_for(job).recipe != plan_for(Job()).recipe
    assert plan_for(Job(seconds=5), str(out)).recipe == plan_for(Job()).recipe


def test_the_mark_follows_every_file_that_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, models = tmp_path / "ours", tmp_path / "models"
    shutil.copytree(default_folder(), ours)
    shutil.copytree(plan.MODELS, models)
    monkeypatch.setattr(plan, "MODELS", models)
    job = Job(config=str(ours))
    marks = {mark_of(job)}
    (ours / "units.yaml").write_bytes((ours / "units.yaml").read_bytes() + b"\n")
    marks.add(mark_of(job))
    (ours / "topics").mkdir()
    marks.add(mark_of(job))
    (ours / "topics" / "manifest.json").write_text("{}", encoding="utf-8")
    marks.add(mark_of(job))
    for name in ("manifest.json", "description.json", "weights.npz"):
        path = models / "initiatives" / name
        path.write_bytes(path.read_bytes() + b" ")
        marks.add(mark_of(job))
    (ours / "roles.yaml").unlink()
    marks.add(mark_of(job))
    assert len(marks) == 8
    (ours / "roles.yaml").mkdir()
    assert mark_of(job) == b"", "what cannot be read is like nothing else"


def test_remine_trusts_nothing_that_it_finds(out: Path) -> None:
    with closing(Ledger(out)) as ledger:
        recipe = ledger.recipe()
        assert recipe is not None
        other = msgspec.structs.replace(recipe.provenance, config="0" * 64)
        ledger.set_meta("recipe", msgspec.json.encode(msgspec.structs.replace(recipe, provenance=other)))
    run = ("run", str(out.parent / "in"), "--out", str(out), "--workers", "1")
    assert workreport(*run, "--remine") == 0
    assert workreport(*run) == 0


def test_the_mark_tells_a_model_of_equal_size_and_time(tmp_path: Path) -> None:
    shutil.copytree(plan.MODELS / "topics", tmp_path / "topics")
    job, path = Job(config=str(tmp_path)), tmp_path / "topics" / "manifest.json"
    before, times = mark_of(job), path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert mark_of(job) != before


def test_the_mark_tells_edited_code_and_a_folder_that_has_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(plan.CODE, tmp_path / "code")
    monkeypatch.setattr(plan, "CODE", tmp_path / "code")
    (tmp_path / "ours").mkdir()
    job = Job(config=str(tmp_path / "ours"))
    marks = {mark_of(job)}
    with (tmp_path / "code" / "bearing.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    marks.add(mark_of(job))
    (tmp_path / "ours").rmdir()
    marks.add(mark_of(job))
    assert len(marks) == 3


def test_a_configuration_that_is_edited_while_it_is_read_gets_no_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units, load = tmp_path / "units.yaml", plan._recipe
    shutil.copy(default_folder() / "units.yaml", units)

    def loading(job: Job) -> Recipe:
        units.write_bytes(units.read_bytes() + b"\n")
        return load(job)

    monkeypatch.setattr(plan, "_recipe", loading)
    assert plan_for(Job(config=str(tmp_path))).mark == b""


def test_a_ledger_that_tells_nothing_does_not_stop_a_run(tmp_path: Path) -> None:
    for content in (b"", b"no database" * 1000):
        (tmp_path / "ledger.sqlite").write_bytes(content)
        assert plan_for(Job(), str(tmp_path)).recipe == plan_for(Job()).recipe


def test_a_ledger_is_whole_or_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk that is full when its tables are made."""
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.run.ledger_file._SCHEMA", "CREATE TABLE meta (name TEXT, value BLOB); no SQL;")
        with pytest.raises(sqlite3.Error):
            Ledger(tmp_path)
    assert list(tmp_path.glob("ledger.sqlite*")) == []
