"""Candidates out of labels: the stretches of a page that the field thinks may be names, rivals among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.extract.initiatives.endings import EndingFinder
from pipeline.extract.initiatives.labelling import network as reading
from pipeline.extract.initiatives.labelling import templates
from pipeline.extract.initiatives.labelling.columns import ColumnReader, Columns, Seen
from pipeline.extract.initiatives.labelling.crf import Field
from pipeline.extract.initiatives.labelling.lattice import Integers, Spans, pieces_of, spans
from pipeline.extract.initiatives.labelling.network import Network
from pipeline.extract.initiatives.labelling.stretches import stretches_of
from pipeline.extract.initiatives.labelling.units import Units, units_of
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.records import Value

_AT_ONCE = 50_000
"""Units."""
MARGIN = max(templates.REACH, reading.REACH)
"""Units beside those at once that are looked at."""
_FAINT = 0.001
"""What the network says of a stretch counts from this chance on, once the field has named it."""


class Chance(Value, frozen=True, order=True):
    """`text[start:end]` is a name with this chance."""

    start: int
    end: int
    chance: float


class Stretch(Value, frozen=True, order=True):
    """`text[start:end]` and the chances, by the field and by the network, that it is a name."""

    start: int
    end: int
    chance: float
    read: float


class Labeller:
    """Reads a page as units and columns, and asks field and network. Built once per worker."""

    def __init__(self, vocabulary: Vocabulary, endings: EndingFinder) -> None:
        self._endings = endings
        self._columns = ColumnReader(vocabulary.classes)

    def columns(self, page: Page, seen: Seen) -> tuple[Units, Columns]:
        """What is known of each unit of `page`; `seen` is what the rules see but for endings."""
        units = units_of(page)
        return units, self._columns.read(units, seen._replace(endings=self._endings.find(page, units)))

    def stretches(self, field: Field, network: Network, page: Page, seen: Seen, least: float) -> list[Stretch]:
        """Those to which field or network gives a chance of `least` or more, in text order; they may overlap.

        The network reads only pieces in which the field thinks a name possible.
        """
        units = units_of(page)
        seen = seen._replace(endings=list(self._endings.find(page, units)))
        found: list[Stretch] = []
        for stretches in _windows(stretches_of(units.words)):
            first, last = max(0, stretches[0][0] - MARGIN), stretches[-1][1] + MARGIN
            part = Units(units.words[first:last], units.tags[first:last], units.starts[first:last])
            columns = self._columns.read(part, _between(seen, part.starts[0], part.starts[-1] + len(part.words[-1])))
            pieces = pieces_of(stretches) - first
            proposed = spans(field.scores(columns), pieces, field.steps, least)
            hopeful = _holding(pieces, proposed)
            read = spans(network.scores(columns, hopeful), hopeful, network.steps, min(least, _FAINT))
            found += _joined(part, proposed, read, least)
        return found


def _holding(pieces: Integers, proposed: Spans) -> Integers:
    """The pieces, rising, in which some of the spans lie."""
    return pieces[np.unique(np.searchsorted(pieces[:, 0], proposed.first, side="right") - 1)]


def _joined(units: Units, proposed: Spans, read: Spans, least: float) -> Iterator[Stretch]:
    """What both say of each stretch that has `least` of one of them, in text order; 0 where one has nothing to say."""
    size = len(units.words)
    keys, at = np.unique(np.concatenate([_keys(one, size) for one in (proposed, read)]), return_inverse=True)
    chances = np.zeros((2, len(keys)))
    chances[0, at[: len(proposed.first)]] = proposed.chance
    chances[1, at[len(proposed.first) :]] = read.chance
    kept = np.flatnonzero((chances[0] > 0) | (chances[1] >= least))
    first, last = np.divmod(keys[kept], size)
    starts = (units.starts[at] for at in first.tolist())
    ends = (units.starts[at] + len(units.words[at]) for at in last.tolist())
    return map(Stretch, starts, ends, *chances[:, kept].tolist())


def _keys(spans: Spans, size: int) -> Integers:
    return spans.first * size + spans.last


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
