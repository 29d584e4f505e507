"""A changed configuration: only what it certainly concerns is mined again, and what that is is told beforehand."""

from __future__ import annotations

import io
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest

from pipeline.cli import main
from pipeline.config import default_folder
from pipeline.config.bearing import CUT_FORMATS
from pipeline.errors import UsageError
from pipeline.output.manifest import Difference, Manifest
from pipeline.run import status
from pipeline.run.ledger import Ledger
from pipeline.run.plan import Settings
from pipeline.run.progress import LOG
from pipeline.run.runner import dry_run, run
from pipeline.run.store import Store
from pipeline.run.worker import Job
from tests.run.fakes import failures, uris


class Place:
    """Reports, a configuration of one's own, and an output."""

    def __init__(self, folder: Path) -> None:
        self.reports, self.config, self.out = (folder / name for name in ("in", "config", "out"))
        self.reports.mkdir()
        self.config.mkdir()
        for number in range(4):
            (self.reports / f"a{number}.txt").write_text(f"全镇现有茶农{number}200余户。", encoding="utf-8")
            document = docx.Document()
            document.add_paragraph(f"全县有学校{number + 2}所。")
            document.save(str(self.reports / f"b{number}.docx"))
        (self.reports / "long.txt").write_text("全镇开展茶园巡查。\n" * 200, encoding="utf-8")
        self.change("limits", "text_characters: 1000000", "text_characters: 1000")

    def change(self, name: str, old: str, new: str) -> None:
        path = self.config / f"{name}.yaml"
        text = (path if path.exists() else default_folder() / path.name).read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def settings(self, **options: Any) -> Settings:
        job = Job(config=str(self.config))
        return Settings(inputs=(str(self.reports),), out=str(self.out), job=job, **options)

    def run(self, **options: Any) -> Manifest:
        return run(self.settings(**options), io.StringIO())

    def lines(self) -> list[bytes]:
        """All records, whatever the parts that they stand in."""
        return sorted(line for part in (self.out / "records").iterdir() for line in part.read_bytes().splitlines())


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Mined once: eight records in three parts, and a failure."""
    monkeypatch.setattr("pipeline.run.runner.PART_FILES", 3)
    mined = Place(tmp_path)
    assert mined.run().totals.records == 8
    assert failures(mined.out) == [("long.txt", "limit_exceeded")]
    return mined


def test_what_says_the_same_asks_for_nothing(place: Place) -> None:
    place.change("limits", "file_bytes:", "# another word\nfile_bytes:")
    place.change("units", "examples: [", "examples: [全镇有茶园【三亩】。, ")
    place.change("registry", "families:", "# another word\nfamilies:")
    assert dry_run(place.settings()).difference == Difference()
    manifest = place.run()
    assert (manifest.run.unchanged, manifest.run.mined, manifest.difference) == (9, 0, Difference())


def test_a_raised_limit_tries_again_what_has_failed_and_reads_nothing_else(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    before = place.lines()
    place.change("limits", "text_characters: 1000", "text_characters: 5000")
    expected = Difference(what=("limits.yaml: text_characters raised",), again="failures")
    seen = dry_run(place.settings())
    assert (seen.difference, seen.to_read) == (expected, 1)
    with caplog.at_level("INFO", LOG.name):
        manifest = place.run()
    assert "changed: limits.yaml: text_characters raised; what has failed is tried again" in caplog.messages
    assert (manifest.difference, manifest.run.mined, manifest.run.unchanged) == (expected, 1, 8)
    assert [line for line in place.lines() if line in before] == before
    assert failures(place.out) == []
    assert place.run().difference == Difference()


def test_a_run_that_is_interrupted_leaves_it_to_the_next_one(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.change("limits", "text_characters: 1000", "text_characters: 5000")
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.run.runner._Run._mine", _interrupted)
        assert place.run().state == "interrupted"
    assert place.run().run.mined == 1


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_effort_asks_for_no_mining_and_is_told(place: Place) -> None:
    place.change("limits", "conversion_files: 50", "conversion_files: 5")
    manifest = place.run()
    assert manifest.difference == Difference(what=("limits.yaml: conversion_files lowered",), again="nothing")
    assert (manifest.run.unchanged, failures(place.out)) == (9, [("long.txt", "limit_exceeded")])


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("limits", "xml_nodes: 500000", "xml_nodes: 400000", "limits.yaml: xml_nodes lowered"),
        ("units", "class: household", "class: people", "units.yaml (read by ingest, extract)"),
        ("report", "kind: summary", "kind: plan", "report.yaml (read by ingest, classify)"),
    ],
)
def test_where_nothing_less_is_certain_everything_is_mined_again_on_demand(
    place: Place, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str, told: str
) -> None:
    before = place.lines()
    place.change(name, old, new)
    with pytest.raises(UsageError) as caught:
        place.run()
    assert caught.value.code == "another_recipe"
    assert f"changed since its records were made: {told}; with --remine everything is mined again" in str(caught.value)
    assert place.lines() == before
    assert main(["status", str(place.out)]) == 0
    assert f"next run  refused: changed since its records were made: {told}; with" in capsys.readouterr().out
    assert dry_run(place.settings(remine=True)).to_read == 9
    assert place.run(remine=True).run.mined == 8


def test_a_change_can_be_followed_without_being_asked_each_time(place: Place, tmp_path: Path) -> None:
    place.change("units", "class: household", "class: people")
    seen = dry_run(place.settings(remine_changed=True))
    assert (seen.difference.again, seen.to_read) == ("everything", 9)
    manifest = place.run(remine_changed=True)
    assert (manifest.difference.again, manifest.run.mined) == ("everything", 8)
    assert place.lines() == _mined_at_once(place, tmp_path)


def test_where_nothing_was_changed_there_is_nothing_to_follow(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in (place.out / "records").iterdir()}
    manifest = place.run(remine_changed=True)
    assert (manifest.difference, manifest.run.mined, manifest.run.unchanged) == (Difference(), 0, 9)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    run_it = ["run", str(place.reports), "--out", str(place.out), "--config", str(place.config)]
    place.change("units", "class: household", "class: people")
    assert main([*run_it, "--remine-changed", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("changed: units.yaml (read by ingest, extract); everything is mined again")
    assert main([*run_it, "--dry-run"]) == 2


def test_a_limit_that_some_formats_show_asks_for_these_alone(place: Place, tmp_path: Path) -> None:
    place.change("limits", "grid_span: 63", "grid_span: 62")
    expected = Difference(what=("limits.yaml: grid_span lowered",), again="formats", formats=CUT_FORMATS)
    with pytest.raises(UsageError, match=r"with --remine all documents of the formats docx, doc, wps, rtf, odt"):
        place.run()
    seen = dry_run(place.settings(remine=True))
    assert (seen.difference, seen.to_read) == (expected, 5)
    manifest = place.run(remine=True)
    assert (manifest.difference, manifest.run.mined, manifest.run.unchanged) == (expected, 4, 4)
    assert place.lines() == _mined_at_once(place, tmp_path)
    assert failures(place.out) == [("long.txt", "limit_exceeded")]
    _assert_ledger_is_right(place)
    assert place.run().run.unchanged == 9


def _mined_at_once(place: Place, tmp_path: Path) -> list[bytes]:
    out, place.out = place.out, tmp_path / "at_once"
    place.run()
    lines, place.out = place.lines(), out
    return lines


def _assert_ledger_is_right(place: Place) -> None:
    with closing(Ledger(place.out, read_only=True)) as ledger:
        for line in place.lines():
            record = json.loads(line)
            row = ledger.outcome(record["id"])
            assert row is not None
            assert row.part is not None
            assert (place.out / "records" / row.part).read_bytes()[row.offset :].startswith(line)


@pytest.mark.parametrize("parts", range(4))
def test_a_kill_while_records_leave_is_mended(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: int
) -> None:
    """Before a part is rewritten, or after it while the ledger does not know it yet."""
    place.change("limits", "grid_span: 63", "grid_span: 62")
    left = [parts // 2]
    move = Store._move

    def moving(self: Store, part: str, offsets: dict[str, int]) -> None:
        if not left[0]:
            if parts % 2:
                move(self, part, offsets)
            raise SystemExit
        left[0] -= 1
        move(self, part, offsets)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_move", moving)
        with pytest.raises(SystemExit):
            place.run(remine=True)
    place.run(remine=True)
    assert place.lines() == _mined_at_once(place, tmp_path)
    _assert_ledger_is_right(place)


@pytest.mark.parametrize("swept", [0, 1])
def test_after_such_a_kill_the_former_configuration_doubles_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch, swept: int
) -> None:
    """Going back, with records of two configurations in the folder, or with lines that the ledger has forgotten."""
    before, left, sweep = place.lines(), [swept], Store._sweep
    place.change("limits", "grid_span: 63", "grid_span: 62")

    def sweeping(self: Store, *arguments: Any) -> None:
        if not left[0]:
            raise SystemExit
        left[0] -= 1
        sweep(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_sweep", sweeping)
        with pytest.raises(SystemExit):
            place.run(remine=True)
    place.change("limits", "grid_span: 62", "grid_span: 63")
    with pytest.raises(UsageError, match="the configuration; with --remine everything is mined again"):
        place.run()
    place.run(remine=True)
    assert place.lines() == before


def test_after_such_a_kill_a_third_configuration_leaves_records_of_itself_alone(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.change("limits", "grid_span: 63", "grid_span: 62")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "_replay", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            place.run(remine=True)
    place.change("limits", "grid_span: 62", "grid_span: 61")
    assert place.run(remine=True).difference.again == "formats"
    assert place.lines() == _mined_at_once(place, tmp_path)


def test_failures_of_other_inputs_are_tried_again_when_these_are_named(place: Place, tmp_path: Path) -> None:
    place.change("limits", "text_characters: 1000", "text_characters: 5000")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "c.txt").write_text("全乡有桥三座。", encoding="utf-8")
    run(msgspec.structs.replace(place.settings(), inputs=(str(tmp_path / "more"),)), io.StringIO())
    assert failures(place.out) == []
    assert place.run().run.mined == 1
    assert "long.txt" in uris(place.out)


def test_status_tells_what_a_next_run_tries_again(place: Place) -> None:
    place.change("limits", "text_characters: 1000", "text_characters: 5000")
    told = "\n".join(status.told(status.status(place.out), "out"))
    assert "reads 1 of 9 files" in told
    assert "limits.yaml: text_characters raised; what has failed is tried again" in told
