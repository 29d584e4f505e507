"""Arithmetic that a report claims: sums of exclusive parts, changes between two levels, shares of a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.counts.objects import Thing
from pipeline.extract.counts.quantities import Quantity
from pipeline.extract.counts.relations import Change, Relations, Whole
from pipeline.extract.counts.surroundings import Clauses, Lead
from pipeline.records import CheckKind
from pipeline.zh.numerals import Exact

_RATIO_NOUN = re.compile(r"[率比]$|占比$|比重$")
_NEAR_MISS = 0.05
"""Parts that fall short of the whole by more than this are taken for examples, unless they say that they are all."""
_LOOK_BACK = 8


class Verdict(NamedTuple):
    """A check by indices: whole then parts; from, to, delta; whole, part, share."""

    kind: CheckKind
    members: tuple[int, ...]
    stated: float
    computed: float
    holds: bool


class Checker:
    """Judges the relations of one text."""

    def __init__(self, config: Config) -> None:
        self._overlapping = re.compile("|".join(config.count_cues.overlapping.words))
        self._complete = re.compile("|".join(config.count_cues.complete.words))

    def check(
        self,
        folded: str,
        clauses: Clauses,
        quantities: Sequence[Quantity],
        leads: Sequence[Lead],
        things: Sequence[Thing],
        relations: Relations,
    ) -> list[Verdict]:
        """All checks of a text, in the order of their first member."""

        def name(index: int) -> str:
            span = things[index].span
            return folded[span.start : span.end] if span else ""

        found = [self.sum(folded, quantities, name, whole) for whole in relations.wholes]
        found += [_change(folded, quantities, leads, change) for change in relations.changes]
        found += _shares(folded, clauses, quantities, leads, name, relations)
        return sorted((verdict for verdict in found if verdict), key=lambda verdict: verdict.members)

    def sum(
        self, folded: str, quantities: Sequence[Quantity], name: Callable[[int], str], whole: Whole
    ) -> Verdict | None:
        """The sum that `whole` claims, or None where its parts need not add up to it."""
        members = (whole.whole, *whole.parts)
        if len(whole.parts) < 2 or not all(_is_exact(quantities[index]) for index in members):
            return None
        total = Decimal(quantities[whole.whole].low)  # type: ignore[arg-type]
        parts = sum((Decimal(quantities[index].low) for index in whole.parts), Decimal(0))  # type: ignore[arg-type]
        slack = sum((_ulp(folded, quantities[index]) for index in members), Decimal(0)) / 2
        holds = abs(total - parts) <= slack
        if not holds and not self._claims_all([name(index) for index in whole.parts], total, parts, bracket=whole.bracket):
            return None
        return Verdict("sum", members, float(total), float(parts), holds)

    def _claims_all(self, names: list[str], total: Decimal, parts: Decimal, *, bracket: bool) -> bool:
        if any(self._overlapping.search(name) for name in names):
            return False
        if parts > total or bracket:
            return True
        return parts >= total * Decimal(1 - _NEAR_MISS) or any(self._complete.match(name) for name in names)


def _is_exact(quantity: Quantity) -> bool:
    return quantity.approx == "exact" and quantity.low == quantity.high and isinstance(quantity.low, Decimal) and not quantity.suspect


def _ulp(folded: str, quantity: Quantity) -> Decimal:
    """One unit of the last place that the text gives: 0.01万 of 3.26万人; 0 where whole things are counted one by one."""
    quote = folded[quantity.start : quantity.end]
    decimals = re.search(r"[.点](\d+|[零〇一二三四五六七八九]+)", quote)
    scale = Decimal(10) ** (8 if "亿" in quote else 4 if "万" in quote else 0)
    return scale * Decimal(10) ** -len(decimals[1]) if decimals else Decimal(0)


def _place(folded: str, quantity: Quantity) -> float:
    """As `_ulp`, for a stated ratio, whose last place is 1 where it has no decimals."""
    return float(_ulp(folded, quantity) or 1)


def _change(folded: str, quantities: Sequence[Quantity], leads: Sequence[Lead], change: Change) -> Verdict | None:
    if change.delta is None:
        return None
    members = (change.source, change.target, change.delta)
    if not all(_is_exact(quantities[index]) for index in members):
        return None
    source, target, delta = (quantities[index] for index in members)
    computed = _difference(float(source.low), float(target.low), delta, source.unit)
    if computed is None:
        return None
    if leads[change.delta].direction == "down":
        computed = -computed
    stated = float(delta.low)
    return Verdict("change", members, stated, round(computed, 6), abs(computed - stated) <= _place(folded, delta))


def _difference(source: float, target: float, delta: Quantity, unit: str | None) -> float | None:
    if delta.unit == unit and unit != "%":
        return target - source
    if delta.unit == "个百分点" and unit == "%":
        return target - source
    if source == 0:
        return None
    relative = {"%": 100.0, "倍": 1.0}.get(delta.unit or "")
    return (target - source) / source * relative if relative and unit != "%" else None


def _shares(
    folded: str,
    clauses: Clauses,
    quantities: Sequence[Quantity],
    leads: Sequence[Lead],
    name: Callable[[int], str],
    relations: Relations,
) -> list[Verdict | None]:
    owner = {part: whole.whole for whole in relations.wholes for part in whole.parts}
    inverse = {original: copy for copy, original in relations.restated.items()}
    found: list[Verdict | None] = []
    for at, quantity in enumerate(quantities):
        if quantity.unit != "%" or not _is_exact(quantity) or leads[at].direction:
            continue
        if not (leads[at].share or _RATIO_NOUN.search(name(at))):
            continue
        start, _ = clauses.sentence(quantity.start)
        near = [index for index in range(max(0, at - _LOOK_BACK), at) if quantities[index].start >= start]
        part = inverse.get(at, at - 1 if leads[at].share and at - 1 in near else None)
        if part is not None and part in owner and leads[at].share:
            found.append(_share(folded, quantities, owner[part], part, at))
        else:
            found.append(_find_share(folded, quantities, [*near, part] if part is not None else near, at))
    return found


def _share(folded: str, quantities: Sequence[Quantity], whole: int, part: int, share: int) -> Verdict | None:
    if not all(_is_exact(quantities[index]) for index in (whole, part)) or not quantities[whole].low:
        return None
    computed = float(quantities[part].low) / float(quantities[whole].low) * 100
    stated = float(quantities[share].low)
    holds = abs(computed - stated) <= _place(folded, quantities[share]) * 0.6
    return Verdict("share", (whole, part, share), stated, round(computed, 6), holds)


def _find_share(folded: str, quantities: Sequence[Quantity], near: list[int], share: int) -> Verdict | None:
    """Whole and part are not named: the pair that yields the stated share, if one does. No other is reported."""
    if _ulp(folded, quantities[share]) == 0:
        return None
    for part in reversed(near):
        for whole in near:
            one, other = quantities[whole], quantities[part]
            comparable = one.unit_class == other.unit_class and one.unit_class != "percent"
            if whole == part or not comparable or float(one.high) <= float(other.high):
                continue
            verdict = _share(folded, quantities, whole, part, share)
            if verdict and verdict.holds:
                return verdict
    return None
