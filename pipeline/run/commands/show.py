"""workreport show"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from pathlib import Path

from pipeline.config import load_config
from pipeline.run.view.layout import Painter
from pipeline.run.view.report import ReportView
from pipeline.run.view.select import Wanted, select


def main(options: argparse.Namespace) -> int:
    """Print one report for people. Raises UsageError, ConfigError, DocumentError."""
    reports = select(options.report, Wanted(options.id, options.name, first=True), options.config, options.revisions)
    view = ReportView(topic_names(options.config), painter())
    for report in reports:
        for line in view.lines(report, all_counts=options.all):
            sys.stdout.write(line + "\n")
        sys.stdout.write("\n")
        if sys.stdout.isatty() and report.counts:
            sys.stdout.write(f"why? workreport explain {shlex.join([options.report, report.counts[0].quote])}\n")
    return 0


def topic_names(config: str | None) -> dict[str, str]:
    """Topic id to its Chinese name."""
    taxonomy = load_config(Path(config) if config else None).taxonomy
    return {identity: topic.zh for identity, topic in taxonomy.by_id.items()}


def painter() -> Painter:
    """Colour on a terminal that wants it (https://no-color.org), none in a pipe."""
    return Painter(colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
