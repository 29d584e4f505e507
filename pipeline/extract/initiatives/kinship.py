"""Which initiative belongs to which: a brand's activities, a project's teams, the parts of “四微”建设.

Each pair of names that stand near each other in one line is weighed by what stands between them; a name belongs to the
likeliest other one, or to none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.records import InitiativeKind

Span = tuple[int, int]

_REACH = 160
"""Characters between the starts of two names that may belong together."""
_NEAREST = 12
"""Names on either side that are looked at."""
_MOST = 10_000
"""Pairs of one document that are weighed: reports have some hundreds, only hostile texts more."""
_LIST = re.compile(r"(?:N[、和及与]*)+$")
_LIST_AHEAD = re.compile(r"^N(?:[、和及与]*N)+")
_MARKS = re.compile('[“”‘’「」『』〝〞"＂ \u3000]')
_DIGIT = re.compile("[一二三四五六七八九十0-9]")
_SLOGAN = re.compile("“[二三四五六七八九十]([一-鿿])”")
_MEMBER = 3
"""Characters of such a member's name."""
_TURNS = frozenset("。！？；")


class Named(NamedTuple):
    """A name with its mentions in order."""

    name: str
    kind: InitiativeKind
    spans: Sequence[Span]


class Pair(NamedTuple):
    """Indices of two names, and what is seen of the one being a part of the other."""

    child: int
    parent: int
    signals: list[str]


class Between(NamedTuple):
    """What stands between two names, with N for each other name and without quotes, and its words of kinship."""

    text: str
    cues: list[str]


class KinshipModel:
    """A logistic model. `weights[i]` is what `keys[i]` adds to the log odds that one name is a part of the other."""

    def __init__(self, keys: Sequence[str], weights: npt.NDArray[np.float32], threshold: float) -> None:
        self._weights: Mapping[str, float] = dict(zip(keys, weights.tolist(), strict=True))
        self._least = float(np.log(threshold / (1 - threshold)))

    def parents(self, text: str, named: Sequence[Named], cues: re.Pattern[str]) -> list[int | None]:
        """For each name the index of the one that it belongs to; nothing is its own ancestor."""
        best: dict[int, tuple[float, int]] = {}
        for pair in islice(pairs(text, named, cues), _MOST) if self._weights else ():
            odds = sum(self._weights.get(signal, 0.0) for signal in pair.signals)
            if _is_member(named[pair.child].name, named[pair.parent].name):
                odds = np.inf
            if odds >= self._least and odds > best.get(pair.child, (-np.inf, 0))[0]:
                best[pair.child] = odds, pair.parent
        found: list[int | None] = [None] * len(named)
        for _, child, parent in sorted(((odds, child, parent) for child, (odds, parent) in best.items()), reverse=True):
            if child not in _ancestors(parent, found):
                found[child] = parent
        return found


def _is_member(child: str, parent: str) -> bool:
    """微窗口 belongs to “四微”建设, whatever stands between them."""
    shape = _SLOGAN.match(parent)
    return shape is not None and len(child) == _MEMBER and child[0] == shape[1]


def _ancestors(of: int | None, parents: Sequence[int | None]) -> Iterator[int]:
    while of is not None:
        yield of
        of = parents[of]


def pairs(text: str, named: Sequence[Named], cues: re.Pattern[str]) -> Iterator[Pair]:
    """All pairs worth a thought: the first mention of one, and of the other that which is nearest to it.

    `cues`: words that tell between two names of their kinship.
    """
    places = sorted((start, end, index) for index, one in enumerate(named) for start, end in one.spans)
    starts = [place[0] for place in places]
    order = {index: rank for rank, index in enumerate(dict.fromkeys(place[2] for place in places))}
    for child, one in enumerate(named):
        if not one.spans:
            continue
        start, end = one.spans[0]
        at = bisect_left(starts, start)
        near: dict[int, Span] = {}
        for low, high, parent in places[max(0, at - _NEAREST) : at + _NEAREST]:
            if parent == child or abs(low - start) > _REACH:
                continue
            known = near.get(parent)
            if known is None or _distance((low, high), (start, end)) < _distance(known, (start, end)):
                near[parent] = low, high
        for parent, span in near.items():
            if "\n" not in text[min(start, span[0]) : max(start, span[0])]:
                told = _between(text, places, starts, *sorted((span, (start, end))))
                between = Between(told, cues.findall(told))
                seen = _said(text, (start, end), span, between)
                about = one, named[parent], start > span[0], between, order[parent]
                yield Pair(child, parent, [*seen, *_alike(*about), *_led(*about)])


def _distance(span: Span, other: Span) -> tuple[int, int]:
    return min(abs(other[0] - span[1]), abs(span[0] - other[1])), span[0]


