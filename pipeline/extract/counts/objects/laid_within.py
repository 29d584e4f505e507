"""What lies within a place that stands right before its length or area: 巡查境内|260公里河道, 城区|56公里老旧管线."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.records import UnitClass

_PLACES = frozenset("区城县市州旗镇乡村境")
_WITHIN = re.compile("[省市县区州旗镇乡村境域]内|[城镇市辖郊]区")
_LAID: frozenset[UnitClass] = frozenset({"length", "area"})
"""What lies somewhere."""
_LINES = tuple("路线道河渠堤网管廊岸沟")
"""Endings of what has a length."""


def is_where(prose: Prose, at: int, thing: Thing) -> bool:
    """Whether `thing` is the place that opens the clause, or within which it lies, and not what is measured."""
    lead, span = prose.leads[at], thing.span
    if span is None or span.end != prose.quantities[at].left or prose.quantities[at].unit_class not in _LAID:
        return False
    if _WITHIN.fullmatch(prose.folded, span.start, span.end):
        return True
    return not thing.verb and span.start == lead.clause and prose.folded[span.end - 1] in _PLACES


def laid_thing(prose: Prose, at: int, before: Thing, after: Thing) -> Thing:
    """境内9公里|河道|排污口: what has the length, of the words in `after`, where a place within stands before."""
    if after.span is None or prose.quantities[at].unit_class != "length" or not is_where(prose, at, before):
        return after
    word = prose.words.at(after.span.end - 1)
    while word.start > after.span.start and not word.text.endswith(_LINES):
        word = prose.words[word.index - 1]
    if not word.text.endswith(_LINES) or word.start < after.span.start:
        return after
    return replace(after, span=Span(after.span.start, word.end))
