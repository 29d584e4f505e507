"""workreport query"""

from __future__ import annotations

import argparse

from pipeline.run.answering import answer
from pipeline.run.exporting import checked


def main(options: argparse.Namespace) -> int:
    """Print the answer to one SELECT. Raises UsageError where the SQL is wrong."""
    answer(checked(options.out), options.sql, (), options.format, bom=options.bom)
    return 0
