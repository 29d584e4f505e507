"""工程涉及6个村900亩: the area is the work's, and not one of villages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.prose import Prose
from pipeline.records import UnitClass

_PLACE = re.compile("[省市县区旗州乡镇村屯寨组]$|街道$")
_SOULS: frozenset[UnitClass] = frozenset({"people", "household"})
_REACHING = ("涉及", "覆盖", "惠及", "辐射")


def is_reached_place(prose: Prose, things: Sequence[Thing], own: Thing) -> bool:
    """Whether `own`, of the quantity behind `things`, is but the place that the quantity before it reaches."""
    at = len(things)
    if not at or own.span is None or things[-1].source != "after" or things[-1].span != own.span:
        return False
    lead, end = prose.leads[at - 1], prose.quantities[at - 1].left
    other = prose.quantities[at].unit_class != prose.quantities[at - 1].unit_class
    reaches = other and prose.folded.endswith(_REACHING, lead.clause, end)
    return reaches and _PLACE.search(prose.folded, max(own.span.start, own.span.end - 2), own.span.end) is not None


def reaching(phrases: Phrases, prose: Prose, at: int) -> Thing:
    """What reaches the place that is counted before the quantity `at`; who lives there is not counted by it."""
    lead, end = prose.leads[at - 1], prose.quantities[at - 1].left
    verb = prose.folded[end - 2 : end]
    reach = phrases.before(prose.words, lead.clause, end - len(verb), prose.solid)
    span = phrases.trimmed(prose.folded, reach.start, reach.end)
    told = span.end > span.start and prose.quantities[at].unit_class not in _SOULS
    return Thing(span, "before", verb) if told else Thing(None, None, verb, closed=True)
