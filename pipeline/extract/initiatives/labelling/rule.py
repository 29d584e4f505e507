"""Candidates out of labels: the stretches of a page that the field thinks may be names, rivals among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.extract.initiatives.endings import EndingFinder
from pipeline.extract.initiatives.labelling.columns import ColumnReader, Columns, Seen
from pipeline.extract.initiatives.labelling.crf import Field, Span
from pipeline.extract.initiatives.labelling.stretches import stretches_of
from pipeline.extract.initiatives.labelling.templates import REACH
from pipeline.extract.initiatives.labelling.units import Units, units_of
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.records import Value

_AT_ONCE = 50_000
"""Units."""


class Chance(Value, frozen=True, order=True):
    """`text[start:end]` is a name with this chance."""

    start: int
    end: int
    chance: float


class Labeller:
    """Reads a page as units and columns, and asks the field. Built once per worker."""

    def __init__(self, vocabulary: Vocabulary, endings: EndingFinder) -> None:
        self._endings = endings
        self._columns = ColumnReader(vocabulary.classes)

    def columns(self, page: Page, seen: Seen) -> tuple[Units, Columns]:
        """What is known of each unit of `page`; `seen` is what the rules see but for endings."""
        units = units_of(page)
        return units, self._columns.read(units, seen._replace(endings=self._endings.find(page, units)))

    def chances(self, field: Field, page: Page, seen: Seen, least: float) -> list[Chance]:
        """Stretches with a chance of `least` or more in text order; they may overlap."""
        units = units_of(page)
        seen = seen._replace(endings=list(self._endings.find(page, units)))
        spans: list[Span] = []
        for stretches in _windows(stretches_of(units.words)):
            first, last = max(0, stretches[0][0] - REACH), stretches[-1][1] + REACH
            part = Units(units.words[first:last], units.tags[first:last], units.starts[first:last])
            columns = self._columns.read(part, _between(seen, part.starts[0], part.starts[-1] + len(part.words[-1])))
            inside = [(start - first, end - first) for start, end in stretches]
            found = field.spans(field.scores(columns), inside, least)
            spans += [Span(span.chance, span.first + first, span.last + first) for span in found]
        return sorted(
            Chance(units.starts[span.first], units.starts[span.last] + len(units.words[span.last]), span.chance)
            for span in spans
        )


def _windows(stretches: Sequence[tuple[int, int]]) -> Iterator[Sequence[tuple[int, int]]]:
    """Stretches side by side, as many as are labelled at once: memory does not grow with the text."""
    start = 0
    while start < len(stretches):
        end = bisect_left(stretches, (stretches[start][0] + _AT_ONCE, 0), start + 1)
        yield stretches[start:end]
        start = end


def _between(seen: Seen, low: int, high: int) -> Seen:
    """What stands at `low:high` of all that is seen."""
    return Seen(
        [one for one in seen.endings if low < one.end <= high],
        [one for one in seen.items if low <= one.quoted.mark < high],
        [one for one in seen.quoted if low <= one.start < high],
        [one for one in seen.known if low <= one.start < high],
    )
