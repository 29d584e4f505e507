"""A miner for the runner's tests: quick, and obedient to what the file says. Importable, since workers import it."""

from __future__ import annotations

import ctypes
import hashlib
import io
import os
import signal
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec

from pipeline.assembly import Lap
from pipeline.config import load_config
from pipeline.config.limits import Limits
from pipeline.output.manifest import Manifest
from pipeline.records import Integrity, Organisation, Provenance, Report, ReportFacts, Source
from pipeline.run.engines import MakeMine
from pipeline.run.plan import Plan, Settings
from pipeline.run.recipe import LINES, Recipe
from pipeline.run.runner import run
from pipeline.run.worker import FileMiner, Job, Outcome, failed
from pipeline.stages import RawFile

PROVENANCE = Provenance(version="0.0.0", config="c" * 64, model="m" * 64)


class FakeMine:
    """`die` kills its process, `fail` fails, `fail while PATH` fails while PATH exists, `two` holds two reports,
    `slow` takes a while; all else is one report.
    """

    def __init__(self, provenance: Provenance = PROVENANCE) -> None:
        self._provenance = provenance

    def __call__(self, raw: RawFile) -> Outcome:
        words = raw.content.decode("utf-8", "replace").split()
        first = words[0] if words else ""
        if first == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if first == "slow":
            time.sleep(float(words[1]))
        if first == "fail" and (len(words) < 3 or Path(words[2]).exists()):
            return failed(raw, "corrupt_document", "as the file asks", "ingest")
        identities = ("", "#2") if first == "two" else ("",)
        return Outcome(lines=tuple(self._line(raw, identity) for identity in identities), counts=1)

    def _line(self, raw: RawFile, suffix: str) -> bytes:
        return msgspec.json.encode(
            Report(
                id=hashlib.sha256(raw.content).hexdigest() + suffix,
                source=Source(
                    uri=raw.uri, name=raw.name, bytes=len(raw.content), format="txt", member_of=raw.member_of
                ),
                report=ReportFacts(
                    title=None, kind="other", organisation=Organisation(name=None, level=None), period=None
                ),
                text=raw.content.decode("utf-8", "replace"),
                blocks=(),
                asides=(),
                sections=(),
                counts=(),
                initiatives=(),
                checks=(),
                notices=(),
                integrity=Integrity(grade="clean"),
                provenance=self._provenance,
            )
        )


class Harmful:
    """A miner that does to its process what the file says, and else finds nothing."""

    def mine_file(self, raw: RawFile, lap: Lap) -> tuple[Report, ...]:
        HARM.get(raw.content.decode("utf-8"), _nothing)()
        return (msgspec.json.decode(FakeMine()._line(raw, ""), type=Report),)


def _nothing() -> None:
    """Most files are harmless."""


def _spin() -> None:
    while True:
        pass


def _sleep_deaf() -> None:
    """As compiled code that never looks at a signal."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    time.sleep(1000)


def _hoard() -> list[bytes]:
    """Asks for 6 GB, and touches nothing of it."""
    return [bytes(100 << 20) for _ in range(60)]


HARM: dict[str, Callable[[], object]] = {
    "hang": _spin,
    "hang, deaf": _sleep_deaf,
    "hoard": _hoard,
    "abort": os.abort,
    "segfault": partial(ctypes.string_at, 0),
    "exit": partial(os._exit, 3),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
}


class LimitedMine(FileMiner):
    """The product's own limits around a miner that does harm."""

    def __init__(self, seconds: float) -> None:
        self._job = Job(seconds=seconds)
        self._miner = Harmful()  # type: ignore[assignment]  # as much of a miner as is used


@cache
def _limits() -> Limits:
    return load_config().limits


def fake_plan(provenance: Provenance = PROVENANCE, make_mine: MakeMine | None = None, **limits: int) -> Plan:
    return Plan(
        make_mine=make_mine or partial(FakeMine, provenance),
        recipe=Recipe(provenance=provenance, text=True, rejected=False),
        limits=_limits().model_copy(update=limits),
    )


def fake_run(
    *inputs: Path | str, out: Path | str, plan: Plan | None = None, seconds: float = 0, **options: Any
) -> Manifest:
    """One run with the fake miner; further options are those of `Settings`."""
    names = tuple(str(name) for name in inputs)
    settings = Settings(inputs=names, out=str(out), job=Job(seconds=seconds), **options)
    return run(settings, io.StringIO(), plan or fake_plan())


def records(out: Path) -> list[tuple[str, str]]:
    """Id and uri of each record, in the order of the parts."""
    lines = [line for part in sorted((out / "records").glob("part-*")) for line in part.read_bytes().splitlines()]
    decoded = [LINES.decode(line) for line in lines]
    return [(line.id, line.source.uri) for line in decoded]


def uris(out: Path) -> list[str]:
    return [uri for _, uri in records(out)]


def parts(out: Path) -> dict[str, bytes]:
    return {part.name: part.read_bytes() for part in (out / "records").iterdir()}


def failures(out: Path) -> list[tuple[str, str]]:
    """Uri and code of each failure."""
    lines = (out / "failures.jsonl").read_bytes().splitlines()
    decoded = [msgspec.json.decode(line) for line in lines]
    return [(line["source"]["uri"], line["code"]) for line in decoded]


def write(folder: Path, **files: str) -> Path:
    """Text files `name.txt` of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
