"""One run a folder at a time, and no stale locks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.run.lock import hold

HOLDER = """
import sys, time
from pathlib import Path
from pipeline.run.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_held_folder_is_refused_until_its_holder_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(UsageError, match="another run"), hold(tmp_path):
            pass
        holder.kill()
    with hold(tmp_path):
        pass


def test_a_folder_is_free_after_its_block(tmp_path: Path) -> None:
    for _ in range(2):
        with hold(tmp_path / "new" / "out"):
            pass


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(UsageError, match="cannot be written: is a file; choose a folder"), hold(tmp_path / "out"):
        pass


def test_a_reader_needs_no_right_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with hold(tmp_path):
        pass

    def closed(_: Path) -> int:
        raise UsageError("cannot be written", "output_unwritable")

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.run.lock._open", closed)
        with hold(tmp_path, to_read=True), hold(tmp_path, to_read=True):
            patch.undo()
            with pytest.raises(UsageError, match="another run"), hold(tmp_path):
                pass
    with hold(tmp_path), monkeypatch.context() as patch:
        patch.setattr("pipeline.run.lock._open", closed)
        with pytest.raises(UsageError, match="another run"), hold(tmp_path, to_read=True):
            pass


def test_a_reader_of_a_folder_that_never_had_a_lock_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: Path) -> int:
        raise UsageError("cannot be written", "output_unwritable")

    monkeypatch.setattr("pipeline.run.lock._open", closed)
    with hold(tmp_path, to_read=True):
        assert list(tmp_path.iterdir()) == []
