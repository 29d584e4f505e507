"""workreport counts"""

from __future__ import annotations

import argparse
import sys

from pipeline.errors import UsageError
from pipeline.run.view.counts import csv_lines, lines
from pipeline.run.view.layout import painter
from pipeline.run.view.select import Wanted, select

_BOM = "\ufeff"


def main(options: argparse.Namespace) -> int:
    """Print the counts of one report. Raises UsageError, ConfigError, DocumentError."""
    if options.bom and not options.csv:
        raise UsageError("--bom: goes with --csv alone")
    reports = select(options.report, Wanted(options.id, options.name), options.config, options.revisions)
    if options.csv:
        sys.stdout.write(_BOM if options.bom else "")
    for number, report in enumerate(reports):
        if options.csv:
            rows = list(csv_lines(report))
            sys.stdout.writelines(rows if number == 0 else rows[1:])
        else:
            sys.stdout.writelines(f"{line}\n" for line in lines(report, painter()))
    return 0
