"""workreport run"""

from __future__ import annotations

import argparse
import logging
import os
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.run.exporting import Goal, deliver, goal
from pipeline.run.progress import LOG
from pipeline.run.runner import Settings, exit_code, run, summary
from pipeline.run.worker import Job


def main(options: argparse.Namespace) -> int:
    """Run; returns the exit code. Raises UsageError or ConfigError where nothing could start."""
    _log_to_stderr()
    out = Path(options.out)
    goals = [goal(out, to) for to in options.to]
    try:
        manifest = run(_settings(options), sys.stderr)
    except (OSError, sqlite3.Error) as error:
        LOG.error("stopped: %s; once there is room to write, the same command goes on from here", error)
        return 1
    for line in summary(manifest, options.out):
        LOG.info(line)
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
    if options.timeout < 0:
        raise UsageError("--timeout: 0 (no limit) or more seconds")
    return Settings(
        inputs=tuple(options.inputs),
        out=options.out,
        job=Job(
            config=options.config,
            text=not options.without_text,
            rejected=options.with_rejected,
            revisions=options.revisions,
            seconds=options.timeout,
        ),
        workers=workers,
        documents=options.documents,
        retry_failed=options.retry_failed,
        remine=options.remine,
        prune=options.prune,
        verify=options.verify,
    )


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOG.handlers[:] = [handler]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
