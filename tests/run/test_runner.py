"""What a run leaves behind, run after run."""

from __future__ import annotations

import errno
import io
import json
import os
import sqlite3
import time
import zipfile
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.errors import UsageError
from pipeline.records import Provenance
from pipeline.run import runner
from pipeline.run.ledger import Ledger, OutcomeRow
from pipeline.run.plan import Plan, Settings
from pipeline.run.progress import LOG
from pipeline.run.runner import dry_run, exit_code, run
from pipeline.run.worker import Job
from tests.run.fakes import PROVENANCE, failures, fake_plan, fake_run, parts, records, uris, write


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return write(tmp_path / "in", a="first", b="second", c="fail", d="two of them")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_each_document_once_and_failures_apart(reports: Path, out: Path) -> None:
    manifest = fake_run(reports, out=out)
    assert uris(out) == ["a.txt", "b.txt", "d.txt", "d.txt"]
    assert records(out)[3][0] == records(out)[2][0] + "#2"
    assert failures(out) == [("c.txt", "corrupt_document")]
    assert (manifest.totals.records, manifest.totals.failures, manifest.run.mined) == (4, 1, 4)
    assert exit_code(manifest) == 1


def test_all_well_is_exit_code_0_and_an_empty_file_of_failures(tmp_path: Path, out: Path) -> None:
    assert exit_code(fake_run(write(tmp_path / "in", a="x"), out=out)) == 0
    assert (out / "failures.jsonl").read_bytes() == b""


def test_what_a_run_did_adds_up_as_the_page_says(reports: Path, out: Path) -> None:
    write(reports, e="first", f="fail")
    with zipfile.ZipFile(reports / "g.zip", "w") as archive:
        for name, text in (("a.txt", "third"), ("b.txt", "first"), ("c.txt", "fourth"), ("d.txt", "fail too")):
            archive.writestr(name, text)
    manifest = fake_run(reports, out=out)
    done, members, reports_of_d = manifest.run, 4, 2
    assert (done.files, done.unchanged, done.mined, done.duplicates, done.failed) == (7, 0, 6, 3, 2)
    dealt_with = done.unchanged + done.mined + done.duplicates + done.failed
    assert done.files + (members - 1) + (reports_of_d - 1) == dealt_with
    copies_of_failures = 1
    assert (manifest.totals.records, manifest.totals.failures) == (done.mined, done.failed + copies_of_failures)
    write(reports, h="late", i="late")
    done = fake_run(reports, out=out).run
    assert (done.files, done.unchanged, done.mined, done.duplicates, done.failed) == (9, 7, 1, 1, 0)


