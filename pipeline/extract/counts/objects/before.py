"""The counted thing that stands before its quantity: 茶园面积900亩, 班列开行400列, 外出招商7批次."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.objects.things import NOTHING, Thing
from pipeline.extract.counts.objects.transfers import Transfers
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Reach, Span
from pipeline.extract.counts.phrases.subjects import Subjects
from pipeline.extract.counts.phrases.verb_phrases import VerbPhrases
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.extract.counts.words.document import Word
from pipeline.records import UnitClass

_PAIR = 2
_ELLIPTIC = 14
_LEAST = 1
_REACHING = "及"
_COME_OF_IT = frozenset("上好起出下完")
_FOR = frozenset("为给向")
_NEW = "新"
_CAUSING = "因"
_LASTING = "连续"
_STAY = 4
_BEFORE_SUBJECT = frozenset("nrtx")
"""Tags of what stands before the subject of a clause: places, times, marks."""
_NOTHING_DONE_TO: frozenset[UnitClass] = frozenset({"duration", "percent", "ratio"})
_TOLD_OF_FLOWS: frozenset[UnitClass] = frozenset({"money", "percent"})


class ObjectsBefore:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases, verbal: VerbPhrases) -> None:
        self._phrases = phrases
        self._verbal = verbal
        self._subjects = Subjects(config, phrases)
        self._transfers = Transfers(config, phrases)
        self._funds = config.count_cues.money_nouns.words
        self._flows = config.count_cues.flows.words
        self._averages = tuple(word for word in config.count_cues.per_each.words if word.endswith("均"))
        self._rest = frozenset(config.count_cues.the_rest.words)
        self._stays = frozenset(config.count_cues.staying.words)
        stays = "|".join(config.count_cues.staying.words)
        self._staying = re.compile(rf"(?:{stays})([一-鿿])(?:{stays})\1")
        self._structure = frozenset((*config.count_cues.structure.words, *config.count_cues.facets.words))

    def find(self, prose: Prose, lead: Lead, quantity: Quantity) -> Thing:
        """What stands before `quantity`: what a verb beside it tells, or a noun phrase."""
        lead = self._without_stay(prose, lead, quantity)
        if self._verbal.ends_in_cut_verb(prose.folded, prose.words, lead.clause, lead.stop):
            return self._before_cut_verb(prose, lead)
        return self._transfers.find(prose, lead, quantity) or self._named(prose, lead, quantity)

    def _without_stay(self, prose: Prose, lead: Lead, quantity: Quantity) -> Lead:
        """吸引毕业生|来滨留滨3万人: where they come to and stay is no part of who is counted."""
        told = quantity.unit_class == "people" and lead.stop - lead.clause > _STAY
        if not told or prose.folded[lead.stop - 2] not in self._stays:
            return lead
        stay = self._staying.fullmatch(prose.folded, lead.stop - _STAY, lead.stop)
        return replace(lead, stop=stay.start()) if stay else lead

    def _named(self, prose: Prose, lead: Lead, quantity: Quantity) -> Thing:
        stop = lead.stop
        if lead.share and prose.folded.endswith("的", lead.clause, stop):
            return Thing(self._phrases.trimmed(prose.folded, max(lead.clause, stop - _ELLIPTIC), stop), "before")
        elliptic = prose.folded.startswith("的", stop)  # 35岁以下的34人
        funds = quantity.unit_class == "money" and prose.folded.endswith(self._funds, lead.clause, stop)
        flows = quantity.unit_class in _TOLD_OF_FLOWS and prose.folded.endswith(self._flows, lead.clause, stop)
        named = funds or flows or lead.share or bool(lead.source)  # 支出, 投资, 出口 are nouns there
        reach = self._walked(prose, lead)
        if parted := self._parted(prose, lead, reach, quantity):
            return parted
        if reach.verb and (lead.reaches or lead.share or lead.source):
            reach = _without_clause(prose, reach)
        if reach.verb and _is_told_otherwise(prose, lead, quantity):
            reach = _with_newness(prose, lead, reach, reach.verb)
        span = _without_complement(prose, self._phrases.trimmed(prose.folded, reach.start, reach.end), lead.clause)
        verb = reach.verb.text if reach.verb else None
        if prose.folded[span.start : span.end] in self._rest and _is_said_to_go_on(prose, quantity):
            return Thing(None, None, verb)
        if span.end > span.start:
            verbal = not named and self._is_verbal(prose, lead, span)
            titled = verb is not None and verb.endswith("为")  # 被评为劳动模范的有12人
            return Thing(span, "implied" if verbal or (elliptic and not titled) else "before", verb)
        if funds and verb and (alone := self._fund_alone(prose, lead)):
            return Thing(alone, "before")
        thing = self._without_noun(prose, lead, reach.verb, quantity) or Thing(None, None, verb)
        return replace(thing, source="implied") if elliptic and thing.span else thing

    def _is_verbal(self, prose: Prose, lead: Lead, span: Span) -> bool:
        """整改, 责令整改, 计划年内|竣工: what was done, or is to be done, and nothing of what."""
        return self._verbal.is_verbal(prose.words, span) or self._verbal.is_intended(prose.words, lead.clause, span)

    def _fund_alone(self, prose: Prose, lead: Lead) -> Span | None:
        """财政收入增长2%、支出首次超过3亿元; 总投资2亿元,亩均投入900元: nouns there, although tagged as verbs."""
        start = prose.words.at(lead.stop - 1).start
        averages = (word for word in self._averages if prose.folded.endswith(word, lead.clause, start))
        average = next(averages, "")
        return Span(start - len(average), lead.stop) if average or start == lead.clause else None

    def _walked(self, prose: Prose, lead: Lead) -> Reach:
        """The noun phrase before the number; of 问题8个方面36条 that before the number of the structure."""
        reach = self._phrases.before(prose.words, lead.clause, lead.stop, prose.solid)
        start = _numbered(prose, reach.start) if prose.folded[reach.start : reach.end] in self._structure else 0
        return self._phrases.before(prose.words, lead.clause, start, prose.solid) if start > lead.clause else reach

    def _parted(self, prose: Prose, lead: Lead, reach: Reach, quantity: Quantity) -> Thing | None:
        """税收|入库, 托育点已|备案: the verb at its end, to the dictionary a noun, is said of the phrase."""
        told_otherwise = lead.share or lead.source or quantity.unit_class in _NOTHING_DONE_TO
        if told_otherwise or reach.end - reach.start < _PAIR:
            return None
        last = prose.words.at(reach.end - 1)
        verbal = last.start == reach.start or prose.folded[reach.end - _PAIR : reach.end] in self._verbal.predicates
        if not verbal or last.tag[0] not in "nx":
            return None
        said = self._said_of(prose, lead, last, quantity)
        return Thing(self._phrases.trimmed(prose.folded, said.start, said.end), "before", last.text) if said else None

    def _said_of(self, prose: Prose, lead: Lead, verb: Word, quantity: Quantity) -> Reach | None:
        if lead.direction and not self._subjects.is_known(verb):
            return None  # 排名|提升4位
        return self._subjects.of(prose.words, lead.clause, verb, prose.solid, quantity.unit_class)

    def _before_cut_verb(self, prose: Prose, lead: Lead) -> Thing:
        """补贴到账20万元; of 惠及300人 nothing before the verb is counted."""
        verb = prose.folded[lead.stop - 2 : lead.stop]
        if verb.endswith(_REACHING):
            return NOTHING
        reach = self._phrases.before(prose.words, lead.clause, lead.stop - 2, prose.solid)
        if reach.start == reach.end and (given := self._given(prose, lead)):
            reach = given
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        return Thing(span, "before", verb) if span.end > span.start else Thing(None, None, verb)

    def _given(self, prose: Prose, lead: Lead) -> Reach | None:
        """校友|捐赠|到账5万元: a verb that names what came in, with who gave it."""
        verb = prose.words.at(lead.stop - 3)
        if verb.tag[0] != "v" or verb.start < lead.clause or verb.end - verb.start < _PAIR:
            return None
        giver = self._phrases.before(prose.words, lead.clause, verb.start, prose.solid)
        return Reach(giver.start if giver.start < giver.end == verb.start else verb.start, verb.end, None)

    def _without_noun(self, prose: Prose, lead: Lead, verb: Word | None, quantity: Quantity) -> Thing | None:
        """What the verb before the number governs or is said of, else the verb itself."""
        words, folded = prose.words, prose.folded
        if verb and len(verb.text) == 1 and verb.end == lead.stop:
            subject = self._subjects.before(words, lead.clause, verb, prose.solid)
            span = self._phrases.trimmed(folded, subject.start, subject.end)
            if span.end > span.start:
                return Thing(span, "before", verb.text)
        verbal = self._verbal.verb_before(words, lead.clause, lead.stop)
        told = verbal.verb if quantity.unit_class != "duration" else None
        if told and (said := self._said_of(prose, lead, told, quantity)):
            return Thing(self._phrases.trimmed(folded, said.start, said.end), "before", told.text)
        span = self._phrases.trimmed(folded, verbal.start, verbal.end)
        governed = self._verbal.governed(words, lead.clause, lead.stop)
        if governed.verb and governed.end - governed.start > 1:
            wider = self._phrases.trimmed(folded, governed.start, governed.end)
            if wider.end - wider.start > span.end - span.start:
                return Thing(wider, "before", governed.verb.text)
        if span.end > span.start and verbal.verb:
            if _is_done_for(prose, lead, verbal.start, verbal.verb):
                return Thing(Span(verbal.verb.start, verbal.verb.end), "before", verbal.verb.text)
            bare = not lead.share and self._is_verbal(prose, lead, span)
            return Thing(span, "implied" if bare else "before", verbal.verb.text)
        return None


def _without_complement(prose: Prose, span: Span, bound: int) -> Span:
    """装上|路灯, 用好|校外基地: what came of a deed belongs to its verb."""
    word = prose.words.at(span.start) if bound < span.start < span.end - 1 else None
    if word is None or word.start != span.start or word.text not in _COME_OF_IT:
        return span
    return Span(word.end, span.end) if prose.words[word.index - 1].tag in ("v", "p") else span


def _is_done_for(prose: Prose, lead: Lead, start: int, verb: Word) -> bool:
    """为企业|减负3300万元: for whom it was done is no part of what was done."""
    return lead.clause < start < verb.start and prose.words.at(start - 1).text in _FOR


def _is_said_to_go_on(prose: Prose, quantity: Quantity) -> bool:
    """其余18个|正在调试, 剩余2项|因…顺延: of those counted before."""
    if prose.folded.startswith(_CAUSING, quantity.right):
        return True
    word = prose.words.at(quantity.right) if quantity.right < len(prose.folded) else None
    return word is not None and word.start == quantity.right and word.tag[0] in "vdt"


def _numbered(prose: Prose, end: int) -> int:
    """Where the refused number begins that ends at `end`, or 0: 问题|8个|方面36条."""
    word = prose.words.at(end - 1) if end else None
    for _ in range(_PAIR):
        if word is None or not word.index:
            return 0
        if prose.passed.get(word.start) == end:
            return word.start
        word = prose.words[word.index - 1]
    return 0


def _without_clause(prose: Prose, reach: Reach) -> Reach:
    """拥有品牌的企业增至35家: the clause before 的 says which."""
    head = prose.folded.rfind("的", reach.start, reach.end) + 1
    return replace(reach, start=head, verb=None) if head and reach.end - head > _LEAST else reach


def _is_told_otherwise(prose: Prose, lead: Lead, quantity: Quantity) -> bool:
    """A change, a share or a level in percent, or what lasts, has a verb of its own: the one before is none of it."""
    ratio = quantity.is_relative and lead.stop < quantity.left
    lasts = quantity.unit_class == "duration" and prose.folded.endswith(_LASTING, lead.clause, quantity.left)
    return lead.share or lead.direction is not None or ratio or lasts


def _with_newness(prose: Prose, lead: Lead, reach: Reach, verb: Word) -> Reach:
    """新设企业数量增长9%, 新引进人才占四成: of the new ones alone; but 已新设企业 tells what was done."""
    before = prose.words[verb.index - 1] if verb.start > lead.clause else None
    first = before if before and before.text == _NEW else verb
    if verb.end != reach.start or first.text[0] != _NEW or first.start < lead.clause:
        return reach
    opens = first.start == lead.clause or prose.words[first.index - 1].tag[0] in _BEFORE_SUBJECT
    return replace(reach, start=first.start, verb=None) if opens else reach
