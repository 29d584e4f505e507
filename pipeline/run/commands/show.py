"""workreport show"""

from __future__ import annotations

import argparse
import shlex
import sys

from pipeline.records import Report
from pipeline.run.view.labels import topic_names
from pipeline.run.view.layout import painter
from pipeline.run.view.report import ReportView
from pipeline.run.view.select import Wanted, number_of_records, select


def main(options: argparse.Namespace) -> int:
    """Print one report for people. Raises UsageError, ConfigError, DocumentError."""
    reports = select(options.report, Wanted(options.id, options.name, first=True), options.config, options.revisions)
    if not (options.id or options.name):
        _tell_of_others(options.report, reports)
    view = ReportView(topic_names(options.config), painter())
    for report in reports:
        for line in view.lines(report, all_counts=options.all):
            sys.stdout.write(line + "\n")
        sys.stdout.write("\n")
        if sys.stdout.isatty() and report.counts:
            sys.stdout.write(f"why? workreport explain {shlex.join([options.report, report.counts[0].quote])}\n")
    return 0


def _tell_of_others(place: str, shown: list[Report]) -> None:
    """Nobody has said which record is meant, so the first one must not pass for all there is."""
    number = number_of_records(place)
    if number > len(shown):
        first = "the first" if len(shown) == 1 else f"the first {len(shown)}"
        sys.stderr.write(f"shown: {shown[0].source.uri}, {first} of {number:,} records; others: --name, or an id\n")
