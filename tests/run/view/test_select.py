"""What is told of an output folder that holds no record."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.run.ledger import Ledger
from pipeline.run.view.select import Wanted, select
from tests.run.fakes import fake_run, write

WANTED = [Wanted(first=True), Wanted(name="a.txt")]


def told(out: Path, wanted: Wanted) -> str:
    with pytest.raises(UsageError) as refused:
        select(str(out), wanted, None)
    assert refused.value.code == "no_record"
    return refused.value.message


@pytest.mark.parametrize("wanted", WANTED)
def test_a_run_that_was_stopped_before_its_first_part_is_to_be_repeated(tmp_path: Path, wanted: Wanted) -> None:
    with closing(Ledger(tmp_path)):
        assert "holds no records yet; repeat its run" in told(tmp_path, wanted)
    (tmp_path / "ledger.sqlite").unlink()
    assert "mine it first: workreport run" in told(tmp_path, wanted)


@pytest.mark.parametrize("wanted", WANTED)
def test_a_run_in_which_everything_failed_is_not(tmp_path: Path, wanted: Wanted) -> None:
    fake_run(write(tmp_path / "in", a="fail"), out=tmp_path / "out")
    none = f"no record fits {wanted}".rstrip()
    assert f"{none}; it has failed: a.txt (corrupt_document)" in told(tmp_path / "out", wanted)
