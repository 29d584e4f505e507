"""Things whose size opens the clause before them: 长达9公里的引水渠通水, 建成占地30亩的产业园."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.records import UnitClass

_OF = "的"
_ROOM = re.compile(r"[^,。;:、!?\n()\d]{2,30}")
_SIZES: frozenset[UnitClass] = frozenset({"length", "area", "weight", "volume"})
_NAMING = "njx"
_TOLD_OF_NUMBER = "高达"
"""A size, and a modifier of any number."""
_PAIR = 2


class SizedThings:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases) -> None:
        self._phrases = phrases
        cues = config.count_cues
        self._sizing = tuple(sorted(cues.sizing.words, key=len, reverse=True))
        self._opened = re.compile("|".join(sorted(cues.opened.words, key=len, reverse=True)))
        self._acts = frozenset((*cues.predicates.words, *cues.naming_predicates.words))

    def find(self, prose: Prose, at: int) -> Thing | None:
        """The noun behind the 的 of the quantity `at`, where its size is told of nothing before it."""
        quantity, lead, folded = prose.quantities[at], prose.leads[at], prose.folded
        if quantity.unit_class not in _SIZES or not folded.startswith(_OF, quantity.right):
            return None
        edge = quantity.start if folded.endswith(_TOLD_OF_NUMBER, quantity.left, quantity.start) else quantity.left
        told = next((word for word in self._sizing if folded.endswith(word, lead.clause, edge)), None)
        if told is None:
            return None
        opening = edge - len(told)
        before = prose.words.at(opening - 1) if opening > lead.clause else None
        if before and before.text not in self._acts:
            return None  # 河堤长达3公里的…
        room = _ROOM.match(folded, quantity.right + 1)
        span = self._noun(prose, room.start(), room.end()) if room else None
        return Thing(span, "after", before.text if before else None) if span else None

    def _noun(self, prose: Prose, start: int, bound: int) -> Span | None:
        """引黄|渠道: a verb that opens the name belongs to it, and so does one between nouns that nobody knows."""
        reach = self._phrases.after(prose.words, start, bound)
        verb = prose.words.at(reach.end)
        if verb.tag[0] == "v" and verb.text not in self._acts and verb.end < bound:
            further = self._phrases.after(prose.words, verb.end, bound)
            head = prose.words.at(further.end - 1)
            if further.end - further.start >= _PAIR and head.tag[0] in _NAMING:
                reach = further
        told = self._opened.search(prose.folded, start + _PAIR, reach.end)  # 引水渠|全线通水
        span = self._phrases.trimmed(prose.folded, start, told.start() if told else reach.end)
        return span if span.end - span.start >= _PAIR else None
