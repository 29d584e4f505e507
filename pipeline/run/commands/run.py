"""workreport run"""

from __future__ import annotations

import argparse
import io
import os
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from pipeline.errors import UsageError
from pipeline.run.difference import needs_remine
from pipeline.run.exporting import Goal, Wishes, deliver, goal
from pipeline.run.ledger_file import why
from pipeline.run.logs import log_to_stderr
from pipeline.run.mirror import folder_of, name_of
from pipeline.run.plan import Settings
from pipeline.run.progress import LOG
from pipeline.run.runner import dry_run, exit_code, run
from pipeline.run.summary import summary
from pipeline.run.survey import told
from pipeline.run.worker import Job


def main(options: argparse.Namespace) -> int:
    """Run; returns the exit code. Raises UsageError or ConfigError where nothing could start."""
    log_to_stderr(options.log_format)
    for_people = options.log_format == "text"
    settings = _settings(options)
    out = folder_of(options.out, options.work)
    goals = [goal(out, to, Wishes(called=name_of(options.out))) for to in options.to]
    if options.dry_run:
        seen = dry_run(settings)
        lines = told(seen, may_drop=settings.may_drop, prune=settings.prune)
        sys.stdout.writelines(f"{line}\n" for line in lines)
        unasked = not settings.may_drop if needs_remine(seen.difference) else False
        return 2 if unasked or (seen.lost and not settings.prune) else 0
    try:
        # A bar is for people: what is no terminal gets none.
        manifest = run(settings, sys.stderr if for_people else io.StringIO())
    except (OSError, sqlite3.Error) as error:
        LOG.error("stopped: %s; once that is mended, the same command goes on from here", why(error))
        return 1
    if for_people:
        for line in summary(manifest, options.out):
            LOG.info(line)
    else:
        LOG.info("finished", extra={"data": {"manifest": msgspec.to_builtins(manifest)}})
    delivered = manifest.state == "interrupted" or _deliver(out, goals)
    return exit_code(manifest) if delivered else 1


def _deliver(out: Path, goals: Sequence[Goal]) -> bool:
    """Fill the sinks that the command names, each whatever becomes of the others; returns whether all are."""
    failed = 0
    for each in goals:
        try:
            deliver(out, each)
        except UsageError as error:
            LOG.error("%s; the records are safe: workreport export %s --to %s", error, out, each.form)
            failed += 1
        else:
            LOG.info("written: %s", each)
    return not failed


def _settings(options: argparse.Namespace) -> Settings:
    workers = options.workers if options.workers is not None else os.cpu_count() or 1
    if workers < 1:
        raise UsageError("--workers: at least 1")
    if options.scheduler is not None and options.engine != "dask":
        raise UsageError("--scheduler: goes with --engine dask alone")
    return Settings(
        inputs=tuple(options.inputs),
        out=options.out,
        work=options.work,
        job=Job(
            config=options.config,
            text=not options.without_text,
            rejected=options.with_rejected,
            revisions=options.revisions,
            mask_ids=options.mask_ids,
            seconds=options.timeout,
        ),
        workers=workers,
        engine=options.engine,
        scheduler=options.scheduler,
        documents=options.documents,
        compress=options.compress,
        retry_failed=options.retry_failed,
        remine=options.remine,
        remine_changed=options.remine_changed,
        prune=options.prune,
        verify=options.verify,
        duplicates=options.duplicates,
    )
