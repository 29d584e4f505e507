"""An output folder that one may only read: everything that only reads does well there, and a run says what it lacks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import workreport
from tests.run.fakes import write

SETPRIV = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
"""Root without its capabilities obeys permissions, as any user does."""

pytestmark = pytest.mark.skipif(
    os.geteuid() == 0 and shutil.which(SETPRIV[0]) is None, reason="root may write everywhere"
)


@pytest.fixture(scope="module")
def mined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of `in` and `out`; the latter is closed to writing."""
    folder = tmp_path_factory.mktemp("read-only")
    reports = write(folder / "in", a="李家镇2023年工作总结\n一、主要工作\n全年植树3万棵。\n")
    assert workreport("run", str(reports), "--out", str(folder / "out")) == 0
    (folder / "out").chmod(0o555)
    yield folder
    (folder / "out").chmod(0o755)


def obeying(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command by a user who has no rights beyond those of the files."""
    rights = SETPRIV if os.geteuid() == 0 else ()
    command = [*rights, sys.executable, "-m", "pipeline.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [
        ("show", "out", "--name", "a.txt"),
        ("counts", "out", "--name", "a.txt"),
        ("explain", "out", "3万棵", "--name", "a.txt"),
        ("status", "out"),
        ("run", "in", "--out", "out", "--dry-run"),
    ],
)
def test_what_only_reads_needs_no_right_to_write(command: tuple[str, ...], mined: Path) -> None:
    before = sorted((mined / "out").iterdir())
    done = obeying(mined, *command)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    assert sorted((mined / "out").iterdir()) == before


def test_a_run_into_it_is_refused_before_it_starts(mined: Path) -> None:
    done = obeying(mined, "run", "in", "--out", "out")
    assert done.returncode == 2
    assert "output_unwritable: out: cannot be written" in done.stderr
    assert "give it to the user who runs" in done.stderr


def test_a_query_names_how_to_ask_elsewhere(mined: Path) -> None:
    done = obeying(mined, "query", "out", "SELECT 1")
    assert done.returncode == 2
    assert done.stderr.startswith("workreport: output_unwritable: ")
    elsewhere = "export out --to sqlite --into FILE.sqlite"
    assert f"workreport {elsewhere}" in done.stderr
    assert obeying(mined, *elsewhere.split()).returncode == 0
    assert (mined / "FILE.sqlite").exists()


@pytest.mark.parametrize("form", ["csv", "elasticsearch"])
def test_an_export_names_what_it_was_to_write_and_nothing_of_its_own(form: str, mined: Path) -> None:
    (mined / "closed").mkdir(mode=0o555, exist_ok=True)
    done = obeying(mined, "export", "out", "--to", form, "--into", "closed")
    assert done.stderr == "workreport: output_unwritable: closed: cannot be written: Permission denied\n"
