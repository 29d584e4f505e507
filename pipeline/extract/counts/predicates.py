"""The verb that governs each quantity: beside it, before its object, shared by a list, or said of what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config import Config
from pipeline.extract.counts.objects import Thing
from pipeline.extract.counts.phrases import Span
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.recut import adverbs_of
from pipeline.extract.counts.relations import Whole
from pipeline.extract.counts.words import Word

_LIST_GAP = re.compile(r"[^,。;:!?()\n]*")
_LISTING = tuple("、和及与")
_CLAUSE_END = re.compile(r"[,。;:!?\n()]")
_IDLE = frozenset(
    (*"是为等到至在可能要会应来去起以于成出上下使让给受按据不没无", "不等", "截至", "没有"),
)
"""Verbs that say nothing of the quantity."""
_STATED = ("现有", "历时", "折合", "存栏", "出栏", "突破")
"""Verbs that lead to a number and name nothing: other rules peel them off."""
_HOLDING = frozenset({"保持", "维持", "冲刺", "稳定", "确保"})
"""They govern where nothing else does."""
_MEASURED_AGAINST = (
    "提前",
    "高于",
    "低于",
    "快于",
    "慢于",
    "多于",
    "少于",
    "优于",
    "高出",
    "低出",
    "超",
    "超过",
    "超出",
    "领先",
    "落后",
    "省",
)
_TOWARDS = frozenset("对把将向给为让由")
"""对7户农户开展走访: the verb stands behind what is counted."""
_AGENTS = tuple("省市县区镇乡村州局院校厅队站司")
"""全县管护公路: they do what the verb behind them says."""
_BODIES = frozenset((*"办室站队员所组局岗团户厂场", "公司", "基地", "中心", "协会", "车间", "大厅", "人员"))
"""With one of these a verb names those who do it, or where."""
_COMPOUND = 4
"""So many characters hold a verb and its object, or a noun and its verb: 拖欠工资, 劳务输出."""
_RESULTS = frozenset("到回走出掉完")
"""收到, 追回, 清走: with one of these a verb has reached its object."""
_ASPECTS = "了着过"
_COMES = "来"
_SHARE = "占"
_EXISTS = "有"


class PredicateFinder:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._acting = frozenset((*cues.predicates.words, *_STATED))
        self._governing = self._acting | frozenset(cues.naming_predicates.words)
        self._brief = frozenset(cues.brief_predicates.words)
        self._first_of_clause = self._governing | self._brief
        self._attributive = frozenset(cues.attributive.words)
        self._inner = self._governing - self._attributive
        self._leading = frozenset((*cues.up.words, *cues.down.words, *cues.reach.words))
        self._comparing = frozenset((*cues.comparative.words, *_MEASURED_AGAINST))
        self._known = self._governing | self._leading
        self._longest = max(map(len, self._known))
        helping = (*cues.neutral.words, *cues.span.words, *cues.members.words, *cues.qualifiers.words)
        future = (*cues.plan.words, *cues.target.words, *cues.forecast.words)
        widening = (modifier.text for modifier in config.modifiers.modifiers)
        idle = {*_IDLE, *cues.manners.words, *helping, *widening, *(word.partition("(?")[0] for word in future)}
        self._idle = idle - self._governing - self._leading - self._brief - _HOLDING
        self._nouns = self._idle | frozenset(cues.money_nouns.words)
        self._no_verbs = self._nouns | self._attributive

    def find(self, prose: Prose, things: Sequence[Thing], wholes: Sequence[Whole]) -> list[str | None]:
        """One predicate, or None, for each quantity."""
        found: list[str | None] = []
        for at in range(len(prose.quantities)):
            found.append(self._before(prose, things[at], at) or self._further(prose, things, at, found))
            if found[at] is None or found[at] == _EXISTS:  # 有8所拖欠工资
                found[at] = self._after(prose, things[at], at, anywhere=found[at] == _EXISTS) or found[at]
        for at in range(len(found) - 2, -1, -1):
            if found[at] is None and self._looks_ahead(prose, things, at):
                found[at] = found[at + 1]
        for whole in wholes:
            for part in whole.parts:  # 新建12家, 其中民办5家; 新增就业90人, 其中就业困难人员8人
                if found[part] not in self._acting:
                    found[part] = found[whole.whole] or found[part]
        return found

    def _looks_ahead(self, prose: Prose, things: Sequence[Thing], at: int) -> bool:
        """由38小时压缩至26小时; 23户61人申领救助: one verb behind both."""
        if prose.leads[at].source:
            return prose.in_one_segment(at, at + 1) and prose.leads[at + 1].reaches
        gap = prose.gaps[at + 1]
        thing = things[at]
        if thing.source == "after" and thing.span:
            gap = gap.removeprefix(prose.folded[thing.span.start : thing.span.end])
        return not gap or (things[at + 1].source == "after" and gap in ("、", "和"))

    def _before(self, prose: Prose, thing: Thing, at: int) -> str | None:
        quantity, lead, span = prose.quantities[at], prose.leads[at], thing.span
        if lead.source or _is_towards(prose, thing, quantity.left):
            return None
        if lead.share and _SHARE in prose.folded[lead.clause : quantity.left]:
            return _SHARE
        changes = bool(lead.direction)
        if span is None or not lead.clause <= span.start < quantity.left:
            return self._nearest(prose, lead.clause, quantity.start, changes=changes)
        if lead.distributed and (verb := self._first(prose, lead.clause, span.start)) in self._governing:
            return verb  # 出动警力、车辆分别达300人次、40台次
        verb = self._nearest(prose, span.end, quantity.start, changes=changes)
        verb = verb or self._resulting(prose, lead.clause, span.start)
        if verb or (verb := self._first(prose, lead.clause, span.start)) in self._first_of_clause:
            return verb
        return None

    def _further(self, prose: Prose, things: Sequence[Thing], at: int, found: Sequence[str | None]) -> str | None:
        """In a list the verb of the quantity before goes before one that nobody knows, elsewhere behind it."""
        if self._is_listed(prose, at):
            return self._shared(prose, things, at, found) or self._loosely(prose, things[at], at)
        return self._loosely(prose, things[at], at) or self._shared(prose, things, at, found)

    def _is_listed(self, prose: Prose, at: int) -> bool:
        """、健身步道9公里 goes on with a list; 、绑扎钢筋9吨 has a verb of its own."""
        if not at or not _LIST_GAP.fullmatch(prose.gaps[at]) or not prose.gaps[at].startswith(_LISTING):
            return False
        word = prose.words.at(prose.quantities[at - 1].right)
        word = word if word.text[0].isalpha() else prose.words[word.index + 1]
        return word.tag != "v" or (word.text in self._attributive and word.text not in self._governing)

    def _loosely(self, prose: Prose, thing: Thing, at: int) -> str | None:
        """A verb that nobody knows, or one inside the counted thing."""
        quantity, lead, span = prose.quantities[at], prose.leads[at], thing.span
        if lead.source or span is None or not lead.clause <= span.start < quantity.left:
            return None
        if _is_towards(prose, thing, quantity.left):
            return None
        first = self._first(prose, lead.clause, span.start)
        return self._closing(prose, span) or first or self._within(prose, span)

    def _resulting(self, prose: Prose, start: int, end: int) -> str | None:
        """征集活动收到家书: a verb with its result, beside the counted thing, governs it whatever stands before."""
        if end <= start or _RESULTS.isdisjoint(prose.folded[end - 1 : end + 1]):
            return None
        word = prose.words.at(end - 1)
        if word.start < start or len(word.text) != 2 or word.text[1] not in _RESULTS:
            return None
        return word.text if word.tag[0] in "vx" else None

    def _closing(self, prose: Prose, span: Span) -> str | None:
        """接警出动412起: the known verb that ends the counted thing."""
        last = prose.words.at(span.end - 1)
        if last.start < span.start or last.text in self._nouns:
            return None
        return last.text if last.text in self._governing else None

    def _nearest(self, prose: Prose, start: int, end: int, *, changes: bool) -> str | None:
        """达, 增加到, 已开工, 比全省低: the last verb between `start` and the number at `end`."""
        words, folded = prose.words, prose.folded
        word = words.at(end - 1) if end > start else None
        while word:
            before = words[word.index - 1] if word.start > start else None
            if before and (two := folded[max(before.start, start) : end]) in self._known:
                return two
            text = folded[max(word.start, start) : end]
            came = text == _COMES and folded.startswith("了", end)
            if came or self._governs(text, word.tag) or (changes and text in self._comparing):
                return self._bare(text)
            cut_wrongly = changes or word.tag == "x" or len(text) < len(word.text)
            if cut_wrongly and (tail := self._known_end(text)):
                return tail
            end, word = word.start, before
        return None

    def _first(self, prose: Prose, start: int, end: int, *, behind: bool = False) -> str | None:
        """走访台风受灾群众: of several verbs before the counted thing, or `behind` it, the first governs it."""
        if start >= end:
            return None
        unknown = None
        for index, text, tag in prose.words.pieces(start, end):
            if text == _COMES and prose.words.text_of(index + 1) == "了":
                return text
            if text in self._first_of_clause:
                if prose.words.text_of(index + 1) in _BODIES:
                    continue  # 普查办, 调解室
                return (not behind and self._last_of_run(prose, prose.words[index], end)) or text
            if tag == "x" and (tail := self._known_end(text)):
                return tail
            if unknown is None and (tag[0] == "v" or text in self._leading) and self._governs(text, tag):
                unknown = self._bare(text)
                if behind and tag == "v" and len(text) > 1 and text not in self._no_verbs:
                    return unknown
        return unknown

    def _last_of_run(self, prose: Prose, first: Word, end: int) -> str | None:
        """清淤疏浚河道, 走访慰问老党员: of verbs in a row the last takes the object. None where one stands alone."""
        last = None
        word = first
        while word.end < end:
            word = prose.words[word.index + 1]
            if word.end > end or word.text not in self._acting or len(word.text) == 1:
                break
            last = word.text
        return last

    def _within(self, prose: Prose, span: Span) -> str | None:
        """绿化面积新增, 审理案件, 收奶: the verb that the dictionary has drawn into the counted thing."""
        last, name = prose.words.at(span.end - 1), prose.folded[span.start : span.end]
        inside = last.start >= span.start
        if inside and last.text in self._known:
            return last.text
        name = name[adverbs_of(name) :]
        one = last.start <= span.start and last.tag[0] == "n" and len(name) < _COMPOUND  # 成交额
        known = (None if one else self._known_start(name)) or self._drawn_in(prose, span)
        if known:
            return known
        if inside and last.tag[0] == "v" and len(last.text) > 1 and last.text not in self._nouns:
            return last.text
        first = prose.words.at(span.start)
        if first.tag[0] == "v" and 1 < len(first.text) < len(name) and first.text not in self._idle:
            return first.text
        apart = len(first.text) == 1 or first.tag == "x" or len(name) == 2  # 产业教授 begins with a noun
        brief = last.text if last.tag == "x" and inside else name if apart else ""
        return brief[0] if len(brief) > 1 and brief[0] in self._brief else None

    def _drawn_in(self, prose: Prose, span: Span) -> str | None:
        """The verb inside the name, or inside a word of the dictionary."""
        agent = ""
        for _, text, tag in prose.words.pieces(span.start, span.end):
            compound = self._of_compound(text) if len(text) >= _COMPOUND and tag[0] in "nilx" else None
            if compound:
                return compound
            if tag == "j" and text[0] in "日月年" and text[1:] in self._first_of_clause:
                return text[1:]  # 日产淡水
            managed = tag == "vn" and text in self._inner and agent.endswith(_AGENTS)  # 全县管护公路
            if managed or (tag == "n" and text in self._leading):  # 当事人节省佣金
                return text
            agent = text
        return None

    def _of_compound(self, text: str) -> str | None:
        """劳务输出, 挽回损失: the verb that ends or opens a word of the dictionary."""
        if text[-2:] in self._governing and text[-2:] not in self._nouns:
            return text[-2:]
        return text[:2] if text[:2] in self._inner else None

    def _known_start(self, name: str) -> str | None:
        for length in range(min(self._longest, len(name)), 1, -1):
            if name[:length] in self._known:
                return name[:length]
        return None

    def _known_end(self, text: str) -> str | None:
        """率达, 同比增加, 各设: the verb that ends a token which was cut wrongly."""
        text = text.rstrip(_ASPECTS) or text
        for length in range(min(self._longest, len(text)), 0, -1):
            if text[-length:] in self._known:
                return text[-length:]
        return text[-1] if text[-1:] in self._brief and adverbs_of(text) == len(text) - 1 else None

    def _bare(self, text: str) -> str:
        """各设, 实筛: a known verb without its adverbs."""
        bare = text if text in self._known else text[adverbs_of(text) :]
        return bare if bare in self._first_of_clause else text

    def _governs(self, text: str, tag: str) -> bool:
        if text in self._idle:
            return False
        return text in self._known or (tag[0] == "v" and tag != "vn")

    def _shared(self, prose: Prose, things: Sequence[Thing], at: int, found: Sequence[str | None]) -> str | None:
        """棉被96床、面粉2.4吨 were sent by one verb; 日均450条 were collected by that of the clause before."""
        if not at or not prose.in_one_segment(at - 1, at):
            return None
        if _LIST_GAP.fullmatch(prose.gaps[at]):
            return found[at - 1]
        elided = things[at].source == "carried" and things[at].span == things[at - 1].span
        alike = prose.quantities[at].unit == prose.quantities[at - 1].unit and not prose.leads[at].direction
        return found[at - 1] if elided and alike else None

    def _after(self, prose: Prose, thing: Thing, at: int, *, anywhere: bool) -> str | None:
        """3000余亩燕麦受旱, 连续三年未发生: the verb behind the counted thing; `anywhere` the thing may stand."""
        told = anywhere or prose.quantities[at].unit_class == "duration"
        if thing.source not in ("after", "carried", None) and not told:
            return None
        start = thing.span.end if thing.span and thing.source == "after" else prose.quantities[at].right
        more = at + 1 < len(prose.quantities)
        limit = prose.quantities[at + 1].left if more else len(prose.folded)
        end = _CLAUSE_END.search(prose.folded, start, max(start, limit))
        bound, following = (end.start(), False) if end else (limit, more)
        if start >= bound or (following and thing.source != "after"):
            return None
        return self._first(prose, start, bound, behind=True)


def _is_towards(prose: Prose, thing: Thing, left: int) -> bool:
    """为7户农户; but 划分为7个网格."""
    word = prose.words.at(left - 1) if left and thing.source == "after" else None
    if word is None or word.text not in _TOWARDS:
        return False
    return word.start == 0 or prose.words[word.index - 1].tag[0] != "v"
