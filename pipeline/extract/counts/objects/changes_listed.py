"""A change told by several numbers: 火灾8起、受伤3人,比上年减少2起、1人. Each is of what has its unit."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.counts.measures.alike import alike
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose

_LISTED = ("、", "和", "及")
_REACH = 12
"""Quantities that what changes may stand before the first change."""


def changed_alike(prose: Prose, things: Sequence[Thing]) -> Span | None:
    """The thing of the nearest level of the segment that has the unit of the change behind `things`."""
    at = len(things)
    if prose.quantities[at].is_relative:
        return None
    first, floor = at, max(0, at - _REACH)
    while first > floor and prose.leads[first].direction is None and prose.gaps[first] in _LISTED:
        first -= 1
    if prose.leads[first].direction is None:
        return None
    for earlier in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if not prose.in_one_segment(earlier, at):
            return None
        if alike(prose.quantities[earlier].unit) == alike(prose.quantities[at].unit):
            return things[earlier].span
    return None
