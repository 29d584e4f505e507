"""What a verb alone was done to, which the quantity before names: 制定法规14件、修改22件; 责令改正54家 names nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.phrases.verb_phrases import VerbPhrases
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.words.document import Word
from pipeline.records import UnitClass

MEASURES: frozenset[UnitClass] = frozenset({"money", "duration", "score", "rate", "percent"})
"""With these units nothing is counted that a deed is done to."""
_OF_LAND: frozenset[UnitClass] = frozenset({"area"})
"""受灾9亩,绝收2亩: verbs name stretches of it."""
_PAIR = 2
_CASE = "件"
"""Of the measure words of acts it alone counts what other verbs govern too: 审结61件、撤销6件."""
FILING, _CASES = "立案", ("案", "案件")
"""收到举报60件,立案7件: a case is filed on some of what came in, and is another thing."""
_ANEW, _IN_FACT = "新", "实际"
_BEGINS = ",、; "
_OF_ACTS: frozenset[UnitClass] = frozenset({"event", "person_times"})
"""宣讲5场: they count what the verb tells."""


class BareVerbs:
    """Built once per worker."""

    def __init__(self, config: Config, verbal: VerbPhrases) -> None:
        self._verbal = verbal
        self._giving = frozenset(config.count_cues.giving.words)
        self._stated = frozenset(config.count_cues.stated.words)
        self._members = re.compile("|".join(config.count_cues.members.words))
        self._totals = frozenset(config.count_cues.total_nouns.words)

    def find(self, prose: Prose, things: Sequence[Thing], counted: Span | None, own: Thing) -> Thing | None:
        """What the verb of `own` alone was done to; `counted` before in the sentence with the same unit."""
        return self._averaged(prose, len(things), counted, own) or self._elided(prose, things, counted, own)

    def is_act(self, prose: Prose, thing: Thing, span: Span) -> bool:
        """What was done to those counted, and tells nothing of those counted next: 迁入320人, 给予警告处分3人."""
        if thing.source == "before" and thing.verb in self._giving:
            return True
        last = prose.words.at(span.end - 1)
        if last.tag != "v" or last.end != span.end:
            return False  # most things end in a noun
        if self._verbal.averaged(prose.words, span):
            return True
        if thing.source == "implied":
            return self._verbal.are_acts(prose.words, span)
        return thing.source == "before" and self._are_acts(prose, span)

    def _averaged(self, prose: Prose, at: int, counted: Span | None, own: Thing) -> Thing | None:
        """登记商户900户,日均新增3户: of those that were counted before in the sentence."""
        if counted is None or own.span is None or prose.quantities[at].unit_class in MEASURES:
            return None
        verb = self._verbal.averaged(prose.words, own.span)
        return Thing(counted, "carried", verb.text) if verb else None

    def _elided(self, prose: Prose, things: Sequence[Thing], counted: Span | None, own: Thing) -> Thing | None:
        """制定法规14件、修改22件: a bare verb behind one with its object and measure word governs the same."""
        at = len(things)
        quantity = prose.quantities[at]
        if not at or own.span is None or own.source != "before" or own.verb in self._giving:
            return None
        if quantity.unit_class in _OF_ACTS and quantity.unit != _CASE:
            return None
        last = _beside_pair(prose, at)
        before = things[last]
        listed = prose.quantities[last].unit == quantity.unit and prose.in_one_segment(last, at)
        if not listed or before.span is None or not self._is_bare(prose, at, own.span):
            return None
        verb = prose.words.at(own.span.end - 1)
        governed = prose.folded[before.span.start : before.span.end]
        carries = before.source == "carried" and quantity.unit_class not in MEASURES
        files = verb.text == FILING and not governed.endswith(_CASES)
        untold = governed in self._totals and quantity.unit_class not in MEASURES  # 总量达900户,新登记9户
        carries = carries or self._goes_on(prose, at, verb.text)
        if files or untold or (before.verb is None and not carries) or governed in self._verbal.acts:
            return None
        given = before.source == "before" and before.verb in self._giving
        if given or self._are_acts(prose, before.span):
            if counted is None:
                return self._whole_deed(prose, own.span) if given else None
            governs = counted
        else:
            governs = before.span
        anew = prose.folded.startswith(_ANEW, own.span.start) and verb.start == own.span.start + len(_ANEW)
        return Thing(governs, "carried", _ANEW + verb.text if anew else verb.text)

    def _goes_on(self, prose: Prose, at: int, verb: str) -> bool:
        """修订财务、考勤等制度13项,废止4项; 生猪存栏9万头、出栏12万头: whatever stands between a thing and its verb."""
        gap = prose.gaps[at]
        if verb in self._stated:
            return True
        own_clause = gap.startswith(",") and not self._members.search(gap)
        return own_clause and prose.quantities[at].unit_class not in MEASURES | _OF_LAND

    def _whole_deed(self, prose: Prose, span: Span) -> Thing:
        """给予处分1人、批评|教育2人: beside what was given, verbs in a row tell one deed."""
        first, last = prose.words.at(span.start), prose.words.at(span.end - 1)
        before = prose.words[first.index - 1]
        start = before.start if before.tag == "v" and prose.words[before.index - 1].text in _BEGINS else span.start
        return Thing(Span(start, span.end), "before", last.text)

    def _are_acts(self, prose: Prose, span: Span) -> bool:
        """立案, 责令|改正: verbs alone tell what was done to some, and name nobody."""
        return _is_one_verb(prose, span) or self._verbal.are_acts(prose.words, span)

    def _is_bare(self, prose: Prose, index: int, span: Span) -> bool:
        """修改, 下放, 调解终止: verbs alone, which open their clause if nobody knows them; 准许撤回 is a name."""
        verb = prose.words.at(span.end - 1)
        if verb.start == span.start and verb.text in self._verbal.acts:
            return True
        if prose.quantities[index].unit_class in MEASURES:
            return False  # 相差3分
        at = max(prose.leads[index].clause, prose.quantities[index - 1].right)
        while prose.folded[at] in _BEGINS:
            at += 1
        word = prose.words.at(at)
        while _says_when(word, span):
            word = prose.words[word.index + 1]  # 目前|投入使用
        while word.tag in ("v", "d") and word.end <= span.end and len(word.text) >= _PAIR:
            if word.end == span.end:
                return word.tag == "v"
            if word.tag == "v" and word.text not in self._verbal.acts:
                return False
            word = prose.words[word.index + 1]
        return False


def _says_when(word: Word, span: Span) -> bool:
    """目前|投入使用, 实际|报废, 新|纳入: what stands before the verb at `span`, or opens it."""
    if word.text == _ANEW:
        return word.end < span.end
    return (word.tag in ("d", "t") or word.text == _IN_FACT) and word.end <= span.start


def _beside_pair(prose: Prose, at: int) -> int:
    """退出12户|30人,新纳入9户: of the figures right before `at` that with its unit, where two tell one thing."""
    last = at - 1
    paired = last and not prose.gaps[last] and prose.quantities[last].unit != prose.quantities[at].unit
    return last - 1 if paired else last


def _is_one_verb(prose: Prose, span: Span) -> bool:
    """出生1260人,新迁入320人: those who moved in are none of the born."""
    verb = prose.words.at(span.start)
    if verb.text == _ANEW and verb.end < span.end:
        verb = prose.words[verb.index + 1]
    return verb.tag == "v" and verb.end == span.end
