"""workreport initiatives"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from pipeline.config import load_config
from pipeline.output.indented import indented
from pipeline.run.exporting import checked
from pipeline.run.overview import initiatives_of
from pipeline.run.view.layout import painter
from pipeline.run.view.registry import csv_lines, lines
from pipeline.run.view.spreadsheet import beginning


def main(options: argparse.Namespace) -> int:
    """Print the registry of an output folder. Raises UsageError, ConfigError."""
    mark = beginning(options.format, bom=options.bom)
    config = load_config(Path(options.config) if options.config else None)
    rows = initiatives_of(checked(options.out), config)
    if options.format == "json":
        sys.stdout.write(indented(rows).decode())
    elif options.format == "csv":
        sys.stdout.write(mark)
        sys.stdout.writelines(csv_lines(rows))
    else:
        cells = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        sys.stdout.writelines(f"{line}\n" for line in lines(rows, painter(), cells))
    return 0
