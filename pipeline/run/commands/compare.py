"""workreport compare"""

from __future__ import annotations

import argparse

from pipeline.errors import UsageError
from pipeline.output.questions import COMPARISON
from pipeline.run.answering import answer
from pipeline.run.exporting import checked


def main(options: argparse.Namespace) -> int:
    """Print one organisation's figures and initiatives across years. Raises UsageError where it has no reports."""
    name = options.organisation
    if not answer(checked(options.out), COMPARISON, (name, name), options.format):
        question = "SELECT organisation, count(*) FROM documents GROUP BY 1"
        raise UsageError(f'nothing to compare; see workreport query {options.out} "{question}"', "no_record")
    return 0
