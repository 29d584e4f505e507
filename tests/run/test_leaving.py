"""What a run takes away: nothing that it does not bring back, unless it is asked for, and it is told beforehand."""

from __future__ import annotations

import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.errors import UsageError
from pipeline.output.jsonl import RecordParts
from pipeline.output.manifest import Difference
from pipeline.run import runner
from pipeline.run.inputs import Inputs
from pipeline.run.leaving import Leaving, lost
from pipeline.run.ledger import Ledger
from pipeline.run.plan import Settings
from pipeline.run.progress import LOG
from pipeline.run.runner import dry_run
from pipeline.run.survey import Survey, told
from pipeline.run.worker import Job
from tests.run.fakes import PROVENANCE, failures, fake_plan, fake_run, uris, write

OTHER = fake_plan(type(PROVENANCE)(version="0.0.0", config="d" * 64, model=PROVENANCE.model))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four records in files, one in an archive, a failure; the folder `some` of it holds two of the records."""
    folder = write(tmp_path / "in", a="first", b="second", c="fail")
    write(folder / "some", d="third", e="fourth")
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("x/f.txt", "fifth")
    return folder


@pytest.fixture
def out(tmp_path: Path, folder: Path) -> Path:
    assert fake_run(folder, out=tmp_path / "out").totals.records == 5
    return tmp_path / "out"


def _foreseen(monkeypatch: pytest.MonkeyPatch, inputs: Path, out: Path, **options: Any) -> Survey:
    plan = options.pop("plan", None) or fake_plan()
    monkeypatch.setattr(runner, "plan_for", lambda *_: plan)
    return dry_run(Settings(inputs=(str(inputs),), out=str(out), job=Job(), **options))


@pytest.mark.parametrize("options", [{"remine": True}, {"remine_changed": True, "plan": OTHER}], ids=str)
def test_a_narrower_run_does_not_drop_what_it_does_not_name(
    folder: Path, out: Path, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = uris(out)
    seen = _foreseen(monkeypatch, folder / "some", out, **options)
    assert seen.lost == Leaving(records=3, failures=1)
    assert "refused: would drop 3 records and 1 failure" in next(iter(told(seen, may_drop=True)))
    with pytest.raises(UsageError, match=r"3 records and 1 failure .* --prune lets them go") as caught:
        fake_run(folder / "some", out=out, **options)
    assert (caught.value.code, uris(out), failures(out)) == ("would_drop", before, [("c.txt", "corrupt_document")])
    with caplog.at_level("INFO", LOG.name):
        assert fake_run(folder / "some", out=out, prune=True, **options).totals.records == 2
    assert any(message.startswith("dropped: 3 records and 1 failure") for message in caplog.messages)


def test_the_same_inputs_in_other_words_drop_nothing(folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    names = ["a.txt", "b.txt", "c.t*", "some", "z.zip"]
    assert fake_run(*names, out=out, remine=True).totals.records == 5


def test_where_nothing_was_changed_a_narrower_run_follows_no_change(folder: Path, out: Path) -> None:
    assert fake_run(folder / "some", out=out, remine_changed=True).totals.records == 5


def test_what_is_gone_cannot_be_mined_anew(folder: Path, out: Path) -> None:
    (folder / "a.txt").unlink()
    with pytest.raises(UsageError, match="would drop 1 record and 0 failures"):
        fake_run(folder, out=out, remine=True)
    assert fake_run(folder, out=out, remine=True, prune=True).totals.records == 4


def test_a_moved_file_is_not_brought_back_by_a_run_that_does_not_name_it(folder: Path, out: Path) -> None:
    (folder / "a.txt").rename(folder.parent / "a.txt")
    with pytest.raises(UsageError, match="would drop 1 record"):
        fake_run(folder, out=out, remine=True)


def test_without_its_ledger_a_folder_is_told_by_the_names_in_its_records(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in out.glob("ledger.sqlite*"):
        path.unlink()
    (folder / "b.txt").unlink()
    assert _foreseen(monkeypatch, folder, out, remine=True).lost == Leaving(records=1)
    with pytest.raises(UsageError, match="would drop 1 record"):
        fake_run(folder, out=out, remine=True)
    write(folder, b="second")
    assert fake_run(folder, out=out, remine=True).totals.records == 5


def test_of_formats_only_their_records_are_missed(folder: Path, out: Path) -> None:
    differs = Difference(what=("a limit",), again="formats", formats=("txt",))
    inputs = Inputs([str(folder / "some")], str(out))
    with closing(Ledger(out)) as ledger:
        assert lost(differs, inputs, RecordParts(out), ledger) == Leaving(records=3)
        of_others = msgspec.structs.replace(differs, formats=("docx",))
        assert lost(of_others, inputs, RecordParts(out), ledger) == Leaving()


def test_a_dry_run_tells_what_prune_would_drop(folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").unlink()
    (folder / "c.txt").unlink()
    seen = _foreseen(monkeypatch, folder / "some", out, prune=True)
    assert seen.pruned == Leaving(records=1, failures=1)
    assert "pruned: 1 record and 1 failure of files that are gone" in "\n".join(told(seen, prune=True))
    assert len(uris(out)) == 5
    assert fake_run(folder / "some", out=out, prune=True).totals.records == 4


def test_inputs_know_what_a_walk_of_them_comes_by(folder: Path, tmp_path: Path) -> None:
    inputs = Inputs([str(folder), f"{folder}/../in/som*/d.txt"], str(tmp_path / "out"))
    told_met = {name: inputs.meet(str(folder / name)) for name in ("a.txt", "some/d.txt", ".git/a.txt", "~$a.docx")}
    assert told_met == {"a.txt": True, "some/d.txt": True, ".git/a.txt": False, "~$a.docx": False}
    assert not inputs.meet(str(tmp_path / "inner" / "a.txt"))
    told_held = {uri: inputs.hold(uri) for uri in ("a.txt", "z.zip/x/f.txt", "gone.txt", "some/d.txt/f.txt")}
    assert told_held == {"a.txt": True, "z.zip/x/f.txt": True, "gone.txt": False, "some/d.txt/f.txt": False}
