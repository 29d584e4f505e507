"""workreport export"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output.reading import lines
from pipeline.run.exporting import checked, export, place
from pipeline.run.lock import hold


def main(options: argparse.Namespace) -> int:
    """Write one form of an output folder. Raises UsageError where nothing could be written."""
    out = checked(options.out)
    if options.to == "-":
        if options.into:
            raise UsageError("--into: --to - writes to stdout")
        return _to_stdout(out)
    target = Path(options.into) if options.into else place(out, options.to)
    export(out, options.to, target)
    sys.stderr.write(f"written: {target}\n")
    return 0


def _to_stdout(out: Path) -> int:
    """The records as they stand in the parts."""
    with hold(out):
        for line in lines(out):
            sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    return 0
