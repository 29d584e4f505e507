"""workreport export"""

from __future__ import annotations

import argparse
import sys

from pipeline.run.exporting import STDOUT, Wishes, checked, deliver, goal
from pipeline.run.mirror import name_of


def main(options: argparse.Namespace) -> int:
    """Write one form of an output folder. Raises UsageError where nothing could be written."""
    out = checked(options.out)
    wishes = Wishes(
        into=options.into,
        partition_by=options.partition_by,
        archive=options.archive,
        called=name_of(options.out),
    )
    asked = goal(out, options.to, wishes)
    deliver(out, asked)
    if asked.form != STDOUT:
        sys.stderr.write(f"written: {asked}\n")
    return 0
