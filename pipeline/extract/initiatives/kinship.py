"""Which initiative belongs to which: a brand's activities, a project's teams, the parts of “四微”建设.

Each pair of names that stand near each other in one line is weighed by what stands between them; a name belongs to the
likeliest other one, or to none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.config.initiatives import Initiatives
from pipeline.extract.initiatives.words import any_of
from pipeline.records import InitiativeKind

Span = tuple[int, int]

_REACH = 160
"""Characters between the starts of two names that may belong together."""
_NEAREST = 12
"""Names on either side that are looked at."""
_MOST = 10_000
"""Pairs of one document that are weighed: reports have some hundreds, only hostile texts more."""
_LOOSE = 4
_CLAUSE = re.compile("[，。；：！？,]")
_QUOTES = '“”‘’「」『』〝〞"＂ \u3000'
_MARKS = re.compile(f"[{_QUOTES}]")
_DIGIT = re.compile("[一二三四五六七八九十0-9]")
_SLOGAN = re.compile("“[二三四五六七八九十]([一-鿿])”")
_MEMBER = 3
"""Characters of such a member's name."""
_TURN = re.compile("[。！？；]")


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


class Signs:
    """What tells between names: words of kinship, and what joins the members of a list. Built once per worker."""

    def __init__(self, rules: Initiatives) -> None:
        joins = "".join(rules.joins.words)
        self.cues = re.compile(any_of(rules.kinship.words))
        self.list = re.compile(rf"(?:N[、{joins}]*)+$")
        self.list_ahead = re.compile(rf"^N(?:[、{joins}]*N)+")
        self.joined = re.compile(rf"[、{joins}{''.join(rules.long_joins.words)}{_QUOTES}]{{0,{_LOOSE}}}")
        self.pointing = rules.pointing.words


class Between(NamedTuple):
    """What stands between two names, with N for each other name and without quotes, and its words of kinship.

    `core`: the same without the list in which the later name stands, or that the earlier one opens; `turns`: how many
    sentences end in it, two at most.
    """

    text: str
    core: str
    cues: list[str]
    turns: int

    @classmethod
    def of(cls, told: str, way: str, signs: Signs) -> Between:
        core = signs.list.sub("", told) if way == ">" else signs.list_ahead.sub("", f"N{told}").lstrip("N")
        return cls(told, core, signs.cues.findall(told), min(len(_TURN.findall(core)), 2))


class Place(NamedTuple):
    """A mention among all mentions: which name it is of, and ranks of the first and last mention of its list."""

    start: int
    end: int
    name: int
    first: int
    last: int


class Two(NamedTuple):
    """Child and parent with their bare names. `way`: `>` where the parent comes first, else `<`.

    `shared`: characters, four at most, of the longest stretch that both names have.
    """

    child: Named
    parent: Named
    one: str
    other: str
    way: str
    shared: int


class KinshipModel:
    """A logistic model. `weights[i]` is what `keys[i]` adds to the log odds that one name is a part of the other."""

    def __init__(self, keys: Sequence[str], weights: npt.NDArray[np.float32], threshold: float) -> None:
        self._weights: Mapping[str, float] = dict(zip(keys, weights.tolist(), strict=True))
        self._least = float(np.log(threshold / (1 - threshold)))

    def parents(self, text: str, named: Sequence[Named], signs: Signs) -> list[int | None]:
        """For each name the index of the one that it belongs to; nothing is its own ancestor."""
        best: dict[int, tuple[float, int]] = {}
        for pair in islice(pairs(text, named, signs), _MOST) if self._weights else ():
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


def pairs(text: str, named: Sequence[Named], signs: Signs) -> Iterator[Pair]:
    """All pairs worth a thought: the first mention of one, and of the other that which is nearest to it."""
    places = _placed(text, named, signs.joined)
    starts = [place.start for place in places]
    first = {place.name: rank for rank, place in reversed([*enumerate(places)])}
    order = {name: rank for rank, name in enumerate(sorted(first, key=first.__getitem__))}
    bare = [_MARKS.sub("", one.name) for one in named]
    for child, at in sorted(first.items()):
        for parent, rank in _near(places, at).items():
            low, high = sorted((at, rank))
            if "\n" in text[starts[low] : starts[high]]:
                continue
            way = ">" if rank < at else "<"
            told = _told(text, places, starts, places[low], places[high])
            between = Between.of(told, way, signs)
            one, other = bare[child], bare[parent]
            two = Two(named[child], named[parent], one, other, way, _shared(one, other))
            signals = [
                *_said(text, places[low], places[high], between, way),
                f"{way}i{any(word in between.core for word in signs.pointing)}",
                *_alike(two, between, order[parent]),
                *_led(two, between, order[parent]),
                *_listed(places, at, rank, between, way),
            ]
            yield Pair(child, parent, signals)


def _placed(text: str, named: Sequence[Named], joining: re.Pattern[str]) -> list[Place]:
    """All mentions in order, each with its list: names that only quotes, 、 or 和 part."""
    places = sorted((start, end, index) for index, one in enumerate(named) for start, end in one.spans)
    heads: list[int] = []
    for rank, (start, _, _) in enumerate(places):
        joined = rank > 0 and joining.fullmatch(text[places[rank - 1][1] : start][: _LOOSE + 1])
        heads.append(heads[-1] if joined and places[rank - 1][1] <= start else rank)
    last = {head: rank for rank, head in enumerate(heads)}
    return [Place(*place, head, last[head]) for place, head in zip(places, heads, strict=True)]


