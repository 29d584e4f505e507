"""workreport show"""

from __future__ import annotations

import argparse
import shlex
import sys

from pipeline.run.view.labels import topic_names
from pipeline.run.view.layout import painter
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
