"""Parts told in several figures: 办案9件30人,其中甲类4件10人、乙类5件20人; of 9万元,其中桌40张6万元、椅30把3万元."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.extract.counts.prose import Prose

_BESIDE = re.compile("[、 ]?|[,、]?(?P<name>[^,。;:、()]{2,6})")
"""Between two figures of one part; the later may have a word of its own: 4起、死亡6人."""
_COSTING = re.compile("[^,。;:、()]{0,8}")
"""Between how many and how much: 40张书桌共2.8万元."""
_LISTING = "、和及与"
_BETWEEN_PARTS = (*_LISTING, ",", ";")


def first_group(prose: Prose, indices: Sequence[int], are_alike: Callable[[int, int], bool]) -> Sequence[int]:
    """Of the quantities `indices` those that tell of the first part: each beside the last, till its unit recurs."""
    for place, index in enumerate(indices):
        beside = place == 0 or (_BESIDE.fullmatch(prose.gaps[index]) and not are_alike(indices[0], index))
        if not (beside and prose.leads[index].is_level):
            return indices[:place]
    return indices


def own_word(prose: Prose, index: int) -> str:
    """死亡 of 4起、死亡6人: what a later figure of a part is told with; the whole tells its own with the same."""
    found = _BESIDE.fullmatch(prose.gaps[index])
    return (found and found["name"]) or ""


def groups(
    prose: Prose,
    indices: Sequence[int],
    size: int,
    are_alike: Callable[[int, int], bool],
    ends: Callable[[int], bool],
) -> list[Sequence[int]]:
    """Of the quantities `indices` those that go in groups of `size`, with the units and words of the first group.

    `ends`: whether what stands before a quantity tells that it is no part any more.
    """
    found: list[Sequence[int]] = []
    head = indices[:size]
    for at in range(0, len(indices) - size + 1, size):
        group = indices[at : at + size]
        levels = all(prose.leads[index].is_level for index in group)
        told = all(_BESIDE.fullmatch(prose.gaps[index]) for index in group[1:])
        same = all(
            own_word(prose, one) == own_word(prose, other) for one, other in zip(head[1:], group[1:], strict=True)
        )
        if not (levels and told and same and all(map(are_alike, head, group))) or (found and ends(group[0])):
            break
        found.append(group)
    return found


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
