"""What a run would do, told without doing any of it: from the ledger, and the names, sizes and times of the files.

Only of a file that the system did not give is the first byte asked for again.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from pipeline.output.jsonl import RecordParts
from pipeline.output.manifest import Difference
from pipeline.records import Record
from pipeline.run.difference import difference, needs_remine, refused
from pipeline.run.difference import told as difference_told
from pipeline.run.inputs import FORMATS, Inputs, is_archive, suffix
from pipeline.run.leaving import Asked, Leaving, kept_back, lost, of_others, pruned
from pipeline.run.ledger import Standing, reading
from pipeline.run.ledger_file import NAME
from pipeline.run.opening import absolute
from pipeline.run.progress import span
from pipeline.run.reading import file_state, is_given_at_last
from pipeline.run.recipe import Recipe, recipe_of
from pipeline.run.summary import many
from pipeline.run.whole import damaged
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
    unknown: int = 0
    """All of them, where records stand in the folder and their ledger is gone; they are read to find out."""
    difference: Difference
    """What was changed since the records were made. Where records leave for it, a run is refused without --remine."""
    to_read: int
    """Files that the run would read; of the formats that are mined again, those that their names tell."""
    damaged: int = 0
    """Parts that are gone or not as they were written: the files whose records stood there are read again."""
    pace: Pace | None
    lost: Leaving = Leaving()
    """What leaves to be mined again, where it may, and is of other inputs; the run is refused without --prune."""
    pruned: Leaving = Leaving()
    """What leaves with --prune because its files are gone, where not all leaves; what was moved stays."""

    @property
    def seconds(self) -> float | None:
        """What the run would take at the pace of the last one, a document a file."""
        return self.to_read / self.pace.rate if self.pace and self.pace.rate else None


def survey(inputs: Inputs, out: Path, recipe: Recipe, asked: Asked, *, retry_failed: bool = False) -> Survey:
    """What a run over these files would do."""
    parts = RecordParts(out)
    if not (out / NAME).exists():
        return _without_ledger(inputs, parts, recipe, asked)
    with reading(out) as ledger:
        differs = difference(ledger.recipe() or recipe_of(parts), recipe, remine=asked.remine)
        standing: Counter[Standing] = Counter()
        retried = retry_failed or differs.again != "nothing"
        unread = ledger.unread()
        unsound = damaged(parts, ledger)
        unknown = {path for part in unsound for path in ledger.paths_of(part)}
        again = 0
        for found in inputs.walk()[0]:
            state = file_state(found)
            stands = ledger.standing(state)
            standing[stands] += 1
            again += stands in {"done", "failed"} and (
                state.path in unknown
                or (stands == "done" and _is_mined_again(found.name, differs))
                or (stands == "failed" and (retried or is_given_at_last(state, unread)))
            )
        pace = ledger.meta("pace")
        left = lost(differs, inputs, parts, ledger) if asked.may_drop else Leaving()
        gone = pruned(inputs, ledger) if asked.prune and differs.again != "everything" else Leaving()
    return Survey(
        files=standing.total(),
        new=standing["new"],
        changed=standing["changed"],
        done=standing["done"],
        failed=standing["failed"],
        difference=differs,
        to_read=standing["new"] + standing["changed"] + again,
        damaged=len(unsound),
        pace=msgspec.json.decode(pace, type=Pace) if pace else None,
        lost=left,
        pruned=gone,
    )


def _without_ledger(inputs: Inputs, parts: RecordParts, recipe: Recipe, asked: Asked) -> Survey:
    """No run has been there, or its ledger is gone and only the bytes tell what is done."""
    files = sum(1 for _ in inputs.walk()[0])
    before = recipe_of(parts)
    known = before is not None
    differs = difference(before, recipe, remine=asked.remine) if known else Difference()
    return Survey(
        files=files,
        new=0 if known else files,
        changed=0,
        done=0,
        failed=0,
        unknown=files if known else 0,
        difference=differs,
        to_read=files,
        pace=None,
        lost=lost(differs, inputs, parts, None) if asked.may_drop else Leaving(),
    )


def _is_mined_again(name: str, differs: Difference) -> bool:
    """Whether a file that is done would be read all the same, as far as its name tells what is in it."""
    if differs.again == "formats":
        return is_archive(name) or FORMATS.get(suffix(name)) in differs.formats
    return differs.again == "everything"


def damage_told(number: int) -> str:
    """For people: so many parts, and what becomes of them."""
    how = "gone, changed or copied since written"
    return f"{many(number, 'part')} {how}; a run reads the files of these again, and mines what is lost"


def told(seen: Survey, *, may_drop: bool = False, prune: bool = False) -> Iterator[str]:
    """A survey for people, line by line; `may_drop`: whether it is of a run for which records may leave."""
    if needs_remine(seen.difference) and not may_drop:
        yield f"refused: {refused(seen.difference)}"
    elif seen.lost and not prune:
        yield f"refused: {kept_back(seen.lost)}"
    elif seen.difference.what:
        yield difference_told(seen.difference)
    if seen.lost and prune:
        yield f"dropped: {of_others(seen.lost)}"
    if prune:
        yield f"pruned: {seen.pruned} of files that are gone, but for what was moved"
    yield f"{seen.to_read:,} of {many(seen.files, 'file')} would be read: {seen.new:,} new, {seen.changed:,} changed"
    if seen.unknown:
        again = "" if seen.difference.again == "everything" else "; none whose record stands here is mined again"
        yield f"{NAME} is gone, so that only their bytes tell which are done{again}"
    else:
        yield f"{seen.done:,} are done, {seen.failed:,} have failed before"
    if seen.damaged:
        yield f"to mend: {damage_told(seen.damaged)}"
    if seen.pace is not None:
        pace = seen.pace
        yield f"last time {many(pace.documents, 'document')} took {span(pace.seconds)}, {pace.rate:.1f} a second"
    if seen.seconds is not None:
        yield f"at that pace this run would take {span(seen.seconds)}"
