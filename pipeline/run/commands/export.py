"""workreport export"""

from __future__ import annotations

import argparse
import sys

from pipeline.run.exporting import STDOUT, checked, deliver, goal


def main(options: argparse.Namespace) -> int:
    """Write one form of an output folder. Raises UsageError where nothing could be written."""
    out = checked(options.out)
    asked = goal(out, options.to, options.into, options.partition_by)
    deliver(out, asked)
    if asked.form != STDOUT:
        sys.stderr.write(f"written: {asked}\n")
    return 0
