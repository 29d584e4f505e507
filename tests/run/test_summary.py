"""The last lines of a run say what happened."""

from __future__ import annotations

from pathlib import Path

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