def test_a_second_run_mines_nothing_and_changes_no_part(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    before = parts(out)
    manifest = fake_run(reports, out=out)
    assert (manifest.run.files, manifest.run.unchanged, manifest.run.mined) == (4, 4, 0)
    assert parts(out) == before
    assert exit_code(manifest) == 1, "failures stay until they are retried"


def test_a_second_run_mines_only_what_is_new(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    write(reports, e="late")
    assert fake_run(reports, out=out).run.mined == 1
    assert uris(out) == ["a.txt", "b.txt", "d.txt", "d.txt", "e.txt"]


def test_verify_reads_files_whose_size_and_time_lie(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    status = (reports / "a.txt").stat()
    (reports / "a.txt").write_text("FIRST", encoding="utf-8")
    os.utime(reports / "a.txt", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert fake_run(reports, out=out).run.mined == 0
    assert fake_run(reports, out=out, verify=True).run.mined == 1


def test_new_bytes_replace_the_old_record(reports: Path, out: Path) -> None:
    fake_run(reports, out=out, documents=True)
    old = {uri: identity for identity, uri in records(out)}["a.txt"]
    write(reports, a="first, but longer")
    fake_run(reports, out=out, documents=True)
    assert sorted(uris(out)) == ["a.txt", "b.txt", "d.txt", "d.txt"]
    assert old not in {identity for identity, _ in records(out)}
    assert not (out / "documents" / f"{old}.json").exists()
    assert len(list((out / "documents").iterdir())) == 4


def test_a_failure_whose_file_was_mended_is_no_more(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    write(reports, c="mended at last")
    assert exit_code(fake_run(reports, out=out)) == 0
    assert failures(out) == []


def test_identical_files_are_mined_once_and_live_as_long_as_one_of_them(tmp_path: Path, out: Path) -> None:
    folder = write(tmp_path / "in", a="same", b="same", c="other")
    manifest = fake_run(folder, out=out)
    assert (manifest.run.mined, manifest.run.duplicates) == (2, 1)
    assert uris(out) == ["a.txt", "c.txt"]
    (folder / "a.txt").unlink()
    fake_run(folder, out=out, prune=True)
    assert len(records(out)) == 2
    (folder / "b.txt").unlink()
    fake_run(folder, out=out, prune=True)
    assert uris(out) == ["c.txt"]


def test_a_file_that_moves_keeps_its_record(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is known by its bytes when it is read, and its old place is committed parts before its new one."""
    monkeypatch.setattr(runner, "PART_FILES", 3)
    texts = [f"text {number}" for number in range(10)]
    folder = write(tmp_path / "in", **{f"r{number:02}": text for number, text in enumerate(texts)})
    fake_run(folder, out=out)
    write(folder, **{f"r{number:02}": text for number, text in enumerate(["a new first one", *texts])})
    manifest = fake_run(folder, out=out)
    assert (manifest.run.mined, manifest.run.duplicates, manifest.totals.records) == (1, 10, 11)
    assert len(set(records(out))) == 11
    write(folder, r00="first", r10="a new first one")
    assert fake_run(folder, out=out).totals.records == 11, "the last text has left, the first has moved behind it"
    assert len(records(out)) == 11


def test_a_record_tells_a_place_that_holds_it(tmp_path: Path, out: Path) -> None:
    folder = write(tmp_path / "in", a="first", b="second", z="two of them")
    fake_run(folder, out=out, documents=True)
    (folder / "a.txt").rename(folder / "c.txt")
    (folder / "z.txt").rename(folder / "y.txt")
    fake_run(folder, out=out, documents=True)
    with zipfile.ZipFile(folder / "d.zip", "w") as archive:
        archive.writestr("e/f.txt", "first")
    (folder / "c.txt").unlink()
    fake_run(folder, out=out, documents=True, prune=True)
    assert uris(out) == ["d.zip/e/f.txt", "b.txt", "y.txt", "y.txt"]
    [told, *_] = next(iter(parts(out).values())).splitlines()
    source = json.loads(told)["source"]
    assert (source["name"], source["member_of"], source["format"]) == ("f.txt", "d.zip", "txt")
    assert json.loads((out / "documents" / f"{json.loads(told)['id']}.json").read_bytes())["source"] == source
    assert fake_run(folder, out=out, documents=True).run.unchanged == 3


def test_a_place_is_told_masked_where_records_are(tmp_path: Path, out: Path) -> None:
    folder, plan = write(tmp_path / "in", a="first"), fake_plan(msgspec.structs.replace(PROVENANCE, masked=True))
    fake_run(folder, out=out, plan=plan)
    (folder / "a.txt").rename(folder / "c13812345678.txt")
    fake_run(folder, out=out, plan=plan, prune=True)
    assert uris(out) == ["cXXXXXXXXXXX.txt"]


def test_a_copy_that_goes_leaves_the_records_as_they_are(tmp_path: Path, out: Path) -> None:
    folder = write(tmp_path / "in", a="first", b="first")
    fake_run(folder, out=out)
    [part] = (out / "records").iterdir()
    before = part.stat()
    (folder / "b.txt").unlink()
    fake_run(folder, out=out, prune=True)
    assert (uris(out), part.stat().st_mtime_ns, part.stat().st_ino) == (["a.txt"], before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("steps", range(13))
def test_a_kill_anywhere_while_places_are_told_anew_is_mended(
    steps: int, reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_run(reports, out=out, documents=True)
    (reports / "a.txt").rename(reports / "somewhere else.txt")
    _stop_after(steps, monkeypatch)
    with suppress(_Killed):
        fake_run(reports, out=out, documents=True, prune=True)
    monkeypatch.undo()
    fake_run(reports, out=out, documents=True, prune=True)
    assert sorted(uris(out)) == ["b.txt", "d.txt", "d.txt", "somewhere else.txt"]
    assert len(set(records(out))) == 4


def test_a_file_that_was_moved_and_lost_is_found_again(tmp_path: Path, out: Path) -> None:
    folder = write(tmp_path / "in", a="first", b="second")
    fake_run(folder, out=out)
    with closing(sqlite3.connect(out / "ledger.sqlite")) as former, former:
        former.execute("UPDATE parts SET dirty = 1")
        former.execute("DELETE FROM outcomes WHERE key IN (SELECT key FROM entries WHERE uri = 'a.txt')")
        former.execute("DELETE FROM meta WHERE name = 'moves'")
    assert fake_run(folder, out=out).run.mined == 1
    assert sorted(uris(out)) == ["a.txt", "b.txt"]


def test_each_copy_of_what_has_failed_is_told(tmp_path: Path, out: Path) -> None:
    folder = write(tmp_path / "in", a="fail", b="well")
    (folder / "c.zip").mkdir()
    (folder / "c.zip" / "d.html").write_text("fail", encoding="utf-8")
    with zipfile.ZipFile(folder / "e.zip", "w") as archive:
        archive.writestr("f.txt", "fail")
    assert fake_run(folder, out=out).totals.failures == 3
    told = [json.loads(line)["source"] for line in (out / "failures.jsonl").read_bytes().splitlines()]
    assert [(one["uri"], one["name"], one["format"], one["member_of"]) for one in told] == [
        ("a.txt", "a.txt", "txt", None),
        ("c.zip/d.html", "d.html", "html", None),
        ("e.zip/f.txt", "f.txt", "txt", "e.zip"),
    ]


def test_what_is_said_of_an_archive_is_not_said_of_a_document_of_its_bytes(tmp_path: Path, out: Path) -> None:
    folder = write(tmp_path / "in", a="a report")
    (folder / "b.zip").write_text("a report", encoding="utf-8")
    for retry_failed in (False, True, True):
        manifest = fake_run(folder, out=out, retry_failed=retry_failed)
        assert (manifest.totals.records, failures(out)) == (1, [("b.zip", "corrupt_archive")])
        assert uris(out) == ["a.txt"]


def test_a_record_that_is_made_anew_leaves_its_old_part(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    with closing(Ledger(out)) as ledger, ledger.change():
        [row] = ledger.find(None, "a.txt")
        ledger.put_outcome(OutcomeRow(key=row.key, failure=b"{}"))
        assert ledger.dirty_parts() == ["part-000001.jsonl"]


def test_a_folder_that_cannot_be_listed_fails_until_it_can(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", a="x")
    closed = write(folder / "closed", b="y")
    fake_run(folder, out=out)
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if path == str(closed):
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    for _ in range(2):
        assert exit_code(fake_run(folder, out=out)) == 1
        assert failures(out) == [("closed/", "unreadable_file")]
    assert b'"message":"the folder cannot be listed: Permission denied"' in (out / "failures.jsonl").read_bytes()
    monkeypatch.undo()
    assert exit_code(fake_run(folder, out=out)) == 0
    assert (failures(out), uris(out)) == ([], ["a.txt", "closed/b.txt"])


@pytest.mark.parametrize("closed", ["a.txt", "b.zip"])
def test_a_file_that_is_not_given_fails_until_it_is(
    closed: str, reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(reports / "b.zip", "w") as archive:
        archive.writestr("x.txt", "in an archive")
    opened = open

    def refusing(path: str, mode: str = "r", **more: Any) -> Any:
        if str(path) == str(reports / closed):
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, mode, **more)

    monkeypatch.setattr(runner, "plan_for", lambda *_: fake_plan())
    monkeypatch.setattr("builtins.open", refusing)
    for _ in range(2):
        manifest = fake_run(reports, out=out)
        assert failures(out) == [(closed, "unreadable_file"), ("c.txt", "corrupt_document")]
        assert dry_run(Settings(inputs=(str(reports),), out=str(out), job=Job())).to_read == 0
    assert (manifest.run.unchanged, manifest.run.failed) == (5, 0), "nothing is started for what is still closed"
    monkeypatch.undo()
    monkeypatch.setattr(runner, "plan_for", lambda *_: fake_plan())
    seen = dry_run(Settings(inputs=(str(reports),), out=str(out), job=Job()))
    assert (seen.failed, seen.to_read) == (2, 1)
    manifest = fake_run(reports, out=out)
    assert (manifest.run.unchanged, manifest.run.mined) == (4, 1)
    assert failures(out) == [("c.txt", "corrupt_document")]
    assert len(uris(out)) == 5


def test_a_file_that_a_worker_was_not_given_is_tried_again(tmp_path: Path, out: Path) -> None:
    """Another machine's: the run itself could read it, and knows its digest."""
    (tmp_path / "away").touch()
    folder = write(tmp_path / "in", a=f"fail while {tmp_path / 'away'}")
    fake_run(folder, out=out)
    with closing(Ledger(out)) as ledger, ledger.change():
        [row] = ledger.find(None, "a.txt")
        assert row.failure is not None
        failure = row.failure.replace(b"corrupt_document", b"unreadable_file")
        ledger.put_outcome(OutcomeRow(key=row.key, failure=failure))
    (tmp_path / "away").unlink()
    assert fake_run(folder, out=out).run.mined == 1
    assert failures(out) == []


def test_prune_keeps_what_cannot_be_looked_at(reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_run(reports, out=out)
    (reports / "b.txt").unlink()
    (reports / "a.txt").rename(reports / "elsewhere")
    stat = os.stat

    def refusing(path: Any, **options: Any) -> os.stat_result:
        if os.fspath(path) == str(reports / "a.txt"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return stat(path, **options)

    monkeypatch.setattr(os, "stat", refusing)
    fake_run(reports, out=out, prune=True)
    assert uris(out) == ["a.txt", "d.txt", "d.txt"]


def test_failures_are_retried_on_demand_only(tmp_path: Path, out: Path) -> None:
    marker = tmp_path / "marker"
    marker.touch()
    folder = write(tmp_path / "in", a=f"fail while {marker}", b="well")
    fake_run(folder, out=out)
    marker.unlink()
    assert exit_code(fake_run(folder, out=out)) == 1
    manifest = fake_run(folder, out=out, retry_failed=True)
    assert (exit_code(manifest), manifest.run.mined, failures(out)) == (0, 1, [])


def test_prune_drops_what_is_gone_and_nothing_else(reports: Path, out: Path, caplog: pytest.LogCaptureFixture) -> None:
    fake_run(reports, out=out)
    (reports / "a.txt").unlink()
    (reports / "c.txt").unlink()
    fake_run(reports, out=out)
    assert "a.txt" in uris(out), "only --prune drops"
    with caplog.at_level("INFO", LOG.name):
        manifest = fake_run(reports, out=out, prune=True)
    assert caplog.messages == ["gone, and pruned with all that only they held: 2 of the files met before"]
    assert uris(out) == ["b.txt", "d.txt", "d.txt"]
    assert (failures(out), exit_code(manifest)) == ([], 0)


def test_another_recipe_is_refused_until_remine(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    before = parts(out)
    other = fake_plan(Provenance(version="0.0.0", config="d" * 64, model=PROVENANCE.model))
    with pytest.raises(UsageError, match="the configuration"):
        fake_run(reports, out=out, plan=other)
    assert parts(out) == before
    assert fake_run(reports, out=out, plan=other, remine=True).totals.records == 4
    assert len(records(out)) == 4
    with pytest.raises(UsageError, match="the configuration"):
        fake_run(reports, out=out)


def test_a_folder_whose_ledger_is_lost_still_knows_its_recipe(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    _lose_ledger(out)
    with pytest.raises(UsageError, match="the version"):
        fake_run(reports, out=out, plan=fake_plan(Provenance(version="9", config="c" * 64, model="m" * 64)))


def test_a_lost_ledger_costs_no_mining(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    before = parts(out)
    _lose_ledger(out)
    manifest = fake_run(reports, out=out)
    assert (manifest.run.mined, manifest.totals.records, manifest.totals.failures) == (0, 4, 1)
    assert parts(out) == before
    assert fake_run(reports, out=out, prune=True).totals.records == 4


def test_files_of_one_path_below_two_inputs_are_told(
    tmp_path: Path, out: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for folder, text in (("a", "first"), ("b", "second")):
        write(tmp_path / folder, report=text)
    fake_run(tmp_path / "a", tmp_path / "b", out=out)
    assert uris(out) == ["report.txt", "report.txt"]
    assert "1 uri shared by files of several inputs" in caplog.text
    caplog.clear()
    fake_run(tmp_path / "a", tmp_path / "b", out=out)
    fake_run(tmp_path, out=tmp_path / "apart")
    assert "shared" not in caplog.text


def test_a_lost_part_is_mined_again(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    (out / "records" / "part-000001.jsonl").unlink()
    assert fake_run(reports, out=out).run.mined == 4
    assert uris(out) == ["a.txt", "b.txt", "d.txt", "d.txt"]


def test_a_part_that_was_cut_off_and_a_lost_ledger_cost_what_was_cut_off(reports: Path, out: Path) -> None:
    """The first line is no record any more; the others tell how the folder's records were made."""
    fake_run(reports, out=out)
    (part,) = (out / "records").iterdir()
    lines = part.read_bytes().splitlines(keepends=True)
    part.write_bytes(b"".join([lines[0][:40] + b"\n", *lines[1:]]))
    for path in out.glob("ledger.sqlite*"):
        path.unlink()
    assert fake_run(reports, out=out).run.mined == 1
    assert len(records(out)) == len(lines)


def test_foreign_lines_leave_the_parts(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    part = out / "records" / "part-000001.jsonl"
    whole = part.read_bytes()
    part.write_bytes(b"not a record\n" + whole + whole.splitlines(keepends=True)[0])
    fake_run(reports, out=out)
    assert part.read_bytes() == whole


def test_documents_asked_for_later_are_written_without_mining(reports: Path, out: Path) -> None:
    fake_run(reports, out=out)
    manifest = fake_run(reports, out=out, documents=True)
    assert manifest.run.mined == 0
    names = {path.name for path in (out / "documents").iterdir()}
    assert names == {f"{identity.replace('#', '-')}.json" for identity, _ in records(out)}


def test_parts_are_cut_by_input_order(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "PART_FILES", 3)
    folder = write(tmp_path / "in", **{f"r{number}": f"text {number}" for number in range(8)})
    fake_run(folder, out=out)
    assert [len(parts(out)[name].splitlines()) for name in sorted(parts(out))] == [3, 3, 2]
    assert uris(out) == [f"r{number}.txt" for number in range(8)]


def test_one_worker_and_two_write_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "PART_FILES", 10)
    texts = {f"r{number:02}": "fail" if number == 7 else f"text {number // 2}" for number in range(30)}
    texts["r03"] = "slow 0.2"
    folder = write(tmp_path / "in", **texts)
    one, two = tmp_path / "one", tmp_path / "two"
    fake_run(folder, out=one, workers=1)
    fake_run(folder, out=two, workers=2)
    assert parts(one) == parts(two)
    assert len(parts(one)) > 1
    assert (one / "failures.jsonl").read_bytes() == (two / "failures.jsonl").read_bytes()


def test_nothing_to_do_is_refused_and_writes_nothing(tmp_path: Path, out: Path) -> None:
    empty = tmp_path / "in"
    empty.mkdir()
    with pytest.raises(UsageError, match="no file of a known type"):
        fake_run(empty, out=out)
    (empty / "x.exe").touch()
    with pytest.raises(UsageError, match="1 unknown_type"):
        fake_run(empty, out=out)
    with pytest.raises(UsageError, match="no such file"):
        fake_run(tmp_path / "absent", out=out)
    assert not out.exists()


def test_named_outright_unknown_types_fail(tmp_path: Path, out: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "y.xlsx").write_bytes(b"PK")
    manifest = fake_run(tmp_path / "x.pdf", tmp_path / "y.xlsx", out=out)
    assert failures(out) == [("x.pdf", "pdf_not_supported"), ("y.xlsx", "unsupported_type")]
    assert exit_code(manifest) == 1


def test_a_file_refused_for_its_name_is_mined_under_a_better_one(tmp_path: Path, out: Path) -> None:
    (tmp_path / "x.dat").write_text("same bytes")
    (tmp_path / "x.txt").write_text("same bytes")
    fake_run(tmp_path / "x.dat", tmp_path / "x.txt", out=out)
    assert uris(out) == ["x.txt"]
    assert failures(out) == [("x.dat", "unsupported_type")]


@pytest.mark.timeout(20)
def test_a_pipe_named_outright_fails_unread(tmp_path: Path, out: Path) -> None:
    os.mkfifo(tmp_path / "x.txt")
    os.mkfifo(tmp_path / "y.zip")
    fake_run(tmp_path / "x.txt", tmp_path / "y.zip", out=out)
    assert failures(out) == [("x.txt", "unreadable_file"), ("y.zip", "unreadable_file")]


def test_a_file_that_vanishes_before_it_is_read_fails_without_an_id(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", a="x", b="y")
    plan = fake_plan()

    def plan_for(*_: object) -> Plan:
        (folder / "a.txt").unlink()
        return plan

    monkeypatch.setattr(runner, "plan_for", plan_for)
    settings = Settings(inputs=(str(folder / "a.txt"), str(folder / "b.txt")), out=str(out), job=Job())
    run(settings, io.StringIO())
    assert failures(out) == [("a.txt", "unreadable_file")]
    assert b'"id":null' in (out / "failures.jsonl").read_bytes()
    assert uris(out) == ["b.txt"]


def test_a_file_over_the_limit_fails_unread(tmp_path: Path, out: Path) -> None:
    folder = write(tmp_path / "in", a="x" * 100, b="y")
    fake_run(folder, out=out, plan=fake_plan(file_bytes=50))
    assert failures(out) == [("a.txt", "limit_exceeded")]


def test_the_output_folder_may_lie_among_the_inputs(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="x")
    out = folder / "out"
    fake_run(folder, out=out, documents=True)
    write(out, stray="must not be mined")
    assert fake_run(folder, out=out, documents=True).run.files == 1


def test_many_unchanged_files_take_no_time(tmp_path: Path, out: Path) -> None:
    folder = write(tmp_path / "in", **{f"r{number}": f"text {number}" for number in range(1500)})
    fake_run(folder, out=out)
    start = time.monotonic()
    assert fake_run(folder, out=out).run.unchanged == 1500
    assert time.monotonic() - start < 2


def test_half_written_files_are_cleaned(reports: Path, out: Path) -> None:
    (out / "records").mkdir(parents=True)
    rubbish = out / "records" / ".writing-part-000001.jsonl"
    rubbish.write_bytes(b"{half")
    fake_run(reports, out=out)
    assert not rubbish.exists()
    assert len(records(out)) == 4


STEPS = 17
"""How many durable steps the run below takes; the test after it counts them."""


@pytest.mark.parametrize("steps", range(STEPS))
def test_a_kill_anywhere_in_a_commit_is_mended(
    steps: int, reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every durable step of a replacing run may be the last one; the next run comes to the same result."""
    fake_run(reports, out=out, documents=True)
    write(reports, a="new bytes of a", e="late")
    (reports / "b.txt").unlink()
    _stop_after(steps, monkeypatch)
    with suppress(_Killed):
        fake_run(reports, out=out, documents=True, prune=True)
    monkeypatch.undo()
    fake_run(reports, out=out, documents=True, prune=True)
    assert sorted(uris(out)) == ["a.txt", "d.txt", "d.txt", "e.txt"]
    assert len(set(records(out))) == 4
    assert len(list((out / "documents").iterdir())) == 4
    manifest = fake_run(reports, out=out, documents=True)
    assert (manifest.run.unchanged, manifest.totals.records) == (4, 4)


def test_the_kills_above_cover_the_whole_run(reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_run(reports, out=out, documents=True)
    write(reports, a="new bytes of a", e="late")
    (reports / "b.txt").unlink()
    left = _stop_after(1000, monkeypatch)
    fake_run(reports, out=out, documents=True, prune=True)
    assert 1000 - left[0] == STEPS


class _Killed(BaseException):
    """Stands for the end of the process."""


def _stop_after(steps: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let so many durable steps (files replaced or removed, transactions committed) happen, then none."""
    left = [steps]

    def step() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise _Killed

    replace, unlink = Path.replace, Path.unlink

    def stepping_replace(self: Path, target: Path) -> Path:
        step()
        return replace(self, target)

    def stepping_unlink(self: Path, *, missing_ok: bool = False) -> None:
        if self.exists():
            step()
        unlink(self, missing_ok=missing_ok)

    class Stepping(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql == "COMMIT":
                step()
            return super().execute(sql, *values)

    connect = sqlite3.connect
    monkeypatch.setattr(Path, "replace", stepping_replace)
    monkeypatch.setattr(Path, "unlink", stepping_unlink)
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **named: connect(*args, factory=Stepping, **named))
    return left


def _lose_ledger(out: Path) -> None:
    for path in out.glob("ledger.sqlite*"):
        path.unlink()


def test_remine_starts_over_where_an_older_ledger_cannot_be_read(
    reports: Path, out: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fake_run(reports, out=out)
    with closing(Ledger(out)) as ledger:
        ledger.set_meta("recipe", b'{"what": "nobody knows today"}')
    with caplog.at_level("INFO", LOG.name):
        assert fake_run(reports, out=out, remine=True).totals.records == 4
    assert any(message.startswith("changed: ") and "the version" in message for message in caplog.messages)
