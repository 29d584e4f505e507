"""The report's own facts: kind, organisation and period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.classify.organisation import OrganisationReader
from pipeline.classify.period import PeriodReader
from pipeline.config.report import KindCue, ReportCues
from pipeline.records import ReportFacts, ReportKind
from pipeline.stages import Document
from pipeline.zh.folding import with_plain_figures

_HEAD, _TAIL = 700, 200
_END = re.compile(r"(?:[）)][^（）()]{0,20}[（(]|[\s\d一二三四篇]+|文范)*")
"""What may stand behind a title, read from the right, so that its end is looked for once: 2）稿见意求征（."""


class FactReader:
    """Holds the compiled cues; reads one document at a time."""

    def __init__(self, cues: ReportCues) -> None:
        self._titles = _compiled(cues.titles)
        self._phrases = _compiled(cues.phrases)
        self._organisations = OrganisationReader(cues)
        self._periods = PeriodReader(cues)

    def kind(self, title: str | None, text: str) -> ReportKind:
        """From the title, else from the phrases with which reports open and close."""
        ends = f"{text[:_HEAD]}\n{text[-_TAIL:]}"
        named = _first(self._titles, _bare(title)) or _first(self._titles, _subtitle(title, text))
        return named or _first(self._phrases, ends) or "other"

    def read(self, document: Document) -> ReportFacts:
        """All facts but the topics."""
        written = document.title
        title = with_plain_figures(written) if written else written
        text = with_plain_figures(document.text)
        kind = self.kind(title, text)
        hints = (document.source.name, document.source.properties.title)
        return ReportFacts(
            title=written,
            kind=kind,
            organisation=self._organisations.read(title, text, hints),
            period=self._periods.read(title, text, kind, hints),
        )


def _bare(title: str | None) -> str:
    """The title without what stands in brackets at its end, such as （征求意见稿）, and without a number there."""
    named = title or ""
    found = _END.match(named[::-1])
    return named[: len(named) - found.end()] if found else named


def _subtitle(title: str | None, text: str) -> str:
    """What follows the title after a dash, in its line or in the next; empty where nothing does."""
    found = re.match(r"\s*(?:——|--|—)(.{4,60})", text[len(title) :]) if title and text.startswith(title) else None
    return _bare(found.group(1)) if found else ""


def _compiled(cues: Sequence[KindCue]) -> list[tuple[re.Pattern[str], ReportKind]]:
    return [(re.compile(cue.text), cue.kind) for cue in cues]


def _first(cues: Sequence[tuple[re.Pattern[str], ReportKind]], text: str) -> ReportKind | None:
    return next((kind for cue, kind in cues if text and cue.search(text)), None)
