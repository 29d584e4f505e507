"""A bare verb counts what was named in quotes before it: “渔家讲堂”推出9期, 编印《防汛手册》,发放900册."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.objects.bare_verbs import FILING
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose

_QUOTED = re.compile("[“《][^“”《》,。;:\n]{2,16}[”》]$")
_CLOSING = frozenset("”》")
_LONGEST = 18
_MARKS = frozenset(",:")
_WHEN = frozenset("tdr")
"""First letters of tags of 全年, 已, 每月."""
_TELLING = frozenset("tdmqbfv")
"""First letters of tags of what stands between the mark and the bare verb: 年内, 首批, 全年, 熬制."""


class QuotedNames:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases) -> None:
        self._phrases = phrases
        cues = config.count_cues
        self._acts = frozenset((*cues.predicates.words, *cues.naming_predicates.words))
        self._nouns = frozenset(cues.money_nouns.words)
        self._choosing = tuple(cues.choosing.words)

    def find(self, prose: Prose, at: int, own: Thing) -> Span | None:
        """The name in quotes that the bare verb of the quantity `at` goes with."""
        if own.span is None or not self._is_bare(prose, own.span):
            return None
        beside = self._quoted(prose, own.span.start) or self._quoted(prose, _without_when(prose, own.span.start))
        if beside:
            return beside
        lead = prose.leads[at]
        floor = prose.quantities[at - 1].right if at else 0
        floor = max(floor, prose.clauses.sentence_start(prose.quantities[at].start))
        mark = lead.clause - 1
        if mark <= floor or prose.folded[mark] not in _MARKS or not self._opens(prose, mark + 1, own.span.start):
            return None
        chosen = next((len(word) for word in self._choosing if prose.folded.endswith(word, floor, mark)), 0)
        name = self._quoted(prose, mark - chosen) or (self._chosen(prose, floor, mark - chosen) if chosen else None)
        return name if name and name.start >= floor else None

    def _chosen(self, prose: Prose, floor: int, end: int) -> Span | None:
        """开展|示范岗|评选,评出10个: what is chosen."""
        reach = self._phrases.before(prose.words, floor, end, prose.solid)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        return span if span.end - span.start > 1 else None

    def _opens(self, prose: Prose, start: int, verb: int) -> bool:
        """年内|评选, 首批|选树: no more than when and how before the verb."""
        word = prose.words.at(start)
        while word.start < verb and word.tag[0] in _TELLING:
            word = prose.words[word.index + 1]
        return word.start >= verb

    def _is_bare(self, prose: Prose, span: Span) -> bool:
        """推出, 印制|发放: verbs alone."""
        word = prose.words.at(span.start)
        while word.tag[0] == "v" or word.text in self._acts:
            if word.text in self._nouns or word.text == FILING:
                return False  # “三农”|支出; 纠治“四风”,立案4件
            if word.end >= span.end:
                return True
            word = prose.words[word.index + 1]
        return False

    def _quoted(self, prose: Prose, end: int) -> Span | None:
        """The quotation that ends at `end`."""
        if end <= 0 or prose.folded[end - 1] not in _CLOSING:
            return None
        found = _QUOTED.search(prose.folded, max(0, end - _LONGEST), end)
        return Span(found.start(), end) if found else None


def _without_when(prose: Prose, end: int) -> int:
    """“夜校”|每月|开讲4期: where what tells when, right before `end`, begins."""
    word = prose.words.at(end - 1) if end else None
    while word and word.index and word.tag[0] in _WHEN:
        end = word.start
        word = prose.words[word.index - 1]
    return end
