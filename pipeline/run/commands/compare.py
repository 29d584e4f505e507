"""workreport compare"""

from __future__ import annotations

import argparse

from pipeline.errors import UsageError
from pipeline.output.questions import COMPARISON
from pipeline.run.answering import answer, organisations_like
from pipeline.run.exporting import checked

MEANT = 5
"""Organisations of a like name that are told."""


def main(options: argparse.Namespace) -> int:
    """Print one organisation's figures and initiatives across years. Raises UsageError where it has no reports."""
    out, name = checked(options.out), options.organisation
    known = organisations_like(out, name) if name else []
    if name not in known:
        question = "SELECT organisation, count(*) FROM documents GROUP BY 1"
        told = f"did you mean {'、'.join(known[:MEANT])}?" if known else f'workreport query {options.out} "{question}"'
        raise UsageError(f"--organisation: no report is of {name}; {told}", "no_record")
    if not answer(out, COMPARISON, (name, name), options.format, bom=options.bom):
        raise UsageError(
            f"--organisation: the reports of {name} have no figure of two years and no initiative", "no_record"
        )
    return 0
