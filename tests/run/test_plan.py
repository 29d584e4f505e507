"""What a run mines with is known without loading it, as long as nothing was changed; and never otherwise."""

from __future__ import annotations

import shutil
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
    (ours / "topics" / "manifest.json").write_text("{}", encoding="utf-8")
    marks.add(mark_of(job))
    for name in ("manifest.json", "description.json", "weights.npz"):
        path = models / "initiatives" / name
        path.write_bytes(path.read_bytes() + b" ")
        marks.add(mark_of(job))
    (ours / "roles.yaml").unlink()
    marks.add(mark_of(job))
    assert len(marks) == 7
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
