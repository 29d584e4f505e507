"""Arithmetic that a report claims: sums of exclusive parts, changes between two levels, shares of a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.counts.objects import Thing
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities import Quantity
from pipeline.extract.counts.relations import Change, Relations, Whole
from pipeline.records import CheckKind

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

    def check(self, prose: Prose, things: Sequence[Thing], relations: Relations) -> list[Verdict]:
        """All checks of a text, in the order of their first member."""
        names = [prose.folded[thing.span.start : thing.span.end] if thing.span else "" for thing in things]
        found = [self.sum(prose.folded, prose.quantities, names, whole) for whole in relations.wholes]
        found += [_change(prose, change) for change in relations.changes]
        found += _shares(prose, names, relations)
        return sorted((verdict for verdict in found if verdict), key=lambda verdict: verdict.members)

    def sum(self, folded: str, quantities: Sequence[Quantity], names: Sequence[str], whole: Whole) -> Verdict | None:
        """The sum that `whole` claims, or None where its parts need not add up to it."""
        members = (whole.whole, *whole.parts)
        if len(whole.parts) < 2 or not all(_is_exact(quantities[index]) for index in members):
            return None
        total = Decimal(quantities[whole.whole].low)  # type: ignore[arg-type]
        parts = sum((Decimal(quantities[index].low) for index in whole.parts), Decimal(0))  # type: ignore[arg-type]
        slack = sum((_ulp(folded, quantities[index]) for index in members), Decimal(0)) / 2
        holds = abs(total - parts) <= slack
        if not holds and not self._claims_all(
            [names[index] for index in whole.parts], total, parts, bracket=whole.bracket
        ):
            return None
        return Verdict("sum", members, float(total), float(parts), holds)

    def _claims_all(self, names: list[str], total: Decimal, parts: Decimal, *, bracket: bool) -> bool:
        if any(self._overlapping.search(name) for name in names):
            return False
        if parts > total or bracket:
            return True
        return parts >= total * Decimal(1 - _NEAR_MISS) or any(self._complete.match(name) for name in names)


def _is_exact(quantity: Quantity) -> bool:
    plain = quantity.approx == "exact" and quantity.low == quantity.high and quantity.suspect is None
    return plain and isinstance(quantity.low, Decimal)


def _ulp(folded: str, quantity: Quantity) -> Decimal:
    """One unit of the last place that the text gives: 0.01万 of 3.26万人; 0 for whole things."""
    quote = folded[quantity.start : quantity.end]
    decimals = re.search(r"[.点](\d+|[零〇一二三四五六七八九]+)", quote)
    scale = Decimal(10) ** (8 if "亿" in quote else 4 if "万" in quote else 0)
    return scale * Decimal(10) ** -len(decimals[1]) if decimals else Decimal(0)


def _place(folded: str, quantity: Quantity) -> float:
    """As `_ulp`, for a stated ratio, whose last place is 1 where it has no decimals."""
    return float(_ulp(folded, quantity) or 1)


def _change(prose: Prose, change: Change) -> Verdict | None:
    if change.delta is None:
        return None
    members = (change.source, change.target, change.delta)
    source, target, delta = (prose.quantities[index] for index in members)
    if not all(map(_is_exact, (source, target, delta))):
        return None
    computed = _difference(float(source.low), float(target.low), delta, source.unit)
    if computed is None:
        return None
    if prose.leads[change.delta].direction == "down":
        computed = -computed
    stated = float(delta.low)
    holds = abs(computed - stated) <= _place(prose.folded, delta)
    return Verdict("change", members, stated, round(computed, 6), holds)


def _difference(source: float, target: float, delta: Quantity, unit: str | None) -> float | None:
    if delta.unit == unit and unit != "%":
        return target - source
    if delta.unit == "个百分点" and unit == "%":
        return target - source
    if source == 0:
        return None
    relative = {"%": 100.0, "倍": 1.0}.get(delta.unit or "")
    return (target - source) / source * relative if relative and unit != "%" else None


def _shares(prose: Prose, names: Sequence[str], relations: Relations) -> list[Verdict | None]:
    owner = {part: whole.whole for whole in relations.wholes for part in whole.parts}
    inverse = {original: copy for copy, original in relations.restated.items()}
    found: list[Verdict | None] = []
    for at, quantity in enumerate(prose.quantities):
        lead = prose.leads[at]
        if quantity.unit != "%" or lead.direction or not (lead.share or _RATIO_NOUN.search(names[at])):
            continue
        start, _ = prose.clauses.sentence(quantity.start)
        near = [index for index in range(max(0, at - _LOOK_BACK), at) if prose.quantities[index].start >= start]
        part = inverse.get(at, at - 1 if lead.share and at - 1 in near else None)
        if part is not None and part in owner and lead.share:
            found.append(_share(prose.folded, prose.quantities, (owner[part], part, at)))
        else:
            near = near if part is None or part in near else [*near, part]
            found.append(_find_share(prose.folded, prose.quantities, near, at))
    return found


def _share(folded: str, quantities: Sequence[Quantity], members: tuple[int, int, int]) -> Verdict | None:
    whole, part, share = (quantities[index] for index in members)
    if not all(map(_is_exact, (whole, part, share))) or not whole.low:
        return None
    computed, stated = float(part.low) / float(whole.low) * 100, float(share.low)
    holds = abs(computed - stated) <= _place(folded, share) * 0.6
    return Verdict("share", members, stated, round(computed, 6), holds)


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
            verdict = _share(folded, quantities, (whole, part, share))
            if verdict and verdict.holds:
                return verdict
    return None
