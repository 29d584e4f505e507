"""workreport status"""

from __future__ import annotations

import argparse
import sys

from pipeline.output.indented import indented
from pipeline.run.mirror import to_read
from pipeline.run.status import failures_told, passed_over_told, status, told


def main(options: argparse.Namespace) -> int:
    """Tell how an output folder stands. Raises UsageError where no run has been."""
    out = to_read(options.out)
    if options.failures or options.passed_over:
        lines = failures_told(out) if options.failures else passed_over_told(out)
        sys.stdout.writelines(f"{line}\n" for line in lines)
        return 0
    seen = status(out)
    if options.format == "json":
        sys.stdout.write(indented(seen).decode())
    else:
        sys.stdout.writelines(f"{line}\n" for line in told(seen, options.out))
    return 0
