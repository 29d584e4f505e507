"""Cells of words among figures: 增长11.8% is read as prose is, and told of what its row names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.quantities.scanner import Quantity


def with_labels(
    things: Sequence[Thing], quantities: Sequence[Quantity], labels: Sequence[tuple[int, int, Span]]
) -> list[Thing]:
    """`things` of `quantities`, those without one in their cell named by their row.

    `labels`: start and end of each such cell in the text, and where its name stands.
    """
    cells = sorted(labels)
    if not cells:
        return list(things)
    starts = [start for start, _, _ in cells]
    told: list[Thing] = []
    for thing, quantity in zip(things, quantities, strict=True):
        start, end, name = cells[max(0, bisect_right(starts, quantity.start) - 1)]
        inside = start <= quantity.start and quantity.end <= end
        own = thing.span is not None and thing.span.start >= start
        told.append(Thing(name, "header", thing.verb) if inside and not own else thing)
    return told
