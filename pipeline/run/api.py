"""Runs for programs that embed the product: what `workreport run` does, and the same without an output folder."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypedDict, Unpack

import msgspec

from pipeline.errors import UsageError
from pipeline.masking import masked_failure
from pipeline.output.compression import Compression
from pipeline.output.manifest import Manifest, SkipReason
from pipeline.records import Failure, Report, Revisions
from pipeline.run.convert import converted
from pipeline.run.engines import Bounds, Setup, start
from pipeline.run.inputs import Inputs
from pipeline.run.ledger import Ledger
from pipeline.run.plan import Plan, Settings, plan_for
from pipeline.run.processes import end_if_imported
from pipeline.run.reading import Reader
from pipeline.run.runner import run
from pipeline.run.worker import GRACE, Job

Names = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
"""One file, folder, archive or pattern, or several."""

_REPORTS = msgspec.json.Decoder(Report)


class Mining(TypedDict, total=False):
    """Options of mining; what is left out is as on the command line, but for `workers`."""

    config: str | os.PathLike[str] | None
    """Folder with YAML files that replace the product's own."""
    workers: int
    """Processes; default 1. Each imports the script, which must call from below `if __name__ == "__main__"`."""
    timeout: float
    """Seconds for one document; 0 is no limit."""
    text: bool
    """False leaves the texts out of the records."""
    keep_rejected: bool
    revisions: Revisions
    mask_ids: bool


class Running(Mining, total=False):
    """Options of a run into a folder."""

    work: str | None
    """Folder that a run into an object store works in; default: one of the user's cache."""
    documents: bool
    compress: Compression | None
    retry_failed: bool
    remine: bool
    remine_changed: bool
    """As `remine` where something was changed since the records were made; else nothing is done twice."""
    prune: bool
    verify: bool
    duplicates: bool
    """Also bring `duplicates.jsonl` up to date."""


def run_into(inputs: Names, out: str | os.PathLike[str], **options: Unpack[Running]) -> Manifest:
    """Mine what is new into the folder `out`, as `workreport run` does. This is `pipeline.run`.

    Returns what `manifest.json` holds; its `state` is interrupted where Ctrl-C ended the run. Progress goes to the
    logger `workreport`.

    Raises:
        UsageError, ConfigError: nothing was started, and nothing written.
    """
    end_if_imported()
    rest: dict[str, Any] = dict(options)
    job, workers = _job(rest), _workers(rest)
    settings = Settings(inputs=_names(inputs), out=os.fspath(out), job=job, workers=workers, **rest)
    return run(settings, io.StringIO())


def mine_files(inputs: Names, **options: Unpack[Mining]) -> Iterator[Report | Failure]:
    """Every report of files, folders, archives and patterns, in their order, as they are mined; nothing is written.

    What cannot be mined comes as its `Failure`; files of the same bytes come once. Closing the iterator ends the
    workers.

    Raises:
        UsageError, ConfigError: at once, before anything is mined.
    """
    end_if_imported()
    rest: dict[str, Any] = dict(options)
    job, workers = _job(rest), _workers(rest)
    if rest:
        raise TypeError(f"no such option: {', '.join(rest)}")
    return _reports(Inputs(_names(inputs), os.devnull), plan_for(job), job, workers)


def _reports(inputs: Inputs, plan: Plan, job: Job, workers: int) -> Iterator[Report | Failure]:
    skipped: Counter[SkipReason] = Counter()
    bounds = Bounds(seconds=job.seconds + GRACE if job.seconds else 0, memory=plan.limits.worker_bytes)
    setup = Setup(make_mine=plan.make_mine, bounds=bounds, workers=workers, out=Path(os.devnull))
    with TemporaryDirectory() as scratch, closing(Ledger(Path(scratch))) as ledger:
        found = Reader(ledger, plan.limits, skipped).items(inputs.walk()[0])
        items = converted(found, plan.convert, plan.limits)
        for first in items:
            with start("local", setup) as engine:
                for item, outcome in chain.from_iterable(
                    stretch.results for stretch in engine.mine(chain([first], items))
                ):
                    failure = (item.entry and item.entry.failure) or (outcome and outcome.failure)
                    if failure:
                        yield masked_failure(failure) if job.mask_ids else failure
                    yield from map(_REPORTS.decode, outcome.lines if outcome else ())


def _names(inputs: Names) -> tuple[str, ...]:
    named = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    return tuple(os.fspath(name) for name in named)


def _job(options: dict[str, Any]) -> Job:
    """Takes the options of a job out of all."""
    config = options.pop("config", None)
    return Job(
        config=None if config is None else os.fspath(config),
        text=options.pop("text", True),
        rejected=options.pop("keep_rejected", False),
        revisions=options.pop("revisions", "accepted"),
        mask_ids=options.pop("mask_ids", False),
        seconds=options.pop("timeout", 120.0),
    )


def _workers(options: dict[str, Any]) -> int:
    workers: int = options.pop("workers", 1)
    if workers < 1:
        raise UsageError("workers: at least 1")
    return workers
