"""workreport counts"""

from __future__ import annotations

import argparse
import sys

from pipeline.run.view.counts import csv_lines, lines
from pipeline.run.view.layout import painter
from pipeline.run.view.select import Wanted, select
from pipeline.run.view.spreadsheet import beginning


def main(options: argparse.Namespace) -> int:
    """Print the counts of one report. Raises UsageError, ConfigError, DocumentError."""
    as_csv, mark = options.format == "csv", beginning(options.format, bom=options.bom)
    reports = select(options.report, Wanted(options.id, options.name), options.config, options.revisions)
    sys.stdout.write(mark)
    for number, report in enumerate(reports):
        if as_csv:
            rows = list(csv_lines(report))
            sys.stdout.writelines(rows if number == 0 else rows[1:])
        else:
            sys.stdout.writelines(f"{line}\n" for line in lines(report, painter()))
    return 0
