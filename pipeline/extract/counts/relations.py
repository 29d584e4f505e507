"""Which quantity is part of which, restates which, and which three tell a change. All by index into the quantities."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.counts.objects import Thing
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities import Quantity

_MEMBERS = re.compile(r"其中|包括|包含|含(?![义量金氧蓄糖税水盖])")
_REACH = 40
"""Quantities that a whole may stand away from its parts."""
_PEOPLE = frozenset({"人", "名", "位", "员"})


class Whole(NamedTuple):
    """A whole and its parts, in text order; `bracket` parts claim to be all of it."""

    whole: int
    parts: tuple[int, ...]
    bracket: bool = False


class Change(NamedTuple):
    """From, to and the change between them, where one is stated."""

    source: int
    target: int
    delta: int | None


class Relations(NamedTuple):
    wholes: list[Whole]
    restated: dict[int, int]
    """Index to the index that it restates."""
    changes: list[Change]


def relate(prose: Prose, things: Sequence[Thing]) -> Relations:
    """All relations among the quantities of a text."""
    finder = _Finder(prose, things)
    brackets, restated = finder.brackets()
    taken = {part for whole in brackets for part in whole.parts}
    return Relations([*brackets, *finder.members(taken)], restated, finder.changes())


class _Finder:
    def __init__(self, prose: Prose, things: Sequence[Thing]) -> None:
        self._prose = prose
        self._folded = prose.folded
        self._clauses = prose.clauses
        self._quantities = prose.quantities
        self._leads = prose.leads
        self._things = things
        self._starts = [quantity.start for quantity in prose.quantities]

    def brackets(self) -> tuple[list[Whole], dict[int, int]]:
        """17项(新订5项、修订12项); 92.3%(144人)."""
        wholes: list[Whole] = []
        restated: dict[int, int] = {}
        for at, quantity in enumerate(self._quantities):
            if not self._folded.startswith("(", quantity.right):
                continue
            close = self._folded.find(")", quantity.right, quantity.right + 80)
            inside = [index for index in range(at + 1, len(self._quantities)) if self._quantities[index].end <= close]
            if len(inside) == 1 and self._fills_bracket(quantity, self._quantities[inside[0]], close):
                restated[inside[0]] = at
                continue
            parts = tuple(index for index in inside if self._is_level(index) and self._fit(at, index))
            if parts:
                wholes.append(Whole(at, parts, bracket=True))
        return wholes, restated

    def _fills_bracket(self, outer: Quantity, inner: Quantity, close: int) -> bool:
        return inner.left == outer.right + 1 and inner.right == close and inner.unit != outer.unit

    def members(self, taken: set[int]) -> list[Whole]:
        """其中, 含, 包括, in the sentence of the whole or at the start of the next."""
        found = []
        for cue in _MEMBERS.finditer(self._folded):
            sentence = self._clauses.sentence(cue.start())
            opens = not self._folded[sentence[0] : cue.start()].strip()
            scope = sentence if opens else self._clauses.segment(cue.start())
            floor = self._clauses.sentence(sentence[0] - 1)[0] if opens and sentence[0] else sentence[0]
            parts = self._parts(cue.end(), scope[1], opens=opens)
            whole = self._whole(cue.start(), floor, parts[0]) if parts else None
            if whole is not None and not taken & set(parts):
                kept = tuple(part for part in parts if self._fit(whole, part))
                found.append(Whole(whole, kept))
                taken.update(kept)
        return [whole for whole in found if whole.parts]

    def _parts(self, start: int, end: int, *, opens: bool) -> list[int]:
        parts: list[int] = []
        for index in self._between(start, end)[:_REACH]:
            if parts and not opens and self._ends_parts(parts[0], parts[-1], index):
                break
            if self._is_level(index) and (not parts or self._fit(parts[0], index)):
                parts.append(index)
        return parts

    def _ends_parts(self, first: int, last: int, index: int) -> bool:
        if not self._is_level(index):
            return False
        if not self._fit(first, index):
            return True
        gap = self._folded[self._quantities[last].right : self._quantities[index].left]
        return "," in gap and bool(self._things[index].verb) and not self._things[first].verb

    def _whole(self, before: int, floor: int, part: int) -> int | None:
        for index in self._between(floor, before)[: -_REACH - 1 : -1]:
            if self._is_level(index) and self._fit(index, part) and self._value(index) >= self._value(part):
                return index
        return None

    def _between(self, start: int, end: int) -> list[int]:
        return list(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))

    def _is_level(self, index: int) -> bool:
        lead = self._leads[index]
        return not (lead.share or lead.direction or lead.source)

    def _fit(self, whole: int, part: int) -> bool:
        one, other = self._quantities[whole].unit, self._quantities[part].unit
        return one == other or (one in _PEOPLE and other in _PEOPLE)

    def _value(self, index: int) -> float:
        return float(self._quantities[index].high)

    def changes(self) -> list[Change]:
        """由305件降至244件,下降20%; 达到9亿元,比上年的6亿元增长50%."""
        found = []
        for source, lead in enumerate(self._leads):
            if not lead.source:
                continue
            target = self._target(source)
            if target is not None:
                found.append(Change(source, target, self._delta(max(source, target))))
        return found

    def _target(self, source: int) -> int | None:
        following, previous = source + 1, source - 1
        if following < len(self._leads) and self._pairs(source, following) and self._leads[following].reaches:
            return following
        if previous >= 0 and self._pairs(source, previous) and self._is_level(previous):
            return previous
        return None

    def _pairs(self, one: int, other: int) -> bool:
        same = self._prose.in_one_segment(one, other)
        return same and self._quantities[one].unit == self._quantities[other].unit

    def _delta(self, after: int) -> int | None:
        index = after + 1
        if index >= len(self._leads) or self._leads[index].direction is None or self._leads[index].compared:
            return None
        return index if self._prose.in_one_segment(after, index) else None
