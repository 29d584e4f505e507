"""The command line: arguments in, exit code out. Heavy imports stand inside the commands, so that help is instant."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="workreport")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run")
    run.add_argument("inputs", nargs="+")
    run.add_argument("--out", required=True)
    run.add_argument("--config")
    run.add_argument("--with-rejected", action="store_true")
    options = parser.parse_args(arguments)

    from pipeline.run.commands.run import run_simply

    return run_simply(options.inputs, options.out, options.config, keep_rejected=options.with_rejected)


if __name__ == "__main__":
    sys.exit(main())
