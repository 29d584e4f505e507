"""Parts that are counted twice: 办案9件30人,其中甲类4件10人、乙类5件20人."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.extract.counts.prose import Prose

_BESIDE = ("", "、")
"""Between the two figures of one part."""


def pairs(
    prose: Prose, indices: Sequence[int], are_alike: Callable[[int, int], bool], ends: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """Of the quantities `indices` those that go in pairs of the units of the first two; none where it has no second.

    `ends`: whether what stands before a quantity tells that it is no part any more.
    """
    found: list[tuple[int, int]] = []
    for at in range(0, len(indices) - 1, 2):
        first, second = indices[at], indices[at + 1]
        beside = prose.gaps[second].strip() in _BESIDE
        if not (beside and prose.leads[first].is_level and prose.leads[second].is_level):
            break
        if found and (ends(first) or not (are_alike(found[0][0], first) and are_alike(found[0][1], second))):
            break
        found.append((first, second))
    return found if found and not are_alike(*found[0]) else []
