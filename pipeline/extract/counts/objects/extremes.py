"""Figures of the best or of some, told without noun: 增速都在3%以上,高的达6%. They are of what was told before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.measures.alike import alike
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities.scanner import Quantity

_REACH = 12


class Extremes:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        degrees, some, hedges = ("|".join(group.words) for group in (cues.degrees, cues.some_of_them, cues.hedges))
        self._extreme = re.compile(
            f"[,;](?:其?中)?(?:最(?:{degrees})(?:的|者)?|较?(?:{degrees})(?:的|者)|{some})"
            f"(?:{hedges})*(?:达到?|有|为|是|到|在|至)?(?:了)?$"
        )
        self._opening = frozenset(word[0] for word in (*cues.degrees.words, *cues.some_of_them.words))

    def is_of_some(self, folded: str, quantity: Quantity, previous: Quantity) -> bool:
        """Whether words such as 高的达 are all that leads from the clause of `previous` to `quantity`."""
        if alike(quantity.unit) != alike(previous.unit):
            return False
        gap = folded[max(previous.right, quantity.left - _REACH) : quantity.left]
        if self._opening.isdisjoint(gap):
            return False
        found = self._extreme.match(gap)
        return found is not None and found.end() == len(gap) == quantity.left - previous.right

    def thing(self, prose: Prose, things: Sequence[Thing], own: Thing) -> Thing | None:
        """What such a figure behind those of `things` is of: the growth, and not the places counted before it."""
        at = len(things)
        of_some = self.is_of_some(prose.folded, prose.quantities[at], prose.quantities[at - 1])
        span = things[-1].span if of_some else None
        return Thing(span, "carried", own.verb) if span else None


def of_some(lead: Lead, previous: Lead) -> Lead:
    """The lead of such a figure: it is a change where the one before is."""
    return replace(
        lead, direction=previous.direction, base=previous.base, reaches=lead.reaches and not previous.direction
    )
