"""workreport run"""

from __future__ import annotations

import argparse
import logging
import os
import sqlite3
import sys

from pipeline.errors import UsageError
from pipeline.run.progress import LOG
from pipeline.run.runner import Settings, dry_run, exit_code, run
from pipeline.run.summary import summary
from pipeline.run.survey import told
from pipeline.run.worker import Job


def main(options: argparse.Namespace) -> int:
    """Run; returns the exit code. Raises UsageError or ConfigError where nothing could start."""
    _log_to_stderr()
    settings = _settings(options)
    if options.dry_run:
        sys.stdout.writelines(f"{line}\n" for line in told(dry_run(settings), options.out))
        return 0
    try:
        manifest = run(settings, sys.stderr)
    except (OSError, sqlite3.Error) as error:
        LOG.error("stopped: %s; once that is mended, the same command goes on from here", error)
        return 1
    for line in summary(manifest, options.out):
        LOG.info(line)
    return exit_code(manifest)


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
        engine=options.engine,
        scheduler=options.scheduler,
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
