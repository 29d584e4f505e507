"""Figures of the best or of some, told without noun: 增速都在3%以上,高的达6%. They are of what was told before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.measures.alike import alike
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities.scanner import Quantity

_EXTREME = re.compile(
    "[,;](?:其?中)?(?:最[高低多少大小快慢长短好差](?:的|者)?|较?[高低多少大小快慢长短好差](?:的|者)|有的|个别的)"
    "(?:已|也|甚至|还|仅|只|可|则|接近|超过|[超近约])*(?:达到?|有|为|是|到|在|至)?(?:了)?$"
)
_CUES = frozenset("高低多少大小快慢长短好差有别")
_REACH = 12


def is_of_some(folded: str, quantity: Quantity, previous: Quantity) -> bool:
    """Whether words such as 高的达 are all that leads from the clause of `previous` to `quantity`."""
    if alike(quantity.unit) != alike(previous.unit):
        return False
    gap = folded[max(previous.right, quantity.left - _REACH) : quantity.left]
    if _CUES.isdisjoint(gap):
        return False
    found = _EXTREME.match(gap)
    return found is not None and found.end() == len(gap) == quantity.left - previous.right


def of_some(lead: Lead, previous: Lead) -> Lead:
    """The lead of such a figure: it is a change where the one before is."""
    return replace(
        lead, direction=previous.direction, base=previous.base, reaches=lead.reaches and not previous.direction
    )


def thing_of_some(prose: Prose, things: Sequence[Thing], own: Thing) -> Thing | None:
    """What such a figure behind those of `things` is of: the growth, and not the places that were counted before it."""
    at = len(things)
    span = things[-1].span if is_of_some(prose.folded, prose.quantities[at], prose.quantities[at - 1]) else None
    return Thing(span, "carried", own.verb) if span else None
