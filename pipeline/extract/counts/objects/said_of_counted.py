"""What stands behind a measure word, tells of those counted and is not counted: 12名|下沉社区, 其中5篇|得到批示."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import ACTING
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.extract.counts.words.clauses import CLAUSE_END

_REASONS = frozenset("因被")
_LASTING = "连续"
_DIVIDED, _BATCH = "分", "批"
"""分两批面向企业发布清单: tells how it is done, and counts nothing that follows."""
_GOING_TO = ("到", "至")
_OF = "的"
_REACH = 40
"""Characters that what is told may take."""


class SaidOfCounted:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._fared = re.compile("|".join(cues.fared.words))
        self._intending = frozenset(cues.intending.words)
        self._going = re.compile("|".join(cues.going.words))
        self._rest = tuple(cues.the_rest.words)
        self._somebody = (*cues.somebody.words, *cues.crowds.words)
        self._persons = tuple(cues.persons.words)
        self._willing = frozenset(cues.willing.words)
        self._acts = frozenset((*cues.predicates.words, *cues.naming_predicates.words))

    def fates(self, prose: Prose, start: int) -> bool:
        """Whether what stands at `start` tells what became of those counted, or is to be done with them."""
        return self._fares(prose, start) or self._is_intended(prose, start)

    def deed(self, prose: Prose, quantity: Quantity, span: Span) -> bool:
        """12名|下沉社区, 剩余5处|明确责任人: what was done, by whom or with what was counted."""
        rest = prose.folded.endswith(self._rest, 0, quantity.left) and _tells_of_rest(prose, span)
        return rest or (quantity.unit_class in ACTING and self._goes(prose, span))

    def manner(self, prose: Prose, quantity: Quantity, span: Span) -> bool:
        """一年很不平凡, 连续24个月保持增长, 3亿人领取养老金: what is said of time or people is not counted."""
        if quantity.unit == _BATCH and prose.folded.endswith(_DIVIDED, 0, quantity.left):
            return True
        if quantity.unit_class == "duration":
            lasting = prose.folded.endswith(_LASTING, 0, quantity.left) and prose.words.at(span.start).tag == "v"
            reached = prose.words.at(span.start).text.endswith(_GOING_TO)  # 5分钟撤到空地
            return lasting or reached or prose.words.at(span.end - 1).tag in ("a", "ad", "zg")
        if quantity.unit != "人" or quantity.right != span.start:
            return False
        first = prose.words.at(span.start)
        return first.tag == "v" or prose.folded[span.start] in _REASONS or first.text in self._willing

    def without_deed(self, prose: Prose, span: Span) -> Span:
        """80名教师|支教, 20名干部|驻村: `span` without what those do who are counted by a word for persons alone."""
        if prose.folded.endswith(self._persons, span.start, span.end) or _OF in prose.folded[span.start : span.end]:
            return span
        word = prose.words.at(span.end - 1)
        while word.start > span.start:
            word = prose.words[word.index - 1]
            if word.text.endswith(self._somebody):
                return Span(span.start, word.end)
        return span

    def _fares(self, prose: Prose, start: int) -> bool:
        """其中5篇|得到县领导批示: what became of them; but 3名|受到表彰的护林员."""
        if self._fared.match(prose.folded, start) is None:
            return False
        end = CLAUSE_END.search(prose.folded, start)
        stop = end.start() if end else len(prose.folded)
        return _OF not in prose.folded[start:stop] or prose.words.at(stop - 1).tag[0] == "v"

    def _is_intended(self, prose: Prose, start: int) -> bool:
        """余下的60棵|计划开春补栽: what is to be done with them; but 9个|计划投产项目."""
        word = prose.words.at(start) if start < len(prose.folded) else None
        if word is None or word.text not in self._intending or word.start != start:
            return False
        end = CLAUSE_END.search(prose.folded, start, start + _REACH)
        last = prose.words.at((end.start() if end else min(start + _REACH, len(prose.folded))) - 1)
        return last.start > start and (last.tag == "v" or last.text in self._acts)

    def _goes(self, prose: Prose, span: Span) -> bool:
        """12名|下沉社区, 28名|到山区支教: where they went or what they do there; but 12名|下沉干部."""
        somebody = prose.folded.endswith(self._somebody, span.start, span.end)
        return not somebody and self._going.match(prose.folded, span.start) is not None


def _tells_of_rest(prose: Prose, span: Span) -> bool:
    """剩余9处|明确|了单位, 余下3件|转入…: what was done with the rest is nothing counted."""
    first = prose.words.at(span.start)
    return first.tag in ("v", "ad", "d") and first.end == span.end
