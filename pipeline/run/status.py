"""How an output folder stands: for whoever has been woken by it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import msgspec

from pipeline.errors import FAILURE_CODES, ConfigError, FailureCode, UsageError
from pipeline.output.failures import NAME as FAILURES
from pipeline.output.failures import code_of, read_failures
from pipeline.output.jsonl import RecordParts
from pipeline.output.manifest import NAME as MANIFEST
from pipeline.output.manifest import Manifest, SkipReason
from pipeline.records import Failure, Record
from pipeline.run.difference import needs_remine, refused
from pipeline.run.difference import told as difference_told
from pipeline.run.inputs import Inputs
from pipeline.run.leaving import Asked
from pipeline.run.ledger import reading
from pipeline.run.ledger_file import NAME
from pipeline.run.plan import plan_for
from pipeline.run.progress import span
from pipeline.run.summary import many
from pipeline.run.survey import Command, Survey, damage_told, survey
from pipeline.run.whole import damaged

_CODE = max(map(len, FAILURE_CODES))
_REASON = max(map(len, get_args(SkipReason)))
State = Literal["complete", "interrupted", "unfinished"]


class LastRun(Record, frozen=True, kw_only=True):
    """The last run that came to an end."""

    started: str
    seconds: float
    mined: int
    failed: int
    documents_per_second: float


class Status(Record, frozen=True, kw_only=True):
    """`workreport status OUT --json`."""

    state: State
    """Of the last run; unfinished: it goes on now, or it was killed."""
    started: str
    """When that was: ISO 8601, UTC."""
    records: int
    failures: dict[FailureCode, int]
    parts: int
    damaged: int
    """Parts that are gone, or not as they were written; 0 where the ledger is gone, which alone knows."""
    last: LastRun | None
    next: Survey | None
    """What the same command would do now; null where its inputs, its configuration or the ledger are no more."""
    next_fault: str | None


class _Held(NamedTuple):
    """What stands in the folder, and what it was asked for."""

    records: int
    failures: Counter[FailureCode]
    command: Command | None
    """Null where the ledger is gone, which alone knows it."""
    damaged: int = 0
    has_ended: bool | None = None
    """Whether the run that was begun last has ended; null where no ledger tells."""


def status(out: Path) -> Status:
    """Raises UsageError where no run has been, or what it left cannot be read."""
    held = _by_ledger(out) if (out / NAME).exists() else _by_parts(out)
    manifest = _manifest(out)
    last = None if manifest is None else _last(manifest)
    upcoming, fault = _next(out, held.command)
    return Status(
        state=_state(manifest, held),
        started=held.command.started if held.command else last.started if last else "",
        records=held.records,
        failures=dict(sorted(held.failures.items())),
        parts=len(RecordParts(out).names()),
        damaged=held.damaged,
        last=last,
        next=upcoming,
        next_fault=fault,
    )


def failures_told(out: Path) -> Iterator[str]:
    """What has failed, as the last run left it, a line each. Raises UsageError where no run has been."""
    if not (out / FAILURES).exists():
        raise _no_run(out)
    for line in read_failures(out):
        failure = msgspec.json.decode(line, type=Failure)
        yield f"{failure.code:{_CODE}}  {failure.source.uri}: {failure.message}"


def passed_over_told(out: Path) -> Iterator[str]:
    """What the same command would pass over now, a line each; archives are not opened for it.

    Raises UsageError where no run has been, or its inputs are no more.
    """
    command = _by_ledger(out).command if (out / NAME).exists() else None
    if command is None:
        raise UsageError(f"{out}: no run is noted here whose inputs could be looked at", "no_record")
    inputs = Inputs([os.fsdecode(name) for name in command.inputs], str(out))
    yield from (f"{reason:{_REASON}}  {path}" for reason, path in inputs.passed_over())


def _no_run(out: Path) -> UsageError:
    return UsageError(f"{out}: no run has been here; begin with: workreport run REPORTS --out {out}", "no_record")


def _by_ledger(out: Path) -> _Held:
    with reading(out) as ledger:
        encoded = ledger.meta("command")
        return _Held(
            records=ledger.count_records(),
            failures=Counter(code_of(line) for line, _, _ in ledger.failures()),
            command=msgspec.json.decode(encoded, type=Command) if encoded else None,
            damaged=len(damaged(RecordParts(out), ledger)),
            has_ended=ledger.meta("ended") == ledger.meta("run") if ledger.meta("ended") else None,
        )


def _by_parts(out: Path) -> _Held:
    """The parts are the truth, and the ledger may be deleted."""
    parts = RecordParts(out)
    if not parts.names() and not (out / MANIFEST).exists():
        raise _no_run(out)
    records = sum(1 for name in parts.names() for _ in parts.read(name))
    return _Held(records, Counter(map(code_of, read_failures(out))), None)


def _manifest(out: Path) -> Manifest | None:
    try:
        return msgspec.json.decode((out / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None


def _last(manifest: Manifest) -> LastRun:
    return LastRun(
        started=manifest.times.started,
        seconds=manifest.times.seconds,
        mined=manifest.run.mined,
        failed=manifest.run.failed,
        documents_per_second=manifest.metrics.documents_per_second,
    )


def _state(manifest: Manifest | None, held: _Held) -> State:
    if manifest is None or held.has_ended is False:
        return "unfinished"
    before = held.has_ended is None and held.command is not None and manifest.times.started < held.command.started
    return "unfinished" if before else manifest.state


def _next(out: Path, command: Command | None) -> tuple[Survey | None, str | None]:
    if not (out / NAME).exists():
        return None, f"{NAME} is gone; the next run reads all files once, and mines none whose record stands here"
    if command is None:
        return None, None
    try:
        inputs = Inputs([os.fsdecode(name) for name in command.inputs], str(out))
        return survey(inputs, out, plan_for(command.job, str(out)).recipe, Asked()), None
    except (UsageError, ConfigError) as error:
        return None, str(error)


def told(seen: Status, out: str) -> Iterator[str]:
    """For people, line by line."""
    yield out
    yield _row("done", f"{many(seen.records, 'record')} in {many(seen.parts, 'part')}")
    if seen.damaged:
        yield _row("to mend", damage_told(seen.damaged))
    codes = ", ".join(f"{number:,} {code}" for code, number in seen.failures.items())
    yield _row("failed", f"{sum(seen.failures.values()):,}" + (f": {codes} (failures.jsonl)" if codes else ""))
    yield _row("last run", _last_run(seen))
    yield _row("next run", _next_run(seen))


def _row(name: str, text: str) -> str:
    return f"  {name:10}{text}"


def _last_run(seen: Status) -> str:
    if seen.state == "unfinished":
        begun = f"{seen.started}, " if seen.started else ""
        return f"{begun}has not ended: it goes on now, or it was killed and the same command goes on"
    last = seen.last
    assert last is not None
    rate = f", {last.documents_per_second:.1f} a second" if last.mined else ""
    return (
        f"{last.started}, {seen.state} after {span(last.seconds)}: {last.mined:,} mined{rate}, {last.failed:,} failed"
    )


def _next_run(seen: Status) -> str:
    survey = seen.next
    if survey is None:
        return f"not known: {seen.next_fault}" if seen.next_fault else "not known"
    differs = survey.difference
    if needs_remine(differs):
        return f"refused: {refused(differs)}"
    changed = f"; {difference_told(differs)}" if differs.what else ""
    if not survey.to_read:
        one = survey.files == 1
        done = "the one file is done" if one else f"all {survey.files:,} files are done"
        failed = f" or {'has' if one else 'have'} failed" if survey.failed else ""
        return f"nothing to do: {done}{failed}{changed}"
    takes = f"; about {span(survey.seconds)}" if survey.seconds is not None else ""
    files = f"{survey.to_read:,} of {many(survey.files, 'file')}: {survey.new:,} new, {survey.changed:,} changed"
    return f"reads {files}{takes}{changed}"
