"""What is told of a folder, and of a run before it happens, is what then comes true."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.output.manifest import NAME as MANIFEST
from pipeline.records import Provenance
from pipeline.run import runner, status
from pipeline.run.copies import SKETCHES
from pipeline.run.ledger_file import NAME as LEDGER
from pipeline.run.plan import Settings
from pipeline.run.runner import dry_run
from pipeline.run.status import Status, told
from pipeline.run.survey import Survey
from pipeline.run.survey import told as survey_told
from pipeline.run.worker import Job
from tests.run.fakes import fake_plan, fake_run, write


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks what the job makes gets the fake miner's recipe."""
    monkeypatch.setattr(runner, "plan_for", lambda *_: fake_plan())
    monkeypatch.setattr(status, "plan_for", lambda *_: fake_plan())


def foreseen(folder: Path, out: Path, **options: Any) -> Survey:
    return dry_run(Settings(inputs=(str(folder),), out=str(out), job=Job(), **options))


def test_a_dry_run_over_a_new_folder_writes_nothing(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="x", b="y"), tmp_path / "out"
    seen = foreseen(folder, out)
    assert (seen.files, seen.new, seen.to_read, seen.seconds) == (2, 2, 2, None)
    assert not out.exists()


def test_a_dry_run_refuses_the_options_that_the_run_would_refuse(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="x"), tmp_path / "out"
    with pytest.raises(UsageError):
        dry_run(Settings(inputs=(str(folder),), out=str(out), job=Job(text=False), duplicates=True))


def test_a_dry_run_foresees_the_run_after_it(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="x", b="y", c="fail", d="z"), tmp_path / "out"
    fake_run(folder, out=out)
    write(folder, b="longer than before", e="new")
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    seen = foreseen(folder, out)
    assert (seen.files, seen.new, seen.changed, seen.done, seen.failed, seen.to_read) == (5, 1, 1, 2, 1, 2)
    assert foreseen(folder, out, retry_failed=True).to_read == 3
    assert seen.pace is not None
    assert seen.pace.documents == 3
    assert seen.seconds == pytest.approx(2 * seen.pace.seconds / 3)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    manifest = fake_run(folder, out=out)
    assert (manifest.run.mined, manifest.run.unchanged) == (seen.new + seen.changed, seen.done + seen.failed)


def test_a_dry_run_tells_why_everything_would_be_mined_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = write(tmp_path / "in", a="x", b="y"), tmp_path / "out"
    fake_run(folder, out=out)
    assert foreseen(folder, out, remine=True).to_read == 2
    other = fake_plan(Provenance(version="0.0.0", config="d" * 64, model="m" * 64))
    monkeypatch.setattr(runner, "plan_for", lambda *_: other)
    seen = foreseen(folder, out)
    assert (seen.difference.what, seen.difference.again, seen.to_read) == (("the configuration",), "everything", 2)
    assert "refused" in next(iter(survey_told(seen)))


def test_a_run_that_mines_nothing_leaves_the_pace_of_the_last_one(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="x"), tmp_path / "out"
    fake_run(folder, out=out)
    before = foreseen(folder, out).pace
    fake_run(folder, out=out)
    assert foreseen(folder, out).pace == before is not None


def test_status_tells_what_is_there_and_what_comes_next(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="x", b="y", c="fail"), tmp_path / "out"
    fake_run(folder, out=out)
    seen = status.status(out)
    assert (seen.state, seen.records, seen.parts) == ("complete", 2, 1)
    assert seen.failures == {"corrupt_document": 1}
    assert seen.last is not None
    assert (seen.last.mined, seen.last.failed) == (2, 1)
    assert seen.next is not None
    assert (seen.next.to_read, seen.next.done, seen.next.failed) == (0, 2, 1)
    write(folder, d="new")
    table = "\n".join(told(status.status(out), "out"))
    assert "2 records in 1 part\n" in table
    assert "1: 1 corrupt_document" in table
    assert "reads 1 of 4 files: 1 new, 0 changed" in table


def test_inputs_that_are_gone_are_told(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="x"), tmp_path / "out"
    fake_run(folder, out=out)
    folder.rename(tmp_path / "elsewhere")
    seen = status.status(out)
    assert seen.next is None
    assert seen.next_fault is not None
    assert seen.next_fault.startswith("missing_path")


def test_a_run_without_an_end_is_unfinished(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="x"), tmp_path / "out"
    fake_run(folder, out=out)
    (out / MANIFEST).unlink()
    assert status.status(out).state == "unfinished"
    assert "killed" in "\n".join(told(status.status(out), "out"))