def _between(text: str, places: Sequence[tuple[int, int, int]], starts: Sequence[int], first: Span, last: Span) -> str:
    parts: list[str] = []
    at = first[1]
    for start, end, _ in places[bisect_left(starts, first[1]) : bisect_left(starts, last[0])]:
        if start >= at and end <= last[0]:
            parts += text[at:start], "N"
            at = end
    return _MARKS.sub("", "".join((*parts, text[at : last[0]])))


def _said(text: str, child: Span, parent: Span, between: Between) -> Iterator[str]:
    """What stands between the two and around them. `>`: the parent comes first."""
    ahead = parent[0] < child[0]
    way = ">" if ahead else "<"
    core = _LIST.sub("", between.text) if ahead else _LIST_AHEAD.sub("", f"N{between.text}").lstrip("N")
    left = _MARKS.sub("", text[max(0, min(parent[0], child[0]) - 6) : min(parent[0], child[0])])
    right = _MARKS.sub("", text[max(parent[1], child[1]) : max(parent[1], child[1]) + 6])
    yield way
    yield f"{way}={core}" if len(core) <= 8 else f"{way}long"
    for size in range(1, min(4, len(core)) + 1):
        yield f"{way}b{core[:size]}"
        yield f"{way}e{core[-size:]}"
    for size in (1, 2, 3):
        yield f"{way}r{right[:size]}"
    for size in (1, 2):
        yield f"{way}l{left[-size:]}"
    for cue in set(between.cues):
        yield f"{way}q{cue}"
    if between.cues:
        yield f"{way}Q{between.cues[-1]}"
        yield f"{way}R{between.cues[0]}"
    colon = core.rfind("：")
    if ahead and colon >= 0:
        yield f">c{min(len(core) - colon, 20) // 7}"
        yield f">w{core[max(0, colon - 2) : colon]}"
    yield f"{way}#{min(sum(mark in _TURNS for mark in core), 2)}"
    yield f"{way},{min(core.count('，') + core.count(','), 3)}"
    yield f"{way}N{min(core.count('N'), 3)}"
    yield f"{way}s{min(len(core) // 10, 8)}"
    yield f"{way}i{'该' in core or '其' in core or '这' in core}"


def _alike(child: Named, parent: Named, ahead: bool, between: Between, rank: int) -> Iterator[str]:  # noqa: FBT001
    """What the two names say of each other: kinds, common characters, the noun of one said again."""
    way = ">" if ahead else "<"
    one, other = _MARKS.sub("", child.name), _MARKS.sub("", parent.name)
    yield f"{way}k{parent.kind}"
    yield f"{way}K{child.kind}"
    yield f"{way}k{parent.kind}{child.kind}"
    yield f"{way}t{other[-2:]}"
    yield f"{way}T{one[-2:]}"
    yield f"{way}u{min(len(set(one) & set(other)), 5)}"
    yield f"{way}o{one[:2] == other[:2]}{one[:1] == other[:1]}{one[-2:] == other[-2:]}"
    yield f"{way}m{any(one[at : at + 2] in other for at in range(len(one) - 1))}"
    yield f"{way}d{bool(_DIGIT.match(other))}{other[1:2] == one[:1]}"
    yield f"{way}a{other[-2:] in between.text}"
    yield f"{way}p{min(rank, 2)}"
    yield f"{way}n{min(len(parent.spans), 3)}"


def _led(child: Named, parent: Named, ahead: bool, between: Between, rank: int) -> Iterator[str]:  # noqa: FBT001
    """What stands last between the two, as one with what the two are."""
    way = ">" if ahead else "<"
    one, other = _MARKS.sub("", child.name), _MARKS.sub("", parent.name)
    core = _LIST.sub("", between.text) if ahead else between.text
    last = between.cues[-1] if between.cues else ""
    yield f"{way}z{last}{parent.kind}{child.kind}"
    yield f"{way}y{last}{min(core.count('N'), 2)}{min(sum(mark in _TURNS for mark in core), 2)}"
    yield f"{way}x{last}{other[-2:]}"
    yield f"{way}g{len(one) // 3}{len(other) // 3}"
    yield f"{way}h{one[-1:]}{other[-1:]}"
    yield f"{way}j{parent.kind}{child.kind}{min(rank, 2)}{min(len(core) // 20, 3)}"
    yield f"{way}f{_shared(one, other)}{parent.kind == child.kind}"


def _shared(one: str, other: str) -> int:
    """Characters, four at most, of the longest stretch that both have."""
    sizes = (4, 3, 2)
    return next((size for size in sizes if any(one[at : at + size] in other for at in range(len(one) - size + 1))), 0)
