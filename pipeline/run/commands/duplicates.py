"""workreport duplicates"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from pipeline.output.duplicates import NAME
from pipeline.run.exporting import checked
from pipeline.run.overview import write_duplicates_of


def main(options: argparse.Namespace) -> int:
    """Write OUT/duplicates.jsonl and say how much is in it. Raises UsageError."""
    groups = write_duplicates_of(checked(options.out))
    numbers, copies = Counter(kind for kind, _ in groups), Counter[str]()
    for kind, size in groups:
        copies[kind] += size
    sys.stdout.write(
        f"{copies['identical']:,} identical files in {numbers['identical']:,} groups, "
        f"{copies['near']:,} near copies in {numbers['near']:,} groups: {options.out}/{NAME}\n"
    )
    return 0