def test_a_run_that_was_killed_is_unfinished_also_where_the_clock_has_gone_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = write(tmp_path / "in", a="x"), tmp_path / "out"
    fake_run(folder, out=out)
    manifest = (out / MANIFEST).read_text()
    (out / MANIFEST).write_text(re.sub(r'"started": "\d{4}', '"started": "2999', manifest))
    assert status.status(out).state == "complete"

    def killed(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.run.account.write_manifest", killed)
        with pytest.raises(MemoryError):
            fake_run(folder, out=out)
    assert status.status(out).state == "unfinished"
    fake_run(folder, out=out)
    assert status.status(out).state == "complete"


def test_a_folder_whose_ledger_is_gone_tells_what_stands_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = write(tmp_path / "in", a="two of them", b="y", c="fail"), tmp_path / "out"
    fake_run(folder, out=out)
    before = status.status(out)
    for path in out.glob(f"{LEDGER}*"):
        path.unlink()
    seen = status.status(out)
    assert (seen.state, seen.records, seen.failures) == ("complete", 3, {"corrupt_document": 1})
    assert seen.last == before.last
    assert seen.next is None
    assert "not known: ledger.sqlite is gone; the next run reads all files once" in "\n".join(told(seen, "out"))
    assert main(["show", str(out), "--name", "c.txt"]) == 2
    assert "it has failed: c.txt (corrupt_document)" in capsys.readouterr().err
    (out / MANIFEST).unlink()
    assert (status.status(out).state, status.status(out).records) == ("unfinished", 3)
    assert fake_run(folder, out=out).run.mined == 0


def test_a_dry_run_without_the_ledger_takes_nothing_for_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = write(tmp_path / "in", a="x", b="y"), tmp_path / "out"
    fake_run(folder, out=out)
    for path in out.glob(f"{LEDGER}*"):
        path.unlink()
    seen = foreseen(folder, out)
    assert (seen.files, seen.new, seen.unknown, seen.to_read) == (2, 0, 2, 2)
    assert "none whose record stands here is mined again" in "\n".join(survey_told(seen))
    assert not (out / LEDGER).exists()
    other = fake_plan(Provenance(version="0.0.0", config="d" * 64, model="m" * 64))
    monkeypatch.setattr(runner, "plan_for", lambda *_: other)
    assert "refused" in next(iter(survey_told(foreseen(folder, out))))


def test_parts_that_are_gone_are_told_and_nothing_is_made_of_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = write(tmp_path / "in", a="x", b="y"), tmp_path / "out"
    fake_run(folder, out=out)
    (part,) = (out / "records").iterdir()
    part.rename(tmp_path / part.name)
    seen, coming = status.status(out), foreseen(folder, out)
    assert (seen.damaged, coming.damaged, coming.to_read) == (1, 1, 2)
    assert "to mend   1 part gone" in "\n".join(told(seen, "out"))
    assert "to mend: 1 part gone" in "\n".join(survey_told(coming))
    for command in (["query", "SELECT 1"], ["export", "--to", "csv"], ["export", "--to", "-"], ["initiatives"]):
        assert main([command[0], str(out), *command[1:]]) == 2
        assert f"no_record: {out}: {part.name}: gone with the records in it" in capsys.readouterr().err
    assert main(["duplicates", str(out)]) == 2
    assert fake_run(folder, out=out).run.mined == 2
    assert status.status(out).damaged == 0
    assert main(["query", str(out), "SELECT count(*) FROM documents"]) == 0
    assert capsys.readouterr().out == "count(*)\n2\n"


def test_a_part_that_was_changed_is_read_again(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a="x", b="y"), tmp_path / "out"
    fake_run(folder, out=out)
    (part,) = (out / "records").iterdir()
    os.utime(part, ns=(1, 1))
    assert (foreseen(folder, out).damaged, foreseen(folder, out).to_read) == (1, 2)
    assert (fake_run(folder, out=out).run.mined, foreseen(folder, out).damaged) == (0, 0)


def test_a_folder_where_no_run_has_been_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no_record"):
        status.status(tmp_path)


@pytest.mark.parametrize("command", ["status", "dry run", "show", "run", "duplicates"])
def test_a_damaged_ledger_is_told_with_its_cure(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    folder, out = write(tmp_path / "in", a="x"), tmp_path / "out"
    fake_run(folder, out=out)
    for rest in out.glob(f"{LEDGER}-*"):
        rest.unlink()
    (out / LEDGER).write_bytes(b"no database at all " * 400)
    run = ["run", str(folder), "--out", str(out)]
    commands = {
        "status": ["status", str(out)],
        "dry run": [*run, "--dry-run"],
        "show": ["show", str(out), "--name", "a"],
        "run": run,
        "duplicates": ["duplicates", str(out)],
    }
    (out / SKETCHES).touch()
    assert main(commands[command]) in {1, 2}
    assert (out / SKETCHES).exists()
    told = capsys.readouterr().err + caplog.text
    assert f"delete {LEDGER}*" in told
    assert "Traceback" not in told
    (out / LEDGER).unlink()
    fake_run(folder, out=out)
    assert status.status(out).records == 1


def test_the_command_prints_a_table_or_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = write(tmp_path / "in", a="x"), tmp_path / "out"
    fake_run(folder, out=out)
    assert main(["status", str(out)]) == 0
    table = capsys.readouterr().out
    assert "  done      1 record in 1 part\n" in table
    assert "nothing to do: the one file is done\n" in table
    assert main(["status", str(out), "--json"]) == 0
    assert msgspec.json.decode(capsys.readouterr().out, type=Status).records == 1
    assert main(["run", str(folder), "--out", str(out), "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("0 of 1 file would be read")


def test_failures_and_what_is_passed_over_are_told_by_their_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = write(tmp_path / "in", a="x", b="fail"), tmp_path / "out"
    for name in ("sheet.xlsx", ".hidden.txt"):
        (folder / name).touch()
    for option in ("--failures", "--passed-over"):
        assert main(["status", str(out), option]) == 2
        assert capsys.readouterr().err.startswith("workreport: no_record: ")
    fake_run(folder, out=out)
    assert main(["status", str(out), "--failures"]) == 0
    assert capsys.readouterr().out.split(maxsplit=2) == ["corrupt_document", "b.txt:", "as the file asks\n"]
    assert main(["status", str(out), "--passed-over"]) == 0
    told = [tuple(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert told == [("hidden", str(folder / ".hidden.txt")), ("unknown_type", str(folder / "sheet.xlsx"))]
