"""The base of a count: what a change is measured against, and the whole that a share is of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.extract.counts.recording.mined import Mined
from pipeline.extract.counts.recording.record_cues import RecordCues
from pipeline.records import CountRole

_OPENING = re.compile(r"在?(?P<base>[^,。;:、\d]{2,14}?)(?:当?中|里),")
_COMPARED = "相比"
_COMPARED_WITHIN = 300
"""Characters between a change and the comparison that its sentence opens with."""
_LONGEST_COMPARISON = 19
_COMPARISON = re.compile(r"(?:[与和跟]|同(?![期比]))(?:[^,。;:、与和跟同]|同(?=[期比])){1,18}$")
_COUNTED = re.compile("总?[数量额]$")
_FAR = 8
"""Quantities that a share may stand away from its whole."""


class Bases:
    """Of one text."""

    def __init__(self, cues: RecordCues, mined: Mined, text: str, part_of: Mapping[int, int]) -> None:
        self._cues = cues
        self._text = text
        self._prose = mined.prose
        self._quantities = mined.prose.quantities
        self._leads = mined.prose.leads
        self._things = mined.things
        self._part_of = part_of
        verdicts, changes = mined.verdicts, mined.relations.changes
        self._share_of = {verdict.members[2]: verdict.members[0] for verdict in verdicts if verdict.kind == "share"}
        self._source_of = {change.target: change.source for change in changes}

    def base(self, index: int, role: CountRole) -> str | None:
        """As the words before the number tell it, else as another quantity or the head of the sentence does."""
        told = self._leads[index].base
        return told or self._beside(index, role) or self._topic(index) or self._compared(index, role)

    def _beside(self, index: int, role: CountRole) -> str | None:
        """占全省比重从8%升到9%: where a share comes to is one of the same whole."""
        source = self._source_of.get(index)
        if source is not None:
            return self._leads[source].base
        return self._of_share(index) if role == "share" else None

    def _of_share(self, index: int) -> str | None:
        """其中税收占61.3%: a share whose base is not said is one of the whole that it was found to be part of."""
        if self._cues.shares_told.is_told(self._prose, index):
            return self._amount_told(index)
        beside = self._part_of.get(index - 1) if self._in_one_sentence(index) else None
        whole = self._share_of.get(index, self._part_of.get(index, beside))
        span = self._things[whole].span if whole is not None else None
        return self._text[span.start : span.end] if span else self._named_whole(index)

    def _in_one_sentence(self, index: int) -> bool:
        """Whether the quantity before stands in the same sentence."""
        start = self._prose.clauses.sentence_start(self._quantities[index].start)
        return index > 0 and self._quantities[index - 1].start >= start

    def _amount_told(self, index: int) -> str | None:
        """支出9亿元,七成用于民生: the amount in the clause before is the whole."""
        span = self._things[index].span
        told = index > 0 and span == self._things[index - 1].span and self._prose.in_one_segment(index - 1, index)
        return self._text[span.start : span.end] if span and told else None

    def _named_whole(self, index: int) -> str | None:
        """党员总数3200名,女党员占38%: the whole that the sentence has named before."""
        own, folded = self._things[index].span, self._prose.folded
        start = self._prose.clauses.sentence_start(self._quantities[index].start)
        for at in range(index - 1, max(-1, index - _FAR), -1):
            span = self._things[at].span
            if self._quantities[at].start < start or own is None or span is None:
                break
            name = _COUNTED.sub("", folded[span.start : span.end])
            if len(name) > 1 and own.end - own.start > len(name) and folded.endswith(name, own.start, own.end):
                return self._text[span.start : span.end]
        return None

    def _topic(self, index: int) -> str | None:
        """在全部支出中,教育支出的比重为20%: the sentence opens with what the ratio is a share of."""
        span, quantity = self._things[index].span, self._quantities[index]
        if span is None or quantity.unit != "%":
            return None
        if not self._prose.folded.endswith(self._cues.share_nouns, span.start, span.end):
            return None
        start = self._prose.clauses.sentence_start(quantity.start)
        opening = _OPENING.match(self._prose.folded, start, quantity.start)
        return self._text[opening.start("base") : opening.end("base")] if opening else None

    def comparison(self, index: int) -> tuple[int, int] | None:
        """同上年相比,产量增长6%,产值增长8%: what the sentence has opened with, without 相比."""
        start = self._quantities[index].start
        first = max(self._prose.clauses.sentence_start(start), start - _COMPARED_WITHIN)
        end = self._prose.folded.rfind(_COMPARED, first, start)
        if end < 0:
            return None
        found = _COMPARISON.search(self._prose.folded, max(first, end - _LONGEST_COMPARISON), end)
        return found.span() if found else None

    def _compared(self, index: int, role: CountRole) -> str | None:
        """What a change is measured against; 平均每年增加3吨 is no change from that year."""
        yearly = self._quantities[index].per or self._leads[index].per
        found = self.comparison(index) if role == "change" and not yearly else None
        return self._text[found[0] : found[1]] + _COMPARED if found else None
