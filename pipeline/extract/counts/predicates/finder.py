"""The verb that governs each quantity: beside it, before its object, shared by a list, or said of what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.predicates.verbs import Verbs
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.relations.finder import Relations
from pipeline.extract.counts.words.clauses import CLAUSE_END

_LIST_GAP = re.compile(r"[^,。;:!?()\n]*")
_ENDS = tuple(",。;、\n")
_LISTING = tuple("、和及与")
_BY = "由"
_ACCORDING = "按"
"""按八五折处理: the verb stands behind the quantity."""
_MEASURED = frozenset({"money", "percent", "ratio", "duration"})
"""Of these a bare name tells a level: 完成投资3亿元,税收2亿元."""
_SHARE = "占"
_ETC = "等"
_LASTING = "连续"
_EXISTS = "有"


class PredicateFinder:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        self._verbs = Verbs(config)
        cues = config.count_cues
        self._towards = frozenset((*cues.towards.words, _BY))
        self._steps = frozenset(word for word in (*cues.up.words, *cues.down.words) if len(word) == 1)
        """Before the counted thing they tell a change: 减时间83%."""
        self._amounts = (*cues.indicators.words, *cues.dependent_nouns.words, *cues.level_nouns.words)

    def find(self, prose: Prose, things: Sequence[Thing], relations: Relations) -> list[str | None]:
        """One predicate, or None, for each quantity."""
        found: list[str | None] = []
        for at in range(len(prose.quantities)):
            found.append(
                (self._after(prose, things[at], at, anywhere=False) if _lasts(prose, things[at], at) else None)
                or _governing_behind(prose, things[at], at)
                or self._before(prose, things[at], at)
                or self._further(prose, things, at, found)
            )
            if found[at] is None or found[at] == _EXISTS:  # 有8所拖欠工资
                found[at] = self._after(prose, things[at], at, anywhere=found[at] == _EXISTS) or found[at]
        for at in range(len(found) - 2, -1, -1):
            if found[at] is None and self._looks_ahead(prose, things, at):
                found[at] = found[at + 1]
        self._relate(prose, things, relations, found)
        return found

    def _relate(self, prose: Prose, things: Sequence[Thing], relations: Relations, found: list[str | None]) -> None:
        """What changes, restates or is part of another quantity shares its verb."""
        for change in relations.changes:
            found[change.source] = found[change.source] or found[change.target]
        for restated, original in relations.restated.items():
            if not prose.leads[original].share:
                found[restated] = found[original] or found[restated]
        for whole in relations.wholes:
            for part in whole.parts:
                own = things[part].verb if things[part].source == "carried" else None  # 其中续建73个
                inherits = found[part] not in self._verbs.acting  # 新建12家, 其中民办5家
                found[part] = own or (found[whole.whole] if inherits else None) or found[part]

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
        if lead.source or self._is_towards(prose, thing, quantity.left):
            return None
        if lead.share and _SHARE in prose.folded[lead.clause : quantity.left]:
            return _SHARE
        changes = bool(lead.direction)
        if span is None or not lead.clause <= span.start < quantity.left:
            verb = self._leading(prose, at, changes=changes)
            return None if verb and _is_closed(prose, verb, at) else verb
        first = self._verbs.first(prose, lead.clause, span.start) if lead.distributed and not changes else None
        if first in self._verbs.governing:
            return first  # 出动警力、车辆分别达300人次、40台次
        verb = self._verbs.nearest(prose, self._list_end(prose, at, span), quantity.start, changes=changes)
        verb = verb or self._verbs.resulting(prose, lead.clause, span.start)
        if verb is None and thing.verb in self._steps:
            verb = thing.verb  # 平均减时间83%
        first = None if verb else self._verbs.first(prose, lead.clause, span.start)
        if first is None or first not in self._verbs.opening:
            return verb
        return None if self._is_named_with(prose, at, first, span) else first

    def _leading(self, prose: Prose, at: int, *, changes: bool) -> str | None:
        """The verb before the number whose thing stands behind it, or is not told."""
        quantity, lead = prose.quantities[at], prose.leads[at]
        if prose.folded.endswith(_ETC, lead.clause, quantity.left):
            return self._verbs.before_examples(prose, lead.clause, quantity.left - len(_ETC))
        return self._verbs.nearest(prose, lead.clause, quantity.start, changes=changes)

    def _list_end(self, prose: Prose, at: int, span: Span) -> int:
        """高血压、糖尿病规范管理率分别为: no verb inside the last name of the list governs the first."""
        stop = prose.leads[at].stop
        listed = prose.leads[at].distributed and stop > span.end
        return stop if listed and self._verbs.is_indicator(prose, Span(span.end, stop)) else span.end

    def _is_named_with(self, prose: Prose, at: int, verb: str, span: Span) -> bool:
        """省外群体购房比例, 转办的举报办结率: a level whose name holds the verb is not governed by it."""
        ratio = prose.quantities[at].is_relative and prose.leads[at].direction is None
        if not ratio or not self._verbs.is_indicator(prose, span):
            return False
        relative = prose.folded.find("的", prose.leads[at].clause, span.start) >= 0
        return relative or verb not in self._verbs.acting

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
        if word.text in self._verbs.governing:
            return word.text in self._verbs.nouns or (word.tag != "v" and word.text in self._verbs.attributive)
        return word.tag != "v" or word.text in self._verbs.attributive

    def _is_towards(self, prose: Prose, thing: Thing, left: int) -> bool:
        """为7户农户; but 划分为7个网格."""
        word = prose.words.at(left - 1) if left and thing.source == "after" else None
        if word is None or word.text not in self._towards:
            return False
        return word.start == 0 or prose.words[word.index - 1].tag[0] != "v"

    def _loosely(self, prose: Prose, thing: Thing, at: int) -> str | None:
        """A verb that nobody knows, or one inside the counted thing."""
        quantity, lead, span = prose.quantities[at], prose.leads[at], thing.span
        if lead.source or span is None or not lead.clause <= span.start < quantity.left:
            return None
        if self._is_towards(prose, thing, quantity.left):
            return None
        first = self._verbs.first(prose, lead.clause, span.start)
        if first and self._is_named_with(prose, at, first, span):
            return None
        return self._verbs.closing(prose, span) or first or self._verbs.within(prose, span)

    def _shared(self, prose: Prose, things: Sequence[Thing], at: int, found: Sequence[str | None]) -> str | None:
        """棉被96床、面粉2.4吨 were sent by one verb; 日均450条 were collected by that of the clause before."""
        if not at or not prose.in_one_segment(at - 1, at):
            return None
        if _LIST_GAP.fullmatch(prose.gaps[at]):
            if prose.leads[at - 1].reaches and things[at].source == "before" and _is_exceeded(prose, at):
                return None  # 会员达90家、总产值超7亿元
            changed = prose.leads[at - 1].direction and not prose.leads[at].direction  # 增长3倍、加工率85%
            return None if changed and things[at].source == "before" else found[at - 1]
        if self._is_elided(prose, things, at, found[at - 1]):
            return found[at - 1]
        right = prose.quantities[at].right
        if right < len(prose.folded) and prose.words.at(right).text in self._verbs.opening:
            return None  # 3人入选,2人获奖
        elided = things[at].source == "carried" and things[at].span == things[at - 1].span
        alike = prose.quantities[at].unit == prose.quantities[at - 1].unit and not prose.leads[at].direction
        return found[at - 1] if elided and alike else None

    def _is_elided(self, prose: Prose, things: Sequence[Thing], at: int, verb: str | None) -> bool:
        """发放棉衣三千件,棉被近两千床: the clause is the thing alone, and the first follows the verb at once."""
        quantity, span = prose.quantities[at], things[at].span
        if verb not in self._verbs.acting or quantity.unit_class in _MEASURED or span is None:
            return False
        amount = prose.folded.endswith(self._amounts, span.start, span.end)  # 建设茶园9亩,茶叶产量3吨
        if amount or not prose.folded.startswith(_ENDS, quantity.right):
            return False
        return _stands_bare(prose, things[at], at, ",") and _stands_bare(prose, things[at - 1], at - 1, (",", verb))

    def _after(self, prose: Prose, thing: Thing, at: int, *, anywhere: bool) -> str | None:
        """3000余亩燕麦受旱, 连续三年未发生: the verb behind the counted thing; `anywhere` the thing may stand."""
        if thing.source not in ("after", "carried", None):
            told = anywhere or prose.quantities[at].unit_class == "duration"
            if not told and prose.folded.find(_ACCORDING, prose.leads[at].clause, prose.quantities[at].left) < 0:
                return None
        start = thing.span.end if thing.span and thing.source == "after" else prose.quantities[at].right
        following = at + 1
        if following < len(prose.quantities) and prose.quantities[following].unit_class == "duration":
            following += 1  # 几十名民警连续三昼夜|搜寻
        more = following < len(prose.quantities)
        limit = prose.quantities[following].left if more else len(prose.folded)
        end = CLAUSE_END.search(prose.folded, start, max(start, limit))
        bound, open_ended = (end.start(), False) if end else (limit, more)
        if start >= bound or (open_ended and thing.source != "after"):
            return None
        return self._verbs.first(prose, start, bound, behind=True)


def _governing_behind(prose: Prose, thing: Thing, at: int) -> str | None:
    """3人|被评为|技术能手: the verb of the thing, where it stands between the number and it."""
    if thing.source != "after" or thing.span is None or thing.verb is None:
        return None
    right = prose.quantities[at].right
    behind = prose.folded.find(thing.verb, right, thing.span.start + len(thing.verb)) >= 0
    return thing.verb if behind else None


def _is_closed(prose: Prose, verb: str, at: int) -> bool:
    """完成9家砂场关停、60个堆场清理: the verb behind the counted thing before belongs to that alone."""
    listed = at > 0 and _LIST_GAP.fullmatch(prose.gaps[at]) is not None
    return listed and prose.gaps[at].endswith(f"{verb}、") and len(prose.gaps[at]) > len(verb) + 1


def _is_exceeded(prose: Prose, at: int) -> bool:
    """超7亿元 tells itself how the number stands to its thing."""
    quantity = prose.quantities[at]
    return quantity.left < quantity.start and quantity.approx == "more"


def _stands_bare(prose: Prose, thing: Thing, at: int, opening: str | tuple[str, ...]) -> bool:
    """Whether `opening`, the thing and the number stand side by side."""
    span, left = thing.span, prose.quantities[at].left
    bare = span is not None and thing.source == "before" and span.end == left and prose.leads[at].direction is None
    return bare and prose.folded.endswith(opening, 0, span.start if span else 0)


def _lasts(prose: Prose, thing: Thing, at: int) -> bool:
    """增长12%,连续24个月保持增长: what lasted stands behind the time."""
    quantity = prose.quantities[at]
    lasting = thing.source == "before" and prose.folded.endswith(_LASTING, 0, quantity.left)  # 销量连续5个月增长
    return (thing.span is None or lasting) and quantity.unit_class == "duration"
