"""workreport duplicates"""

from __future__ import annotations

import argparse
import sys

from pipeline.run.copies import write_copies
from pipeline.run.exporting import checked
from pipeline.run.summary import copies_told


def main(options: argparse.Namespace) -> int:
    """Write OUT/duplicates.jsonl and say how much is in it. Raises UsageError."""
    sys.stdout.write(f"{copies_told(write_copies(checked(options.out)), options.out)}\n")
    return 0
