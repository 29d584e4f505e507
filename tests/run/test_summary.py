"""The last lines of a run say what happened."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.run.summary import summary
from tests.run.fakes import fake_run, write


def test_it_tells_what_has_failed_in_this_run(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="fail"), tmp_path / "out"
    assert summary(fake_run(folder, out=out), "out")[0].startswith("nothing mined, 1 failed; 1 file met;")
    assert summary(fake_run(folder, out=out), "out")[0].startswith("nothing new; 1 file met, 1 unchanged;")
    write(folder, b="well", c="fail too")
    assert (
        ", 0 sections in 1 document, 1 failed; 3 files met, 1 unchanged;" in summary(fake_run(folder, out=out), "o")[0]
    )


def test_what_was_passed_over_is_told_once_with_its_reasons(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="well"), tmp_path / "out"
    for name in ("a.xlsx", "b.jpg", ".c.txt", "~$d.docx"):
        (folder / name).touch()
    told = summary(fake_run(folder, out=out), "out")[0]
    assert "; 1 file met, 4 passed over (2 unknown_type, 1 hidden, 1 lock_file); " in told


def test_what_was_interrupted_may_have_mined_nothing_of_what_is_new(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="well"), tmp_path / "out"
    fake_run(folder, out=out)
    told = summary(msgspec.structs.replace(fake_run(folder, out=out), state="interrupted"), "out")
    assert told[0].startswith("nothing mined yet; 1 file met, 1 unchanged;")
    assert "interrupted: the same command goes on from here" in told
