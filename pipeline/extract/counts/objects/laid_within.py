"""What lies within a place that stands right before its length or area: 巡查境内|260公里河道, 城区|56公里老旧管线."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.records import UnitClass

_LAID: frozenset[UnitClass] = frozenset({"length", "area"})
"""What lies somewhere."""


class LaidWithin:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        ranks = "".join(cues.territories.words)
        self._places = frozenset(f"{ranks}城境")
        self._within = re.compile(f"[{ranks}境域]内|[城镇市辖郊]区")
        self._lines = tuple(cues.lines.words)

    def is_where(self, prose: Prose, at: int, thing: Thing) -> bool:
        """Whether `thing` is the place that opens the clause, or within which it lies, and not what is measured."""
        lead, span = prose.leads[at], thing.span
        if span is None or span.end != prose.quantities[at].left or prose.quantities[at].unit_class not in _LAID:
            return False
        if self._within.fullmatch(prose.folded, span.start, span.end):
            return True
        return not thing.verb and span.start == lead.clause and prose.folded[span.end - 1] in self._places

    def thing(self, prose: Prose, at: int, before: Thing, after: Thing) -> Thing:
        """境内9公里|河道|排污口: what has the length, of the words in `after`, where a place within stands before."""
        if after.span is None or prose.quantities[at].unit_class != "length" or not self.is_where(prose, at, before):
            return after
        word = prose.words.at(after.span.end - 1)
        while word.start > after.span.start and not word.text.endswith(self._lines):
            word = prose.words[word.index - 1]
        if not word.text.endswith(self._lines) or word.start < after.span.start:
            return after
        return replace(after, span=Span(after.span.start, word.end))
