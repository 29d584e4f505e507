"""Modifiers that cover all of a list: 5%、6.5%左右, 分别超过5万元、2万元, 突破8万亿元、9万亿元."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.extract.counts.words.dealing import DEALING

_JOINS = ("、", "和", "及", "与", "或")


def spread_modifiers(folded: str, quantities: Sequence[Quantity], passing: tuple[str, ...]) -> list[Quantity]:
    """5%、6.5%左右, 分别超过5万元、2万元: a modifier at either end of a coordination covers all of it.

    A level passed by one of the verbs `passing` is followed by the next: the verb before the first governs all.
    """
    result = list(quantities)
    for at in range(len(result) - 2, -1, -1):
        here, following = result[at], result[at + 1]
        trailing = following.right > following.end or following.approx in ("about", "min", "max")
        if (
            trailing
            and here.approx == "exact"
            and here.unit == following.unit
            and following.left == following.start
            and folded[here.end : following.start] in _JOINS
        ):
            result[at] = replace(here, approx=following.approx, modifier=following.modifier)
    _spread_dealt(folded, result, passing)
    return result


def _spread_dealt(folded: str, quantities: list[Quantity], passing: tuple[str, ...]) -> None:
    """What stands between 分别 and the first of a list, or tells what was passed one after the other."""
    dealt = False
    for at in range(1, len(quantities)):
        before, here = quantities[at - 1], quantities[at]
        opens = before.left < before.start and (
            folded.endswith(DEALING, 0, before.left) or folded.startswith(passing, before.left)
        )
        dealt = (opens or dealt) and folded[before.end : here.start] in _JOINS and here.unit == before.unit
        if dealt and here.approx == "exact" and here.left == here.start:
            quantities[at] = replace(here, approx=before.approx, modifier=before.modifier)