def _near(places: Sequence[Place], at: int) -> dict[int, int]:
    """Other names not far from the mention `at`, each with the rank of that of its mentions which is nearest."""
    here = places[at]
    near: dict[int, int] = {}
    for rank in range(max(0, at - _NEAREST), min(len(places), at + _NEAREST)):
        place = places[rank]
        if place.name == here.name or abs(place.start - here.start) > _REACH:
            continue
        known = near.get(place.name)
        if known is None or _distance(place, here) < _distance(places[known], here):
            near[place.name] = rank
    return near


def _distance(place: Place, other: Place) -> tuple[int, int]:
    return min(abs(other.start - place.end), abs(place.start - other.end)), place.start


def _told(text: str, places: Sequence[Place], starts: Sequence[int], first: Place, last: Place) -> str:
    parts: list[str] = []
    at = first.end
    for place in places[bisect_left(starts, first.end) : bisect_left(starts, last.start)]:
        if place.start >= at and place.end <= last.start:
            parts += text[at : place.start], "N"
            at = place.end
    return _MARKS.sub("", "".join((*parts, text[at : last.start])))


def _said(text: str, first: Place, last: Place, between: Between, way: str) -> Iterator[str]:
    """What stands between the two and around them."""
    core = between.core
    left = _MARKS.sub("", text[max(0, first.start - 6) : first.start])
    right = _MARKS.sub("", text[max(first.end, last.end) : max(first.end, last.end) + 6])
    yield way
    yield f"{way}={core}" if len(core) <= 8 else f"{way}long"
    for size in range(1, min(4, len(core)) + 1):
        yield f"{way}b{core[:size]}"
        yield f"{way}e{core[-size:]}"
    for size in (1, 2, 3):
        yield f"{way}r{right[:size]}"
    for size in (1, 2):
        yield f"{way}l{left[-size:]}"
    for cue in dict.fromkeys(between.cues):
        yield f"{way}q{cue}"
    if between.cues:
        yield f"{way}Q{between.cues[-1]}"
        yield f"{way}R{between.cues[0]}"
    colon = core.rfind("：")
    if way == ">" and colon >= 0:
        yield f">c{min(len(core) - colon, 20) // 7}"
        yield f">w{core[max(0, colon - 2) : colon]}"
    yield f"{way}#{between.turns}"
    yield f"{way},{min(core.count('，') + core.count(','), 3)}"
    yield f"{way}N{min(core.count('N'), 3)}"
    yield f"{way}s{min(len(core) // 10, 8)}"


def _alike(two: Two, between: Between, rank: int) -> Iterator[str]:
    """What the two names say of each other: kinds, common characters, the noun of one said again."""
    child, parent, one, other, way, shared = two
    yield f"{way}k{parent.kind}"
    yield f"{way}K{child.kind}"
    yield f"{way}k{parent.kind}{child.kind}"
    yield f"{way}t{other[-2:]}"
    yield f"{way}T{one[-2:]}"
    yield f"{way}u{min(len(set(one) & set(other)), 5)}"
    yield f"{way}o{one[:2] == other[:2]}{one[:1] == other[:1]}{one[-2:] == other[-2:]}"
    yield f"{way}m{shared > 0}"
    yield f"{way}d{bool(_DIGIT.match(other))}{other[1:2] == one[:1]}"
    yield f"{way}a{other[-2:] in between.text}"
    yield f"{way}p{min(rank, 2)}"
    yield f"{way}n{min(len(parent.spans), 3)}"


def _led(two: Two, between: Between, rank: int) -> Iterator[str]:
    """What stands last between the two, as one with what the two are."""
    child, parent, one, other, way, shared = two
    core = between.core
    last = between.cues[-1] if between.cues else ""
    yield f"{way}z{last}{parent.kind}{child.kind}"
    yield f"{way}y{last}{min(core.count('N'), 2)}{between.turns}"
    yield f"{way}x{last}{other[-2:]}"
    yield f"{way}g{len(one) // 3}{len(other) // 3}"
    yield f"{way}h{one[-1:]}{other[-1:]}"
    yield f"{way}j{parent.kind}{child.kind}{min(rank, 2)}{min(len(core) // 20, 3)}"
    yield f"{way}f{shared}{parent.kind == child.kind}"


def _listed(places: Sequence[Place], child: int, parent: int, between: Between, way: str) -> Iterator[str]:
    """In what lists the two stand, how many clauses and other names part them, and how these clauses begin and end.

    Of the names between, those in the child's own list are left out: its fifth member is as near as its first.
    """
    own, other = places[child], places[parent]
    one_list = own.first == other.first
    parted = 0 if one_list else own.first - parent - 1 if way == ">" else parent - own.last - 1
    clauses = _CLAUSE.split(between.core)
    yield f"{way}Z{min(own.last - own.first, 3)}"
    yield f"{way}Y{min(child - own.first, 3)}"
    yield f"{way}I{one_list}{other.first < other.last}"
    yield f"{way}W{min(parted, 5)}"
    yield f"{way}M{min(len(clauses) - 1, 6)}"
    yield f"{way}V{min(len(clauses) - 1, 4)}{min(parted, 3)}{one_list}"
    yield from _twos(f"{way}1", clauses[0])
    yield from _twos(f"{way}2", clauses[-1])


def _twos(sign: str, clause: str) -> Iterable[str]:
    """Each two characters that stand side by side, once."""
    return dict.fromkeys([sign + clause[at : at + 2] for at in range(len(clause) - 1)])


def _shared(one: str, other: str) -> int:
    """Characters, four at most, of the longest stretch that both have."""
    longest = 0
    for size in (2, 3, 4):
        if not any(one[at : at + size] in other for at in range(len(one) - size + 1)):
            break
        longest = size
    return longest
