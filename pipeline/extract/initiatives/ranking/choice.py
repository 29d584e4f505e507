"""Of stretches that overlap the likeliest."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extract.initiatives.labelling.rule import Chance


def choose(weighed: Iterable[Chance], least: float) -> list[Chance]:
    """Those of `least` or more of which none overlaps another, the likeliest first served; in text order."""
    kept: list[Chance] = []
    used: set[int] = set()
    for one in sorted(weighed, key=lambda one: (-one.chance, one.start, one.end)):
        if one.chance >= least and used.isdisjoint(range(one.start, one.end)):
            used.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept)
