"""Candidates out of labels: the stretches of a page that the field takes for names, none overlapping another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.endings import EndingFinder
from pipeline.extract.initiatives.labelling.columns import ColumnReader, Columns, Seen
from pipeline.extract.initiatives.labelling.crf import Field, Span
from pipeline.extract.initiatives.labelling.stretches import stretches_of
from pipeline.extract.initiatives.labelling.units import Units, units_of
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.quoted import Item
from pipeline.extract.initiatives.vocabulary import Vocabulary


class Chance(NamedTuple):
    """`text[start:end]` is a name with this chance."""

    start: int
    end: int
    chance: float


class Labeller:
    """Reads a page as units and columns, and asks the field. Built once per worker."""

    def __init__(self, vocabulary: Vocabulary, endings: EndingFinder) -> None:
        self._endings = endings
        self._columns = ColumnReader(vocabulary.classes)

    def columns(
        self, page: Page, items: Sequence[Item], quoted: Sequence[Candidate], known: Sequence[Candidate]
    ) -> tuple[Units, Columns]:
        """What is known of each unit of `page`; `quoted` and `known` are what the rules see."""
        units = units_of(page)
        return units, self._columns.read(units, Seen(self._endings.find(page), items, quoted, known))

    @staticmethod
    def chances(field: Field, units: Units, columns: Columns, least: float) -> list[Chance]:
        """Stretches with a chance of `least` or more in text order; of those that overlap only the likeliest."""
        if not units.words:
            return []
        spans = field.spans(field.scores(columns), stretches_of(units.words), least)
        return sorted(
            Chance(units.starts[span.first], units.starts[span.last] + len(units.words[span.last]), span.chance)
            for span in _apart(spans)
        )


def _apart(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    used: set[int] = set()
    for span in sorted(spans, key=lambda span: (-span.chance, span.first, span.last)):
        if used.isdisjoint(range(span.first, span.last + 1)):
            used.update(range(span.first, span.last + 1))
            kept.append(span)
    return kept
