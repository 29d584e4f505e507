"""workreport explain"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pipeline.config import Config, load_config
from pipeline.errors import UsageError
from pipeline.extract.initiatives import InitiativeExtractor
from pipeline.records import Report
from pipeline.run.view.explain import Explainer
from pipeline.run.view.layout import WIDTH, clip, painter
from pipeline.run.view.select import Wanted, select
from pipeline.stages import Document, TokenizedDocument
from pipeline.tokenize import Tokenizer


def main(options: argparse.Namespace) -> int:
    """Print why. Raises UsageError, ConfigError, DocumentError."""
    if not options.text.strip():
        raise UsageError("TEXT: is blank, and would touch everything; give a stretch of the report, such as 900余户")
    reports = select(options.report, Wanted(options.id, options.name), options.config, options.revisions)
    if any(report.text is None for report in reports):
        raise UsageError("this record was written --without-text; explain the report's file itself", "no_record")
    config = load_config(Path(options.config) if options.config else None)
    initiatives = InitiativeExtractor(config)
    is_found = False
    for report in reports:
        candidates = initiatives.judged(tokenized(config, report))
        for line in Explainer(report, partial(tokens, config), painter(), candidates).lines(options.text):
            sys.stdout.write(line + "\n")
            is_found = True
    if not is_found:
        wanted = clip(options.text, WIDTH - 60)
        raise UsageError(f"{wanted}: does not stand in the text; spaces and line breaks matter", "nothing_found")
    return 0


def tokens(config: Config, report: Report) -> tuple[Sequence[str], Sequence[int], Sequence[str]]:
    """The words of a report's text, their starts and their parts of speech."""
    found = tokenized(config, report)
    return found.words, found.starts, found.tags


def tokenized(config: Config, report: Report) -> TokenizedDocument:
    """The report's text in words, as the extractors saw it."""
    document = Document(
        id=report.id,
        source=report.source,
        title=report.report.title,
        text=report.text or "",
        blocks=report.blocks,
        asides=report.asides,
        outline=(),
        notices=report.notices,
    )
    return Tokenizer(config).tokenize(document)
