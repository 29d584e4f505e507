"""Parts told in two figures: 办案9件30人,其中甲类4件10人、乙类5件20人; of 9万元,其中桌40张6万元、椅30把3万元."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.extract.counts.prose import Prose

_BESIDE = ("", "、")
"""Between the two figures of one part."""
_COSTING = re.compile("[^,。;:、()]{0,8}")
"""Between how many and how much: 40张书桌共2.8万元."""
_LISTING = "、和及与"
_BETWEEN_PARTS = (*_LISTING, ",", ";")


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


def costed(
    prose: Prose, indices: Sequence[int], is_of_whole: Callable[[int], bool], ends: Callable[[int], bool]
) -> list[int]:
    """Of parts that tell how many and how much, 桌40张6万元、椅30把3万元、其他1万元, those figures that the whole has.

    The first part tells both, a later one may tell the second alone; a comma behind a list of them ends it.
    """
    found: list[int] = []
    at, listing = 0, False
    while at < len(indices):
        first, mark = indices[at], prose.gaps[indices[at]][:1]
        if found and (mark not in _BETWEEN_PARTS or (listing and mark not in _LISTING) or ends(first)):
            break
        step = 1 if found and is_of_whole(first) else 2
        pair = indices[at : at + step]
        apart = step == 2 and (len(pair) < step or not _COSTING.fullmatch(prose.gaps[pair[1]]) or is_of_whole(first))
        if apart or not is_of_whole(pair[-1]) or not all(prose.leads[one].is_level for one in pair):
            break
        listing = listing or (bool(found) and mark in _LISTING)
        found.append(pair[-1])
        at += step
    return found if len(found) > 1 else []
