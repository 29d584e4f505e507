"""`run --duplicates`: the file follows the records, and each record is sketched once."""

from __future__ import annotations

import io
import signal
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.archive import sketches
from pipeline.archive.duplicates import Sketch, Told, sketch
from pipeline.archive.sketches import Sketches
from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.output.duplicates import Copies, Duplicates
from pipeline.output.manifest import Manifest
from pipeline.records import Provenance
from pipeline.run.plan import Settings
from pipeline.run.runner import run
from pipeline.run.summary import summary
from pipeline.run.worker import Job
from tests.processes import workreport
from tests.run.fakes import PROVENANCE, fake_plan, fake_run, write

ONE = "".join(chr(0x4E00 + 7 * number) for number in range(300))
OTHER = "".join(chr(0x5E00 + 5 * number) for number in range(300))


@pytest.fixture
def sketched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The uris of what is sketched, as it happens."""
    seen: list[str] = []
    make = sketch

    def making(told: Told) -> Sketch | None:
        seen.append(told.source.uri)
        return make(told)

    monkeypatch.setattr(sketches, "sketch", making)
    return seen


def mined(folder: Path, out: Path, **options: Any) -> Manifest:
    return fake_run(folder, out=out, duplicates=True, **options)


def groups(out: Path) -> list[tuple[str, list[str]]]:
    """Kind and uris of each."""
    lines = (out / "duplicates.jsonl").read_bytes().splitlines()
    told = [msgspec.json.decode(line, type=Duplicates) for line in lines]
    return [(group.kind, sorted(uri for copy in group.copies for uri in copy.uris)) for group in told]


def test_the_file_follows_the_records_and_each_is_sketched_once(tmp_path: Path, sketched: list[str]) -> None:
    folder, out = write(tmp_path / "in", a=ONE, b=ONE, c=ONE + "好", d=OTHER, fail="fail"), tmp_path / "out"
    manifest = mined(folder, out)
    assert groups(out) == [("identical", ["a.txt", "b.txt"]), ("near", ["a.txt", "b.txt", "c.txt"])]
    assert manifest.copies == Copies(identical_files=2, identical_groups=1, near_documents=2, near_groups=1)
    assert any("2 near copies in 1 group: out/duplicates.jsonl" in line for line in summary(manifest, "out"))
    assert sketched == ["a.txt", "c.txt", "d.txt"]
    write(folder, e=OTHER + "好")
    mined(folder, out)
    assert ("near", ["d.txt", "e.txt"]) in groups(out)
    assert sketched[3:] == ["e.txt"], "what was known is not sketched again"
    write(folder, c="short")
    (folder / "d.txt").unlink()
    mined(folder, out, prune=True)
    assert groups(out) == [("identical", ["a.txt", "b.txt"])]
    assert sketched[4:] == ["c.txt"]


def test_where_nothing_was_changed_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = write(tmp_path / "in", a=ONE, b=ONE), tmp_path / "out"
    first = mined(folder, out)
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.run.copies.write_duplicates", None)
        assert mined(folder, out).copies == first.copies
    write(folder, c=ONE)
    assert mined(folder, out).run.mined == 0
    assert groups(out) == [("identical", ["a.txt", "b.txt", "c.txt"])], "a new copy of what was mined"
    (out / "duplicates.jsonl").unlink()
    mined(folder, out)
    assert groups(out) == [("identical", ["a.txt", "b.txt", "c.txt"])]


def test_a_run_that_is_not_asked_leaves_no_file(tmp_path: Path) -> None:
    assert fake_run(write(tmp_path / "in", a=ONE), out=tmp_path / "out").copies is None
    assert {path.name for path in (tmp_path / "out").iterdir()}.isdisjoint({"duplicates.jsonl", "sketches.sqlite"})


@pytest.mark.parametrize("harm", ["lost", "damaged", "damaged inside", "another recipe", "other options"])
def test_sketches_that_are_worth_nothing_are_made_again(tmp_path: Path, sketched: list[str], harm: str) -> None:
    folder, out = write(tmp_path / "in", a=ONE, c=ONE + "好"), tmp_path / "out"
    mined(folder, out)
    plan = fake_plan()
    if harm == "lost":
        (out / "sketches.sqlite").unlink()
    elif harm == "damaged":
        (out / "sketches.sqlite").write_bytes(b"no database" * 1000)
    elif harm == "damaged inside":
        pages = (out / "sketches.sqlite").read_bytes()
        (out / "sketches.sqlite").write_bytes(pages[: 4 * 4096] + b"\xff" * (len(pages) - 4 * 4096))
    elif harm == "other options":
        plan = msgspec.structs.replace(plan, recipe=msgspec.structs.replace(plan.recipe, revisions="original"))
    else:
        plan = fake_plan(Provenance(version="0.0.0", config="d" * 64, model=PROVENANCE.model))
    write(folder, d=OTHER)
    mined(folder, out, plan=plan, remine=harm in {"another recipe", "other options"})
    assert groups(out) == [("near", ["a.txt", "c.txt"])]
    assert sorted(sketched[2:]) == ["a.txt", "c.txt", "d.txt"]


def test_ctrl_c_while_copies_are_looked_for_leaves_it_to_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = write(tmp_path / "in", a=ONE, c=ONE + "好"), tmp_path / "out"
    with monkeypatch.context() as patch:
        # Not SIGINT: whoever runs the tests in the background has it ignored.
        patch.setattr(sketches, "sketch", lambda _told: signal.raise_signal(signal.SIGTERM))
        manifest = mined(folder, out)
    assert (manifest.state, manifest.run.mined, manifest.copies) == ("interrupted", 2, None)
    manifest = mined(folder, out)
    assert (manifest.state, manifest.run.unchanged) == ("complete", 2)
    assert groups(out) == [("near", ["a.txt", "c.txt"])]


def test_an_interrupt_between_two_candidates_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = write(tmp_path / "in", a=ONE, c=ONE + "好", d=OTHER, e=OTHER + "好"), tmp_path / "out"
    candidates = Sketches._candidates

    def interrupted(self: Sketches) -> Iterator[tuple[int, int]]:
        found = candidates(self)
        assert isinstance(found, Generator)
        yield next(found)
        found.throw(KeyboardInterrupt)

    monkeypatch.setattr(Sketches, "_candidates", interrupted)
    assert mined(folder, out).state == "interrupted"
    assert not list(out.glob(".writing-bands*"))


def test_a_file_that_somebody_has_changed_is_written_again(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a=ONE, b=ONE), tmp_path / "out"
    mined(folder, out)
    (out / "duplicates.jsonl").write_bytes(b"")
    mined(folder, out)
    assert groups(out) == [("identical", ["a.txt", "b.txt"])]


def test_the_command_tells_that_it_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = write(tmp_path / "in", a=ONE), tmp_path / "out"
    mined(folder, out)
    (out / "sketches.sqlite").unlink()
    (out / "sketches.sqlite").mkdir()
    assert main(["duplicates", str(out)]) == 2
    assert "output_unwritable: " in capsys.readouterr().err


def test_the_command_writes_the_same_file(tmp_path: Path, sketched: list[str]) -> None:
    folder, out = write(tmp_path / "in", a=ONE, b=ONE, c=ONE + "好"), tmp_path / "out"
    mined(folder, out)
    before, known = (out / "duplicates.jsonl").read_bytes(), len(sketched)
    (out / "duplicates.jsonl").unlink()
    assert main(["duplicates", str(out)]) == 0
    assert (out / "duplicates.jsonl").read_bytes() == before
    assert len(sketched) == known


def test_texts_are_needed(tmp_path: Path) -> None:
    folder, job = write(tmp_path / "in", a=ONE), Job(text=False)
    settings = Settings(inputs=(str(folder),), out=str(tmp_path / "out"), job=job, duplicates=True)
    with pytest.raises(UsageError, match="--without-text"):
        run(settings, io.StringIO(), fake_plan())
    assert not (tmp_path / "out").exists()


def test_the_option_of_the_command_line(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "in", a=ONE, c=ONE + "好"), tmp_path / "out"
    assert workreport("run", str(folder), "--out", str(out), "--workers", "1", "--duplicates") == 0
    assert groups(out) == [("near", ["a.txt", "c.txt"])]
