"""workreport topics"""

from __future__ import annotations

import argparse
import sys

from pipeline.output.indented import indented
from pipeline.run.exporting import checked
from pipeline.run.overview import topics_of
from pipeline.run.view.labels import topic_names
from pipeline.run.view.layout import painter
from pipeline.run.view.spreadsheet import beginning
from pipeline.run.view.topics import by_organisation, by_year, csv_lines


def main(options: argparse.Namespace) -> int:
    """Print the topics of an output folder. Raises UsageError, ConfigError."""
    mark = beginning(options.format, bom=options.bom)
    names = topic_names(options.config)
    rows = topics_of(checked(options.out))
    if options.format == "json":
        sys.stdout.write(indented(rows).decode())
    elif options.format == "csv":
        sys.stdout.write(mark)
        sys.stdout.writelines(csv_lines(rows, names))
    else:
        for view in (by_year, by_organisation):
            sys.stdout.writelines(f"{line}\n" for line in view(rows, names, painter()))
            sys.stdout.write("\n")
    return 0
