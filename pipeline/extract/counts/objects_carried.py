"""Counted things that one quantity passes on to another: over commas, along lists, to a bare verb, or backwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.alike import alike
from pipeline.extract.counts.changes_listed import changed_alike
from pipeline.extract.counts.circumstances import Circumstances
from pipeline.extract.counts.climbs import Climbs
from pipeline.extract.counts.counted_wholes import part_of_share
from pipeline.extract.counts.extremes import thing_of_some
from pipeline.extract.counts.honours import Honours
from pipeline.extract.counts.passing_on import goes_on, is_headless
from pipeline.extract.counts.phrases import Phrases
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quoted_names import QuotedNames
from pipeline.extract.counts.shares_told import is_told_share, who_went
from pipeline.extract.counts.spans import Span
from pipeline.extract.counts.things import Thing
from pipeline.extract.counts.turns import Turns
from pipeline.extract.counts.verb_phrases import VerbPhrases
from pipeline.extract.counts.words import Word
from pipeline.records import UnitClass

_TOLD = re.compile(r"(?:分别)?(?:为|是|如下)$")
_PAIR = 2
_STILL = tuple("仍还均都也")
_POINT = re.compile("[一二三四五六七八九十]{1,2}是|其[一二三四五六七]是?")
_NEAR = 12
"""Quantities that what a share is of may stand away."""
_CASE = "件"
"""Of the measure words of acts it alone counts what other verbs govern too: 审结61件、撤销6件."""
_FILING, _CASES = "立案", ("案", "案件")
"""收到举报60件,立案7件: a case is filed on some of what came in, and is another thing."""
_QUOTED_NAME = re.compile("”[一-鿿]{0,4},$")
_RUN_OF_RISES = re.compile("“[一二两三四五六七八九十]{1,3}[连级][一-鿿]”")
"""养老金实现“十连涨”,月增60元: what was raised stands before."""
_LISTED_IN = re.compile("(?:公示|公布|发布|认定|下发|通报|入选)?的?(?:名单|名录|目录)$")
"""根据第三批绿色工厂|公布名单,新增5家: what the list is of is counted."""
_ACCORDING = re.compile("根据|按照|依据|据|对照|在")
_BATCH = re.compile("第[^,。;第]{1,4}[批期轮]")
_LISTING = "、"
_ANEW, _IN_FACT = "新", "实际"
_SUM = "款"
_BEGINS = ",、; "
_OF_ACTS: frozenset[UnitClass] = frozenset({"event", "person_times"})
"""宣讲5场: they count what the verb tells."""
_SOULS: frozenset[UnitClass] = frozenset({"people", "household"})
_MAY_NAME_SOULS = _SOULS | {"money"}
_MEASURES: frozenset[UnitClass] = frozenset({"money", "duration", "score", "rate", "percent"})

Latest = dict[str | None, tuple[int, Span]]
"""By unit, where the last quantity that has a thing starts, and its thing."""


class ObjectsCarried:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases, verbal: VerbPhrases) -> None:
        self._phrases = phrases
        self._verbal = verbal
        self._circumstances = Circumstances(config)
        self._turns = Turns(config)
        self._climbs = Climbs(config, phrases)
        self._honours = Honours(config, phrases)
        self._quoted = QuotedNames(config)
        self._covering = tuple(config.count_cues.covering.words)
        self._calling_on = config.count_cues.calling_on.words
        self._sums = tuple(word for word in config.count_cues.money_nouns.words if word.endswith(_SUM))
        self._giving = frozenset(config.count_cues.giving.words)
        self._passed = (*config.count_cues.heights.words, *config.count_cues.aims.words)
        self._totals = frozenset(config.count_cues.total_nouns.words)
        self._members = re.compile("|".join(config.count_cues.members.words))
        self._speakers = re.compile("|".join(config.count_cues.speakers.words))
        self._everywhere = frozenset(config.count_cues.everywhere.words)
        self._thriving = tuple(config.count_cues.thriving.words)

    def settled(self, prose: Prose, things: list[Thing], latest: Latest, own: Thing) -> Thing:
        """The thing of the quantity behind those of `things`: its `own` one, or what is passed on to it."""
        if things and (passed := thing_of_some(prose, things, own)):
            return passed
        if own.source == "before" and own.span and self._climbs.is_passed(prose.folded, own.span):
            own = replace(own, span=None, source=None)  # 迈上|两个大台阶、达9亿元
        own = _listed_alone(prose, len(things), own) or own
        own = self._averaged(prose, len(things), latest, own) or self._elided(prose, things, latest, own) or own
        if own.source in ("before", "implied") and (named := self._quoted.find(prose, len(things), own)):
            return replace(own, span=named, source="carried")
        if own.closed or (own.span and (own.source != "implied" or goes_on(prose, things, own))):
            return own
        return self._carried(prose, things, latest, own)

    def keep(self, prose: Prose, things: Sequence[Thing], latest: Latest) -> None:
        """Notes the last of `things` for quantities of the same unit that follow."""
        quantity, thing = prose.quantities[len(things) - 1], things[-1]
        if thing.span is None or is_headless(prose, thing) or self._climbs.is_passed(prose.folded, thing.span):
            return
        if not self._is_act(prose, thing, thing.span):
            latest[alike(quantity.unit)] = quantity.start, thing.span

    def _is_act(self, prose: Prose, thing: Thing, span: Span) -> bool:
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

    def _averaged(self, prose: Prose, at: int, latest: Latest, own: Thing) -> Thing | None:
        """登记商户900户,日均新增3户: of those that were counted before in the sentence."""
        quantity = prose.quantities[at]
        found = latest.get(alike(quantity.unit)) if own.span and quantity.unit_class not in _MEASURES else None
        verb = self._verbal.averaged(prose.words, own.span) if own.span and found else None
        if verb is None or found is None or found[0] < prose.clauses.sentence_start(quantity.start):
            return None
        return Thing(found[1], "carried", verb.text)

    def _elided(self, prose: Prose, things: Sequence[Thing], latest: Latest, own: Thing) -> Thing | None:
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
        carries = before.source == "carried" and quantity.unit_class not in _MEASURES
        files = verb.text == _FILING and not governed.endswith(_CASES)
        untold = governed in self._totals and quantity.unit_class not in _MEASURES  # 总量达900户,新登记9户
        if files or untold or (before.verb is None and not carries) or governed in self._verbal.acts:
            return None
        given = before.source == "before" and before.verb in self._giving
        if given or self._are_acts(prose, before.span):
            found = latest.get(alike(quantity.unit))
            if found is None or found[0] < prose.clauses.sentence_start(quantity.start):
                return self._whole_deed(prose, own.span) if given else None
            governs = found[1]
        else:
            governs = before.span
        anew = prose.folded.startswith(_ANEW, own.span.start) and verb.start == own.span.start + len(_ANEW)
        return Thing(governs, "carried", _ANEW + verb.text if anew else verb.text)

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
        if prose.quantities[index].unit_class in _MEASURES:
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

    def _carried(self, prose: Prose, things: list[Thing], latest: Latest, own: Thing) -> Thing:
        """The thing of a quantity before, of the clause before, or its own verb; at last the subject."""
        at = len(things)
        if self._is_reached(prose, at):
            return replace(own, span=None, source=None)
        start = prose.clauses.sentence_start(prose.quantities[at].start)
        source = self._source(prose, things, latest, own, start)
        if source is not None:
            return replace(own, span=source, source="carried")
        if own.span and self._stands_alone(prose, at, own.span):
            return own
        honour = self._honours.find(prose, at) if own.span is None else None
        return honour or self._of_clause(prose, at, own, start)

    def _of_clause(self, prose: Prose, at: int, own: Thing, start: int) -> Thing:
        """The thing that the clause before names, or the subject; `start` of the sentence."""
        clause = prose.leads[at].clause
        if self._speakers.match(prose.folded, clause) or prose.words.at(clause).text in self._everywhere:
            return own  # 雨水冲毁堤坝,我们安置9户
        span = self._clause_before(prose, at, start)
        if span is None and own.span is None and prose.quantities[at].unit_class != "duration":
            span = (self._sharer(prose, at, start) if prose.leads[at].share else None) or self._subject(prose, at)
        return replace(own, span=span, source="carried") if span else own

    def _stands_alone(self, prose: Prose, at: int, span: Span) -> bool:
        """零事故,船员捐款5万元; 修好堤坝,入户核查60户: it names a sum, or the deed with where it was done."""
        money = prose.quantities[at].unit_class == "money" and prose.folded.endswith(self._sums, span.start, span.end)
        called = prose.folded.startswith(self._calling_on, span.start)
        return money or called or not self._verbal.governs(prose.folded, span)

    def _source(self, prose: Prose, things: list[Thing], latest: Latest, own: Thing, start: int) -> Span | None:
        """The thing of an earlier quantity that is passed on; `start` of the sentence."""
        at = len(things)
        elliptic = own.span is not None and prose.folded.startswith("的", own.span.end)  # 转正的不到三分之一
        if (part := part_of_share(prose, at)) is not None:
            return things[part].span
        if changed := changed_alike(prose, things):
            return changed
        if own.span is None and (climber := self._climbs.climber(prose, at)):
            return climber
        if elliptic and prose.quantities[at].unit_class in ("percent", "ratio"):
            return _counted_before(prose, things, start)
        if turned := self._turned(prose, at, start):
            return turned
        anew = self._of_whole(prose, things, start) or self._whole_of_list(prose, things, start)
        anew = anew or self._named_anew(prose, at, start)
        return anew or self._earlier(prose, things, latest, start, verbal=own.span is not None)

    def _of_whole(self, prose: Prose, things: list[Thing], start: int) -> Span | None:
        """村医40名,其中女村医9名、50岁以上的12名: such a part without noun is of the whole, not of the part before."""
        at = len(things)
        quantity, lead = prose.quantities[at], prose.leads[at]
        if not prose.folded.startswith("的", lead.stop, quantity.left):
            return None
        opened = self._members.search(prose.folded, start, quantity.left)
        if opened is None:
            return None
        for earlier in range(at - 1, max(-1, at - 1 - _NEAR), -1):
            whole = prose.quantities[earlier]
            if alike(whole.unit) == alike(quantity.unit) and start <= whole.left < opened.start():
                return things[earlier].span
        return None

    def _whole_of_list(self, prose: Prose, things: Sequence[Thing], start: int) -> Span | None:
        """村医90名,其中男50名、女40名,占人口的2%: behind such a list a share of another whole is of what was parted."""
        last = len(things) - 1
        base = prose.leads[last + 1].base
        if base is None or not prose.leads[last + 1].share or not prose.gaps[last].startswith(_LISTING):
            return None
        opened = self._members.search(prose.folded, start, prose.quantities[last].left)
        for earlier in range(last - 1, max(-1, last - 1 - _NEAR), -1):
            if opened is None or prose.quantities[earlier].left < start:
                return None
            span = things[earlier].span
            if prose.quantities[earlier].left < opened.start():
                return span if span and prose.folded[span.start : span.end] not in base else None
        return None

    def _named_anew(self, prose: Prose, at: int, start: int) -> Span | None:
        """存款增加4亿元,推出“惠渔贷”产品,发放3亿元: what a product just named has brought is no deposit."""
        clause = prose.leads[at].clause
        floor = max(start, prose.quantities[at - 1].right if at else 0)
        if prose.quantities[at].unit_class != "money" or _QUOTED_NAME.search(prose.folded, floor, clause) is None:
            return None
        return self._clause_before(prose, at, start)

    def _turned(self, prose: Prose, at: int, start: int) -> Span | None:
        """存款增长4%,贷款止跌回升,增长1%: what has just turned is no deposit."""
        lead = prose.leads[at]
        clause = lead.clause - 1
        moves = (lead.direction or lead.reaches) and not prose.folded[lead.clause : lead.stop].strip()
        floor = max(start, prose.quantities[at - 1].right if at else 0)
        if not moves or clause <= floor or self._turns.clause_end(prose.folded, floor, clause) == clause:
            return None
        return self._clause_before(prose, at, start)

    def _is_reached(self, prose: Prose, at: int) -> bool:
        """改造小区9个,惠及700户: the things before are not who is reached; money is named after who has it."""
        quantity, lead = prose.quantities[at], prose.leads[at]
        if quantity.unit_class not in _SOULS or not prose.folded.endswith(self._covering, lead.clause, lead.stop):
            return False
        beside = at > 0 and prose.in_one_segment(at - 1, at)
        return beside and prose.quantities[at - 1].unit_class not in _MAY_NAME_SOULS

    def _earlier(self, prose: Prose, things: list[Thing], latest: Latest, start: int, *, verbal: bool) -> Span | None:
        """Of the quantity before in the segment, or of one with the same unit in the sentence.

        客运量翻了一番,达到9万人次 and 临时补贴16户、4万元 tell one thing twice, whatever stands farther back.
        """
        at = len(things)
        quantity, lead = prose.quantities[at], prose.leads[at]
        near = at and not verbal and prose.in_one_segment(at - 1, at) and not is_headless(prose, things[-1])
        beside = things[-1].span if near else None
        relative = quantity.unit_class in ("percent", "ratio") or lead.direction is not None
        reached = lead.reaches and at > 0 and prose.leads[at - 1].direction is not None
        told_twice = not prose.gaps[at] or (prose.gaps[at] == _LISTING and quantity.unit_class not in _SOULS)
        if beside and (relative or reached or told_twice):
            return beside
        found = latest.get(alike(quantity.unit))
        return found[1] if found and found[0] >= start else beside

    def _sharer(self, prose: Prose, at: int, start: int) -> Span | None:
        """隐忧:一是欠费纠纷频发势头仍在,占三成: the noun phrase that opens the clause before 占."""
        end = prose.leads[at].clause - 1
        floor = max(start, prose.quantities[at - 1].right if at else 0)
        if end <= floor:
            return None
        first = max(floor, *(prose.folded.rfind(char, floor, end) + 1 for char in ",:;"))
        point = _POINT.match(prose.folded, first, end)
        first = point.end() if point else first
        reach = self._phrases.after(prose.words, first, end)
        stop = reach.end - prose.folded.endswith(_STILL, reach.start, reach.end)
        span = self._phrases.trimmed(prose.folded, reach.start, stop)
        return span if span.end - span.start > 1 else None

    def _subject(self, prose: Prose, at: int) -> Span | None:
        """The noun phrase that opens the segment."""
        start, _ = prose.clauses.segment(prose.quantities[at].start)
        reach = self._phrases.after(prose.words, start, prose.quantities[at].left)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        where = prose.folded[span.start : min(span.end, prose.leads[at].stop)] in self._everywhere  # 全县连续三轮
        return None if where or span.end - span.start <= 1 else span

    def _told_of(self, prose: Prose, at: int, clause: Span) -> tuple[int, int]:
        """房价|受政策影响|止跌回升: where a clause names what turned, or what a list is of, else all of it.

        Of 水位三次|刷新纪录,达9米 that stands before the quantity between.
        """
        end = self._turns.clause_end(prose.folded, clause.start, clause.end)
        if end == clause.end:
            return self._of_list(prose, clause)
        if end == clause.start and at and prose.quantities[at - 1].right == end:
            return prose.leads[at - 1].clause, prose.leads[at - 1].stop
        return clause.start, self._circumstances.uninfluenced_end(prose.folded, clause.start, end)

    def _of_list(self, prose: Prose, clause: Span) -> tuple[int, int]:
        """根据|第三批|绿色工厂|公布名单: from where to where it tells what the list is of; else all of the clause."""
        listed = _LISTED_IN.search(prose.folded, clause.start, clause.end)
        according = _ACCORDING.match(prose.folded, clause.start, clause.end) if listed else None
        if listed is None or according is None:
            return clause.start, clause.end
        batch = _BATCH.search(prose.folded, according.end(), listed.start())
        return batch.end() if batch else according.end(), listed.start()

    def _clause_before(self, prose: Prose, at: int, start: int) -> Span | None:
        floor = max(start, prose.quantities[at - 1].right if at else 0)
        end = self._circumstances.clause_end(prose.folded, floor, prose.leads[at].clause)
        if end <= floor:
            return None
        mark = max(prose.folded.rfind(char, floor, end) + 1 for char in ",:;")
        told = _TOLD.search(prose.folded, max(floor, mark), end)  # 入库数为:1月6亿元
        end = told.start() if told else end
        if is_told_share(prose, at) and (went := who_went(self._phrases, prose, max(floor, mark), end)):
            return went
        if prose.folded.endswith(self._thriving, max(floor, mark), end):
            end -= next(len(word) for word in self._thriving if prose.folded.endswith(word, 0, end))
        floor, end = self._told_of(prose, at, Span(max(floor, mark), end))
        reach = self._phrases.before(prose.words, floor, end, prose.solid)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        if span.end > span.start and _is_state(prose, span):
            return None  # 布局不|均衡,5个村屯…
        if prose.leads[at].direction and _RUN_OF_RISES.fullmatch(prose.folded, span.start, span.end) and reach.verb:
            reach = self._phrases.before(prose.words, floor, reach.verb.start, prose.solid)
            span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        passed = prose.folded.endswith(self._passed, span.start, span.end)  # 连上三个大台阶, 达到预期目标,年均增长4.2%
        return span if span.end > span.start and not passed else None


def share_following(prose: Prose, things: list[Thing]) -> None:
    """412户1386名脱贫人口: the first takes the thing that follows the second."""
    for at in range(len(things) - 2, -1, -1):
        lacking = things[at + 1].source == "after" and things[at].source not in ("before", "after")
        if lacking and prose.gaps[at + 1].strip() in ("", "、", "和", "及"):
            things[at] = replace(things[at], span=things[at + 1].span, source="after")


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


def _listed_alone(prose: Prose, at: int, own: Thing) -> Thing | None:
    """海钓120人、|多种|180人: alone between 、 and its number, a word of quantity names a member of the list too."""
    gap, end = prose.gaps[at], prose.quantities[at].left
    if own.span or not gap.startswith(_LISTING) or len(gap) != len(_LISTING) + _PAIR:
        return None
    word = prose.words.at(end - 1)
    return (
        Thing(Span(word.start, end), "before", own.verb) if word.tag == "m" and word.end - word.start == _PAIR else None
    )


def _is_state(prose: Prose, span: Span) -> bool:
    word = prose.words.at(span.start)
    return word.tag == "a" and word.end == span.end


def _is_one_verb(prose: Prose, span: Span) -> bool:
    """出生1260人,新迁入320人: those who moved in are none of the born."""
    verb = prose.words.at(span.start)
    if verb.text == _ANEW and verb.end < span.end:
        verb = prose.words[verb.index + 1]
    return verb.tag == "v" and verb.end == span.end


def _counted_before(prose: Prose, things: list[Thing], start: int) -> Span | None:
    """转正的不到三分之一: what such a share is of was counted before, in the sentence that begins at `start`."""
    for at in range(len(things) - 1, max(-1, len(things) - 1 - _NEAR), -1):
        if prose.quantities[at].start < start:
            break
        if things[at].span and prose.quantities[at].unit_class not in _MEASURES:
            return things[at].span
    return None
