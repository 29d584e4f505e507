"""What the clause before a quantity tells of, or its segment: 存款增长4%,贷款止跌回升,|增长1% tells of 贷款."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.leads.circumstances import Circumstances
from pipeline.extract.counts.leads.turns import Turns
from pipeline.extract.counts.objects.shares_told import SharesTold
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose

_SOULS = frozenset("人名位户")
_CLAUSES = 6
_NAMING = 3
"""Characters of what names something at the head of a clause; 基本, 计划 tell how."""
_TOLD = re.compile(r"(?:分别)?(?:为|是|如下)$")
_POINT = re.compile("[一二三四五六七八九十]{1,2}是|其[一二三四五六七]是?")
_QUOTED_NAME = re.compile("”[一-鿿]{0,4},$")
_RUN_OF_RISES = re.compile("“[一二两三四五六七八九十]{1,3}[连级][一-鿿]”")
"""养老金实现“十连涨”,月增60元: what was raised stands before."""
_BATCH = re.compile("第[^,。;第]{1,4}[批期轮]")


class ClauseSubjects:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases) -> None:
        self._phrases = phrases
        self._circumstances = Circumstances(config)
        self._turns = Turns(config)
        self._shares = SharesTold(config)
        cues = config.count_cues
        self._somebody = (*cues.persons.words, *cues.crowds.words)
        self._passed = (*cues.heights.words, *cues.aims.words)
        self._speakers = re.compile("|".join(cues.speakers.words))
        self._everywhere = frozenset(cues.everywhere.words)
        self._means = frozenset(config.count_cues.means_of_doing.words)
        self._thriving = tuple(cues.thriving.words)
        self._adverbs = tuple(cues.drawn_adverbs.words)
        published, lists = "|".join(cues.publishing.words), "|".join(cues.lists.words)
        self._listed_in = re.compile(f"(?:{published})?的?(?:{lists})$")
        """根据第三批绿色工厂|公布名单,新增5家: what the list is of is counted."""
        self._according = re.compile("|".join(cues.according.words))

    def find(self, prose: Prose, at: int, own: Thing, start: int) -> Thing:
        """The thing that the clause before names, or the subject; `start` of the sentence."""
        clause = prose.leads[at].clause
        if self._speakers.match(prose.folded, clause) or prose.words.at(clause).text in self._everywhere:
            return own  # 雨水冲毁堤坝,我们安置9户
        elliptic = own.span is not None and prose.folded.startswith("的", own.span.end)  # 已经办结的152件
        opening = None if elliptic else self._opening(prose, at)
        if opening and own.span:
            return own
        span = opening or self._clause_before(prose, at, start)
        if span and prose.quantities[at].unit in _SOULS and not self.is_somebody(prose, span):
            span = None  # 推行联防机制,摸排8.9万户
        if span is None and own.span is None and prose.quantities[at].unit_class != "duration":
            span = (self._sharer(prose, at, start) if prose.leads[at].share else None) or self._subject(prose, at)
        return replace(own, span=span, source="carried") if span else own

    def _opening(self, prose: Prose, at: int) -> Span | None:
        """同时,|养老金|月人均上涨108元: the noun phrase that opens the clause of the quantity itself."""
        lead = prose.leads[at]
        reach = self._phrases.after(prose.words, lead.clause, prose.quantities[at].left)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        named = span.start == lead.clause and span.end - span.start >= _NAMING and span.end < prose.quantities[at].left
        last = prose.words.at(span.end - 1) if named else None
        return span if last and last.tag[0] == "n" and last.text not in self._everywhere else None

    def is_somebody(self, prose: Prose, span: Span) -> bool:
        """Whether people or firms stand at `span`, who may be counted by the head."""
        return prose.folded.endswith(self._somebody, span.start, span.end)

    def turned(self, prose: Prose, at: int, start: int) -> Span | None:
        """存款增长4%,贷款止跌回升,增长1%: what has just turned is no deposit."""
        lead = prose.leads[at]
        clause = lead.clause - 1
        moves = (lead.direction or lead.reaches) and not prose.folded[lead.clause : lead.stop].strip()
        floor = max(start, prose.quantities[at - 1].right if at else 0)
        if not moves or clause <= floor or self._turns.clause_end(prose.folded, floor, clause) == clause:
            return None
        return self._clause_before(prose, at, start)

    def named_anew(self, prose: Prose, at: int, start: int) -> Span | None:
        """存款增加4亿元,推出“惠渔贷”产品,发放3亿元: what a product just named has brought is no deposit."""
        clause = prose.leads[at].clause
        floor = max(start, prose.quantities[at - 1].right if at else 0)
        if prose.quantities[at].unit_class != "money" or _QUOTED_NAME.search(prose.folded, floor, clause) is None:
            return None
        return self._clause_before(prose, at, start)

    def _clause_before(self, prose: Prose, at: int, start: int) -> Span | None:
        floor = max(start, prose.quantities[at - 1].right if at else 0)
        end = self._circumstances.clause_end(prose.folded, floor, prose.leads[at].clause)
        if end <= floor:
            return None
        mark = max(prose.folded.rfind(char, floor, end) + 1 for char in ",:;")
        if (
            prose.words.at(max(floor, mark)).text in self._means
            and _QUOTED_NAME.search(prose.folded, mark, end) is None
        ):
            return None  # 通过以上措施,检查780家次
        led = _TOLD.search(prose.folded, max(floor, mark), end)  # 入库数为:1月6亿元
        end = led.start() if led else end
        told = self._shares.is_told(prose, at)
        if told and (went := self._shares.who_went(self._phrases, prose, max(floor, mark), end)):
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
        listed = self._listed_in.search(prose.folded, clause.start, clause.end)
        according = self._according.match(prose.folded, clause.start, clause.end) if listed else None
        if listed is None or according is None:
            return clause.start, clause.end
        batch = _BATCH.search(prose.folded, according.end(), listed.start())
        return batch.end() if batch else according.end(), listed.start()

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
        stop = reach.end - prose.folded.endswith(self._adverbs, reach.start, reach.end)
        span = self._phrases.trimmed(prose.folded, reach.start, stop)
        return span if span.end - span.start > 1 else None

    def _subject(self, prose: Prose, at: int) -> Span | None:
        """The noun phrase that opens the nearest clause of the segment that has one at its head."""
        start, _ = prose.clauses.segment(prose.quantities[at].start)
        clause = prose.leads[at].clause
        for _ in range(_CLAUSES):
            clause = max(start, prose.folded.rfind(",", start, max(start, clause - 1)) + 1)
            if (span := self._at_head(prose, at, clause)) or clause == start:
                return span
        return None

    def _at_head(self, prose: Prose, at: int, clause: int) -> Span | None:
        reach = self._phrases.after(prose.words, clause, prose.quantities[at].left)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        where = prose.folded[span.start : min(span.end, prose.leads[at].stop)] in self._everywhere  # 全县连续三轮
        return None if where or span.end - span.start <= 1 else span


def _is_state(prose: Prose, span: Span) -> bool:
    word = prose.words.at(span.start)
    return word.tag == "a" and word.end == span.end
