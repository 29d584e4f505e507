"""workreport duplicates"""

from __future__ import annotations

import argparse
import sqlite3
import sys

from pipeline.errors import UsageError
from pipeline.run.copies import write_copies
from pipeline.run.exporting import checked
from pipeline.run.ledger_file import why
from pipeline.run.summary import copies_told


def main(options: argparse.Namespace) -> int:
    """Write OUT/duplicates.jsonl and say how much is in it. Raises UsageError."""
    try:
        copies = write_copies(checked(options.out))
    except (OSError, sqlite3.Error) as error:
        message = f"{options.out}: cannot be read or written: {why(error)}"
        raise UsageError(message, "output_unwritable") from error
    sys.stdout.write(f"{copies_told(copies, options.out)}\n")
    return 0
