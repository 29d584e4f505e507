"""What a run would do, told without doing any of it: from the ledger, and the names, sizes and times of the files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from pipeline.records import Record
from pipeline.run.inputs import Inputs
from pipeline.run.ledger import NAME, Ledger, Standing
from pipeline.run.opening import absolute
from pipeline.run.progress import span
from pipeline.run.reading import file_state
from pipeline.run.recipe import Recipe
from pipeline.run.worker import Job


class Pace(Record, frozen=True, kw_only=True):
    """How fast the last run was that mined anything."""

    documents: int
    seconds: float

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds if self.seconds else 0.0


class Command(Record, frozen=True, kw_only=True):
    """What the last run was asked for, so that the next one can be foreseen."""

    started: str
    inputs: tuple[bytes, ...]
    """Absolute, as the system's bytes."""
    job: Job

    @classmethod
    def of(cls, inputs: tuple[str, ...], job: Job) -> Command:
        config = absolute(job.config) if job.config else None
        return cls(
            started=datetime.now(UTC).isoformat(timespec="seconds"),
            inputs=tuple(os.fsencode(absolute(name)) for name in inputs),
            job=msgspec.structs.replace(job, config=config),
        )


class Survey(Record, frozen=True, kw_only=True):
    """The files that a run would meet. Archives count as one; what is in them shows when they are opened."""

    files: int
    new: int
    changed: int
    """Met before with another size or time; they are read, and mined where their bytes are new."""
    done: int
    failed: int
    """Dealt with, and something in them has failed."""
    remine: str | None
    """Why all of them are mined anew; such a run is refused without --remine. Null: they are not."""
    to_read: int
    """Files that the run would read."""
    pace: Pace | None

    @property
    def seconds(self) -> float | None:
        """What the run would take at the pace of the last one, a document a file."""
        return self.to_read / self.pace.rate if self.pace and self.pace.rate else None


def survey(inputs: Inputs, out: Path, recipe: Recipe, *, remine: bool = False, retry_failed: bool = False) -> Survey:
    """What a run over these files would do."""
    if not (out / NAME).exists():
        files = sum(1 for _ in inputs.walk()[0])
        return Survey(files=files, new=files, changed=0, done=0, failed=0, remine=None, to_read=files, pace=None)
    with closing(Ledger(out, read_only=True)) as ledger:
        standing: Counter[Standing] = Counter(ledger.standing(file_state(found)) for found in inputs.walk()[0])
        why = difference(recipe_of(ledger), recipe) or ("--remine" if remine else None)
        pace = ledger.meta("pace")
    read = standing["new"] + standing["changed"] + (standing["failed"] if retry_failed else 0)
    return Survey(
        files=standing.total(),
        new=standing["new"],
        changed=standing["changed"],
        done=standing["done"],
        failed=standing["failed"],
        remine=why,
        to_read=standing.total() if why else read,
        pace=msgspec.json.decode(pace, type=Pace) if pace else None,
    )


def recipe_of(ledger: Ledger) -> Recipe | None:
    """What the folder's records were made with, as far as the ledger knows."""
    known = ledger.meta("recipe")
    return msgspec.json.decode(known, type=Recipe) if known else None


def difference(before: Recipe | None, recipe: Recipe) -> str | None:
    """With what else a folder's records were made, if they cannot stay beside those of this recipe."""
    differs = before.difference(recipe) if before else None
    return f"another {differs}" if differs else None


def told(seen: Survey, out: str, *, remine: bool = False) -> Iterator[str]:
    """A survey for people, line by line; `remine`: whether it is of a run with --remine."""
    if seen.remine == "--remine":
        yield f"all {seen.files:,} files would be mined anew"
    elif seen.remine and remine:
        yield f"all {seen.files:,} files would be mined anew: the records of {out} were made with {seen.remine}"
    elif seen.remine:
        yield f"refused: the records of {out} were made with {seen.remine}"
        yield f"with --remine all {seen.files:,} files would be mined anew"
    else:
        yield f"{seen.to_read:,} of {seen.files:,} files would be read: {seen.new:,} new, {seen.changed:,} changed"
    yield f"{seen.done:,} are done, {seen.failed:,} have failed before"
    if seen.pace is not None:
        pace = seen.pace
        yield f"last time {pace.documents:,} documents took {span(pace.seconds)}, {pace.rate:.1f} a second"
    if seen.seconds is not None:
        yield f"at that pace this run would take {span(seen.seconds)}"
