"""What a bracket behind a quantity holds: its parts, or itself told again: 17项(新订5项、修订12项), 92.3%(144人)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.extract.counts.relations.fits import Fits
from pipeline.extract.counts.relations.wholes import Whole

_LONGEST = 80
"""Characters of a bracket."""


class Brackets:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        self._converted = re.compile(rf"[,、(]?(?:{'|'.join(config.count_cues.converting.words)})(?:人民币)?")

    def find(self, prose: Prose, things: Sequence[Thing], fits: Fits) -> tuple[list[Whole], dict[int, int]]:
        """The wholes with their parts, and what restates which: 8亿美元,折合人民币57亿元 does it without a bracket."""
        wholes: list[Whole] = []
        restated: dict[int, int] = {}
        quantities = prose.quantities
        starts = [quantity.start for quantity in quantities]
        for at, quantity in enumerate(quantities):
            opening = _bracket_behind(prose, quantity, things[at])
            if opening is None:
                continue
            close = prose.folded.find(")", opening, opening + _LONGEST)
            held = range(bisect_left(starts, opening), bisect_left(starts, close))
            inside = [index for index in held if quantities[index].end <= close]
            if len(inside) == 1 and _fills(quantity, quantities[inside[0]], close):
                restated[inside[0]] = at
                continue
            parts = tuple(index for index in inside if prose.leads[index].is_level and fits.fit(at, index))
            if parts:
                wholes.append(Whole(at, parts, bracket=len(inside) == len(parts)))
        restated.update(
            (at, at - 1)
            for at in range(1, len(quantities))
            if quantities[at].unit_class == "money" and self._converted.fullmatch(prose.gaps[at])
        )
        return wholes, restated


def _bracket_behind(prose: Prose, quantity: Quantity, thing: Thing) -> int | None:
    """Where a bracket opens behind the quantity, or behind the thing that follows it."""
    if prose.folded.startswith("(", quantity.right):
        return quantity.right
    named = thing.span if thing.source == "after" else None
    return named.end if named and prose.folded.startswith("(", named.end) else None


def _fills(outer: Quantity, inner: Quantity, close: int) -> bool:
    return inner.left == outer.right + 1 and inner.right == close and inner.unit != outer.unit
