"""What a run asks of an engine, shown by one that mines where it stands and writes parts itself."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from pipeline import options
from pipeline.output.staging import open_staging
from pipeline.run import engines
from pipeline.run.engines import ENGINES, Setup, Stretch
from pipeline.run.engines.engine import Result, chunks, pair
from pipeline.run.reading import Item
from pipeline.run.worker import Outcome
from tests.run.fakes import failures, fake_run, parts, uris, write


class Interrupted(list[Result]):
    """Results in whose middle somebody presses Ctrl-C."""

    def __iter__(self) -> Iterator[Result]:
        for number, result in enumerate(super().__iter__()):
            if number == len(self) // 2:
                os.kill(os.getpid(), signal.SIGINT)
            yield result


class Writing:
    """A third engine: stretches of five files, each a part."""

    def __init__(self, setup: Setup, results: Callable[[list[Result]], list[Result]]) -> None:
        self._mine, self._parts, self._results = setup.make_mine(), setup.parts, results
        self._staging = open_staging(setup.out)

    def mine(self, items: Iterable[Item]) -> Iterator[Stretch]:
        for number, chunk in enumerate(chunks(items, 5, 1 << 20)):
            outcomes = [self._mine(item.entry.raw) for item in chunk if item.entry and item.entry.raw]
            written = self._write(number, [line for outcome in outcomes for line in outcome.lines])
            yield Stretch(results=self._results(pair(chunk, map(_light, outcomes))), part=written)

    def _write(self, number: int, lines: list[bytes]) -> Path | None:
        folder = self._parts(self._staging / str(number))
        name = folder.next_name()
        folder.write(name, lines)
        return folder.path(name) if lines else None

    def stop(self) -> None:
        """There is nothing to end."""


def _light(outcome: Outcome) -> Outcome:
    return msgspec.structs.replace(outcome, lines=(), written=outcome.sizes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {f"r{number:02}": f"text {number}" for number in range(23)}
    harder = {f"r{number:02}": "fail" for number in range(5, 10)}
    return write(tmp_path / "in", **{**texts, **harder, "r03": "two of them", "r21": "text 20"})


def documents(out: Path) -> set[str]:
    return {path.name for path in (out / "documents").iterdir()}


def third(monkeypatch: pytest.MonkeyPatch, results: Callable[[list[Result]], list[Result]]) -> None:
    """Let the engine `local` be this one."""
    monkeypatch.setattr(engines, "_load", lambda _name: lambda setup: Writing(setup, results))


def test_parts_that_an_engine_writes_are_taken_over(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    fake_run(folder, out=one, documents=True)
    third(monkeypatch, list)
    manifest = fake_run(folder, out=two, documents=True)
    assert len(parts(two)) == 4
    assert b"".join(part for _, part in sorted(parts(two).items())) == b"".join(parts(one).values())
    assert failures(two) == failures(one)
    assert {path.name for path in (two / "documents").iterdir()} == {
        path.name for path in (one / "documents").iterdir()
    }
    assert manifest.run.mined == len(uris(one))
    assert fake_run(folder, out=two, documents=True).run.unchanged == 23


def test_ctrl_c_in_the_middle_of_a_stretch_loses_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, alone = tmp_path / "out", tmp_path / "alone"
    fake_run(folder, out=alone)
    third(monkeypatch, Interrupted)
    for _ in range(4):
        assert fake_run(folder, out=out).state == "interrupted"
    third(monkeypatch, list)
    assert fake_run(folder, out=out).state == "complete"
    assert uris(out) == uris(alone)
    assert failures(out) == failures(alone)


def test_the_command_line_offers_every_engine() -> None:
    assert list(options.ENGINES) == list(ENGINES)
