"""Which count was found for which: the same value and the same unit, one to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import UNSET

from pipeline.evaluate.gold import GoldCount
from pipeline.evaluate.judging.places import place
from pipeline.evaluate.normal import digits, same_number, several, unit
from pipeline.records import Count


class Pair(NamedTuple):
    """A gold count with the one that was found for it; one of the two may be missing."""

    gold: GoldCount | None
    found: Count | None


def match(gold: Sequence[GoldCount], found: Sequence[Count], text: str) -> list[Pair]:
    """One to one, what is due before what is optional, the count at gold's own place before its equals elsewhere."""
    matching = _Matching(gold, found, text)
    for optional in (False, True):
        indices = [index for index, one in enumerate(gold) if bool(one.optional) == optional]
        matching.take(indices, matching.at_place)
        matching.take(indices, matching.anywhere)
    return matching.pairs()


class _Matching:
    """Gold counts taking their partners, by index."""

    def __init__(self, gold: Sequence[GoldCount], found: Sequence[Count], text: str) -> None:
        self._gold = gold
        self._found = found
        self._places = [place(one, text) for one in gold]
        self._left = list(range(len(found)))
        self._partners: dict[int, int] = {}

    def take(self, indices: Sequence[int], choose: Callable[[int], int | None]) -> None:
        for index in indices:
            hit = None if index in self._partners else choose(index)
            if hit is not None:
                self._left.remove(hit)
                self._partners[index] = hit

    def at_place(self, index: int) -> int | None:
        span = self._places[index]
        if span is None:
            return None
        return next(
            (i for i in self._equal(index) if self._found[i].start < span[1] and span[0] < self._found[i].end), None
        )

    def anywhere(self, index: int) -> int | None:
        """The first of the same numeral, else the first of the same value."""
        one, equal = self._gold[index], self._equal(index)
        numerals = {digits(quote) for quote in [one.quote, *several(one.quote_alt)]}
        return next((i for i in equal if digits(self._found[i].quote) in numerals), equal[0] if equal else None)

    def _equal(self, index: int) -> list[int]:
        return [i for i in self._left if same_count(self._gold[index], self._found[i])]

    def pairs(self) -> list[Pair]:
        """Gold in its own order, then what was found beside it."""
        mine = self._partners
        matched = [Pair(one, self._found[mine[i]] if i in mine else None) for i, one in enumerate(self._gold)]
        return matched + [Pair(None, self._found[i]) for i in self._left]


def same_count(gold: GoldCount, found: Count) -> bool:
    """The same value, or the same interval where gold has no value; and the same unit."""
    if gold.value is not None:
        same = same_number(gold.value, found.value)
    else:
        same = found.value is None and _same_interval(gold, found)
    return same and unit(found.unit) in {unit(one) for one in [gold.unit, *several(gold.unit_alt)]}


def _same_interval(gold: GoldCount, found: Count) -> bool:
    low, high = (None if bound is UNSET else bound for bound in (gold.low, gold.high))
    return same_number(low, found.low) and same_number(high, found.high)
