"""The counted thing of each quantity: after it, before it, carried over from the quantity before, or dealt out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.dealing import Thing, deal_out
from pipeline.extract.counts.intervals import HEIGHTS
from pipeline.extract.counts.leads import Lead
from pipeline.extract.counts.phrases import Phrases, Reach, Span, trimmed
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities import Quantity
from pipeline.extract.counts.verb_phrases import VerbPhrases
from pipeline.extract.counts.words import Word
from pipeline.records import UnitClass

_CLAUSE_ENDS = frozenset(",。;:!?\n()")
_CLAUSE_END = re.compile(r"[,。;:!?\n()]")
_RELATIVE = re.compile(r"[^,。;:、\d]{2,12}?的")
_KINDS_OF_PLACE = re.compile(r"(?<=[省市县区旗州乡镇村])\([省市县区旗州乡镇街道村社、]{1,7}\)")
"""57个县(市)."""
_SAID_OF_NUMBER = re.compile(rf"(?:{'|'.join(HEIGHTS)})(?![一-鿿])|一[一-鿿](?![一-鿿])")
"""400亿元台阶, 15元一人: what stands there is not counted."""
_PACE = re.compile("的[一-鿿]{0,4}(?:速度|增速|幅度|比例|水平|目标|任务|要求|势头)")
"""以7.2%的速度增长, 翻两番的战略目标: what grows stands before."""
_LIST = re.compile("(?:、[一-鿿“”]{1,10}){1,9}等")
_OWNERS = re.compile("[一-鿿]{0,6}[人民众](?=的)")
_TOLD = re.compile(r"(?:分别)?(?:为|是|如下)$")
_INTRODUCING = tuple("有为对把将出给让帮向使")
_ELLIPTIC = 14
_TOLD_OF = frozenset("了过“")
_DESCRIBING = frozenset("pvd")
"""Tags of words that open a clause before the counted thing: 二百位在外工作的同志."""
_LEAST = 1
_REASONS = frozenset("因被")
_WILLING = frozenset({"主动", "自愿", "当场"})
"""12人主动投案: they tell how those counted act."""
_LASTING = "连续"
_REACH = 40
"""Characters that a thing may take behind its measure word."""
_PAIR = 2
_NEAR = 12
"""Quantities that what a share is of may stand away."""
_REACHING = "及"
_CASE = "件"
"""Of the measure words of acts it alone counts what other verbs govern too: 审结61件、撤销6件."""
_BEGINS = ",、; "
_GIVING = frozenset({"给予", "予以", "作出", "做出"})
_MEASURES_TAKEN = frozenset({"处分", "处理", "处罚", "奖励", "表彰", "帮助", "警告"})
"""Nouns of what people are given."""
_ALIKE: dict[str | None, str] = dict.fromkeys("人名位员", "人")
"""One unit for all that count people."""
_ACTING: frozenset[UnitClass] = frozenset({"people", "household", "organisation"})
_OWNING = _ACTING | {"item", "place"}
"""5个主导产业|产值占七成."""
_NOUN_FIRST: frozenset[UnitClass] = frozenset(
    {"money", "length", "area", "volume", "weight", "energy", "duration", "score", "rate", "other", "percent", "ratio"}
)
"""With these the noun before the number is the nearer one; with measure words such as 个 or 家 the noun after it."""
_OF_ACTS: frozenset[UnitClass] = frozenset({"event", "person_times"})
"""宣讲5场: they count what the verb tells."""
_TOLD_OF_FLOWS: frozenset[UnitClass] = frozenset({"money", "percent"})
_MEASURES: frozenset[UnitClass] = frozenset({"money", "duration", "score", "rate", "percent"})


Latest = dict[str | None, tuple[int, Span]]
"""By unit, where the last quantity that has a thing starts, and its thing."""

_NOTHING = Thing(None, None)
_SAID_OF = Thing(None, None, closed=True)
"""What follows is said of the quantity and names nothing."""


class ObjectFinder:
    """Finds the counted things of a text's quantities in one pass from left to right."""

    def __init__(self, config: Config) -> None:
        self._phrases = Phrases(config)
        self._verbal = VerbPhrases(config, self._phrases)
        self._funds = config.count_cues.money_nouns.words
        self._flows = config.count_cues.flows.words
        self._reaching = tuple(config.count_cues.reach.words)
        self._owned = tuple(config.count_cues.owned.words)
        self._structure = frozenset(config.count_cues.structure.words)
        self._handing = tuple(config.count_cues.handing_over.words)
        self._taking = frozenset(config.count_cues.taking_up.words)
        self._recipients = tuple(config.count_cues.recipients.words)

    def find(self, prose: Prose) -> list[Thing]:
        """One `Thing` for each quantity."""
        things: list[Thing] = []
        latest: Latest = {}
        for at, quantity in enumerate(prose.quantities):
            own = self._own(prose, at)
            own = self._elided(prose, things, own) or own
            settled = own.closed or (own.span and own.source != "implied")
            things.append(own if settled else self._carried(prose, things, latest, own))
            if (span := things[at].span) and not _is_act(prose, things[at], span):
                latest[_ALIKE.get(quantity.unit, quantity.unit)] = quantity.start, span
        _share_following(prose, things)
        deal_out(self._phrases, prose, things)
        return things

    def _elided(self, prose: Prose, things: Sequence[Thing], own: Thing) -> Thing | None:
        """制定法规14件、修改22件: a bare verb behind one with its object and measure word governs the same."""
        at = len(things)
        quantity = prose.quantities[at]
        if not at or own.span is None or own.source != "before" or own.verb in _GIVING:
            return None
        if quantity.unit_class in _OF_ACTS and quantity.unit != _CASE:
            return None
        before, verb = things[-1], prose.words.at(own.span.end - 1)
        alike = prose.quantities[at - 1].unit == quantity.unit and prose.in_one_segment(at - 1, at)
        if not alike or before.span is None or not self._is_bare(prose, at, own.span, verb):
            return None
        governed = prose.folded[before.span.start : before.span.end]
        carries = before.source == "carried" and quantity.unit_class not in _MEASURES
        if (before.verb is None and not carries) or governed in self._verbal.acts:
            return None
        return None if _is_one_verb(prose, before.span) else Thing(before.span, "carried", verb.text)

    def _is_bare(self, prose: Prose, index: int, span: Span, verb: Word) -> bool:
        """修改, 下放, 调解终止: verbs alone, which open their clause if nobody knows them; 准许撤回 is a name."""
        if verb.start == span.start and verb.text in self._verbal.acts:
            return True
        if prose.quantities[index].unit_class in _MEASURES:
            return False  # 相差3分
        at = max(prose.leads[index].clause, prose.quantities[index - 1].right)
        while prose.folded[at] in _BEGINS:
            at += 1
        word = prose.words.at(at)
        while word.tag in ("v", "d") and word.end <= span.end and len(word.text) >= _PAIR:
            if word.end == span.end:
                return word.tag == "v"
            if word.tag == "v" and word.text not in self._verbal.acts:
                return False
            word = prose.words[word.index + 1]
        return False

    def _own(self, prose: Prose, at: int) -> Thing:
        quantity, lead = prose.quantities[at], prose.leads[at]
        if at and prose.leads[at - 1].source and _is_target(prose, at):
            return _NOTHING
        before = self._before(prose, lead, quantity)
        found = before.source == "before"
        shared = quantity.unit_class in ("percent", "ratio") and prose.folded.startswith("的", quantity.right)
        after = self._after(prose, at) if not lead.share or shared else _NOTHING
        nearer = found and quantity.unit_class in _NOUN_FIRST and not (after.span and _is_verb(prose, before))
        if (lead.share or nearer) and not shared:
            return before
        if after.span is None:
            if _is_verb(prose, before):
                return replace(before, span=self._verb_led(prose, at) or before.span)
            return _SAID_OF if after.closed and not before.span else before
        beside = found and before.verb and lead.stop == quantity.left and not _is_verb(prose, before)
        if beside and prose.words.at(after.span.start).tag.startswith("v"):
            return before  # 抽调医务人员217名驰援外地
        return replace(after, verb=before.verb)

    def _before(self, prose: Prose, lead: Lead, quantity: Quantity) -> Thing:
        words, stop = prose.words, lead.stop
        if passed := self._passed_on(prose, lead, quantity):
            return passed
        if lead.share and prose.folded.endswith("的", lead.clause, stop):
            return Thing(trimmed(prose.folded, max(lead.clause, stop - _ELLIPTIC), stop), "before")
        elliptic = prose.folded.startswith("的", stop)  # 35岁以下的34人
        funds = quantity.unit_class == "money" and prose.folded.endswith(self._funds, lead.clause, stop)
        flows = quantity.unit_class in _TOLD_OF_FLOWS and prose.folded.endswith(self._flows, lead.clause, stop)
        named = funds or flows or lead.share or bool(lead.source)  # 支出, 投资, 出口 are nouns there
        reach = self._walked(prose, lead)
        if prose.folded[reach.end - _PAIR : reach.end] in self._verbal.predicates and reach.end - reach.start >= _PAIR:
            last = words.at(reach.end - 1)  # 税收|入库
            parted = self._verbal.subject_of(words, lead.clause, last, prose.solid) if last.tag == "n" else None
            if parted:
                return Thing(trimmed(prose.folded, parted.start, parted.end), "before", last.text)
        if reach.verb and (lead.reaches or lead.share):
            reach = _without_clause(prose, reach)
        span = trimmed(prose.folded, reach.start, reach.end)
        verb = reach.verb.text if reach.verb else None
        if span.end > span.start:
            verbal = not named and self._verbal.is_verbal(words, span)
            titled = verb is not None and verb.endswith("为")  # 被评为劳动模范的有12人
            return Thing(span, "implied" if verbal or (elliptic and not titled) else "before", verb)
        if funds and verb and prose.words.at(stop - 1).start == lead.clause:
            return Thing(Span(lead.clause, stop), "before")  # 财政收入增长2%、支出首次超过3亿元
        thing = self._without_noun(prose, lead, reach.verb, quantity) or Thing(None, None, verb)
        return replace(thing, source="implied") if elliptic and thing.span else thing

    def _walked(self, prose: Prose, lead: Lead) -> Reach:
        """The noun phrase before the number; of 问题8个方面36条 that before the number of the structure."""
        reach = self._phrases.before(prose.words, lead.clause, lead.stop, prose.solid)
        start = _numbered(prose, reach.start) if prose.folded[reach.start : reach.end] in self._structure else 0
        return self._phrases.before(prose.words, lead.clause, start, prose.solid) if start > lead.clause else reach

    def _passed_on(self, prose: Prose, lead: Lead, quantity: Quantity) -> Thing | None:
        """What a cut verb, a verb of giving, or one that hands over or takes up leaves before the number."""
        if self._verbal.ends_in_cut_verb(prose.folded, prose.words, lead.clause, lead.stop):
            return self._before_cut_verb(prose, lead)
        if quantity.unit_class in _ACTING and (given := _given(prose, lead)):
            return given
        handed = prose.folded.startswith(self._handing, lead.clause)
        if handed and prose.folded.endswith(self._recipients, lead.clause, lead.stop):
            people = quantity.unit_class == "people"
            return Thing(None, None, prose.words.at(lead.clause).text, closed=people)  # 处分9人，移送检察机关2人
        return self._taken_up(prose, lead)

    def _taken_up(self, prose: Prose, lead: Lead) -> Thing | None:
        """信息被县报采用5篇、省报采用2篇: whose verb it is does not matter, what was taken stands before 被."""
        verb = prose.words.at(lead.stop - 1) if lead.stop > lead.clause else None
        if verb is None or verb.text not in self._taking or verb.start <= lead.clause:
            return None
        passive = prose.folded.rfind("被", max(lead.clause, verb.start - _REACH), verb.start)
        if passive < 0:
            by = prose.folded.endswith(self._recipients, lead.clause, verb.start)
            return Thing(None, None, verb.text) if by else None
        reach = self._phrases.before(prose.words, lead.clause, passive, prose.solid)
        span = trimmed(prose.folded, reach.start, reach.end)
        return Thing(span, "before", verb.text) if span.end > span.start else Thing(None, None, verb.text)

    def _before_cut_verb(self, prose: Prose, lead: Lead) -> Thing:
        """补贴到账20万元; of 惠及300人 nothing before the verb is counted."""
        verb = prose.folded[lead.stop - 2 : lead.stop]
        if verb.endswith(_REACHING):
            return _NOTHING
        reach = self._phrases.before(prose.words, lead.clause, lead.stop - 2, prose.solid)
        span = trimmed(prose.folded, reach.start, reach.end)
        return Thing(span, "before", verb) if span.end > span.start else Thing(None, None, verb)

    def _without_noun(self, prose: Prose, lead: Lead, verb: Word | None, quantity: Quantity) -> Thing | None:
        """What the verb before the number governs or is said of, else the verb itself."""
        words, folded = prose.words, prose.folded
        if verb and len(verb.text) == 1 and verb.end == lead.stop:
            subject = self._verbal.subject_before(words, lead.clause, verb, prose.solid)
            span = trimmed(folded, subject.start, subject.end)
            if span.end > span.start:
                return Thing(span, "before", verb.text)
        verbal = self._verbal.verb_before(words, lead.clause, lead.stop)
        told = verbal.verb if quantity.unit_class != "duration" else None
        if told and (parted := self._verbal.subject_of(words, lead.clause, told, prose.solid)):
            return Thing(trimmed(folded, parted.start, parted.end), "before", told.text)
        span = trimmed(folded, verbal.start, verbal.end)
        governed = self._verbal.governed(words, lead.clause, lead.stop)
        if governed.verb and governed.end - governed.start > 1:
            wider = trimmed(folded, governed.start, governed.end)
            if wider.end - wider.start > span.end - span.start:
                return Thing(wider, "before", governed.verb.text)
        if span.end > span.start and verbal.verb:
            bare = not lead.share and self._verbal.is_verbal(words, span)
            return Thing(span, "implied" if bare else "before", verbal.verb.text)
        return None

    def _after(self, prose: Prose, at: int) -> Thing:
        quantity = prose.quantities[at]
        if prose.folded[quantity.right : quantity.right + 1] in _CLAUSE_ENDS:
            return _NOTHING
        following = prose.quantities[at + 1].left if at + 1 < len(prose.quantities) else len(prose.folded)
        end = _CLAUSE_END.search(prose.folded, quantity.right, following + 1)  # no further: a clause may be endless
        bound = end.start() if end else following
        closed = end is not None or following == len(prose.folded)
        start = quantity.right
        if prose.folded.startswith(self._reaching, start) or _SAID_OF_NUMBER.match(prose.folded, start):
            return _NOTHING
        if prose.folded.startswith("的", start):
            if quantity.unit_class not in ("percent", "ratio") or _PACE.match(prose.folded, start):
                return _NOTHING
            start += 1
        reach = self._behind(prose, quantity, Span(start, bound), closed=closed)
        span = trimmed(prose.folded, reach.start, reach.end)
        if span.end == span.start:
            return _NOTHING
        if quantity.unit is None and (owned := _OWNERS.match(prose.folded, span.start, span.end)):
            span = Span(span.start, owned.end())  # 14亿中国人的饭碗
        if quantity.unit is None or quantity.unit_class in _OWNING:
            span = self._owner(prose, span, closed=closed and reach.end == bound)
        if _says_how(prose, quantity, span):
            return _SAID_OF
        span = self._with_list(prose, span, bound)
        kinds = _KINDS_OF_PLACE.match(prose.folded, span.end)
        return Thing(Span(span.start, kinds.end()) if kinds else span, "after")

    def _owner(self, prose: Prose, span: Span, *, closed: bool) -> Span:
        """免除20万名学生|住宿费, 12家药企|销售额, 5万居民|参训: who is counted, not what they have or do.

        `closed`: the clause ends with the span, so that a verb at its end is what they do.
        """
        last = prose.words.at(span.end - 1)
        does = closed and last.tag == "v" and last.text in self._phrases.attributive
        has = prose.folded.endswith(self._owned, span.start, span.end)
        if not (does or has) or last.start - span.start < _PAIR:
            return span
        return self._owner(prose, trimmed(prose.folded, span.start, last.start), closed=False)

    def _with_list(self, prose: Prose, span: Span, bound: int) -> Span:
        """120名视力、听力等残疾儿童: the noun behind 等 heads the whole list that opens with `span`."""
        listed = _LIST.match(prose.folded, span.end, bound)
        if listed is None:
            return span
        head = self._phrases.after(prose.words, listed.end(), bound)
        return Span(span.start, head.end) if head.end > listed.end() else span

    def _verb_led(self, prose: Prose, at: int) -> Span | None:
        """推出35个对接省外企业平台: the verb behind the measure word opens what is counted."""
        quantity = prose.quantities[at]
        word = prose.words.at(quantity.right) if quantity.right < len(prose.folded) else None
        if word is None or word.start != quantity.right or word.tag != "v" or quantity.unit_class in _NOUN_FIRST:
            return None
        limit = min(word.end + _REACH, len(prose.folded))
        end = _CLAUSE_END.search(prose.folded, word.end, limit)
        reach = self._phrases.after(prose.words, word.end, end.start() if end else limit)
        span = trimmed(prose.folded, reach.start, reach.end)
        return Span(quantity.right, span.end) if span.end - span.start > 1 else None

    def _behind(self, prose: Prose, quantity: Quantity, room: Span, *, closed: bool) -> Reach:
        """The noun phrase that opens `room`, behind what was refused (百亿级) or a clause that says which."""
        words, start, bound = prose.words, room.start, room.end
        acting = quantity.unit_class in _ACTING
        passed = prose.passed.get(start)
        if passed and passed < bound:
            reach = self._phrases.after(words, passed, bound, closed=closed, acting=acting)
            if reach.end > reach.start:
                return replace(reach, start=start)
        reach = self._phrases.after(words, start, bound, closed=closed, acting=acting)
        introduced = prose.folded.startswith(_INTRODUCING, quantity.left - 1)
        described = acting and reach.end == reach.start and words.at(start).tag in _DESCRIBING
        clause = _RELATIVE.match(prose.folded, start, bound) if introduced or described else None
        if clause is None or reach.end >= clause.end() - 1:
            return reach
        if described and not introduced and not _TOLD_OF.isdisjoint(clause[0]):
            return reach  # 3200人告别了吃水难的日子
        return self._phrases.after(words, clause.end(), bound, closed=closed)  # 为216名主动履行的被执行人

    def _carried(self, prose: Prose, things: list[Thing], latest: Latest, own: Thing) -> Thing:
        """The thing of a quantity before, of the clause before, or its own verb; at last the subject."""
        at = len(things)
        start = prose.clauses.sentence_start(prose.quantities[at].start)
        elliptic = own.span is not None and prose.folded.startswith("的", own.span.end)  # 转正的不到三分之一
        if elliptic and prose.quantities[at].unit_class in ("percent", "ratio"):
            source = _counted_before(prose, things, start)
        else:
            source = self._earlier(prose, things, latest, start, verbal=own.span is not None)
        if source is not None:
            return replace(own, span=source, source="carried")
        if own.span and not self._verbal.governs(prose.folded, own.span):
            return own
        span = self._clause_before(prose, at, start)
        if span is None and own.span is None and prose.quantities[at].unit_class != "duration":
            span = self._subject(prose, at)
        return replace(own, span=span, source="carried") if span else own

    def _earlier(self, prose: Prose, things: list[Thing], latest: Latest, start: int, *, verbal: bool) -> Span | None:
        """Of the quantity before in the segment, or of one with the same unit in the sentence."""
        at = len(things)
        quantity, lead = prose.quantities[at], prose.leads[at]
        beside = things[-1].span if at and not verbal and prose.in_one_segment(at - 1, at) else None
        relative = quantity.unit_class in ("percent", "ratio") or lead.direction is not None
        if beside and (relative or not prose.gaps[at]):
            return beside
        found = latest.get(_ALIKE.get(quantity.unit, quantity.unit))
        return found[1] if found and found[0] >= start else beside

    def _subject(self, prose: Prose, at: int) -> Span | None:
        """The noun phrase that opens the segment."""
        start, _ = prose.clauses.segment(prose.quantities[at].start)
        reach = self._phrases.after(prose.words, start, prose.quantities[at].left)
        span = trimmed(prose.folded, reach.start, reach.end)
        return span if span.end - span.start > 1 else None

    def _clause_before(self, prose: Prose, at: int, start: int) -> Span | None:
        floor = max(start, prose.quantities[at - 1].right if at else 0)
        end = prose.leads[at].clause - 1
        if end <= floor:
            return None
        mark = max(prose.folded.rfind(char, floor, end) + 1 for char in ",:;")
        told = _TOLD.search(prose.folded, max(floor, mark), end)  # 入库数为:1月6亿元
        end = told.start() if told else end
        reach = self._phrases.before(prose.words, max(floor, mark), end, prose.solid)
        span = trimmed(prose.folded, reach.start, reach.end)
        passed = prose.folded.endswith(HEIGHTS, span.start, span.end)  # 连上三个大台阶,年均增长4.2%
        return span if span.end > span.start and not passed else None


def _is_act(prose: Prose, thing: Thing, span: Span) -> bool:
    """What was done to those counted, and tells nothing of those counted next: 迁入320人, 给予警告处分3人."""
    return thing.source == "before" and (thing.verb in _GIVING or _is_one_verb(prose, span))


def _is_one_verb(prose: Prose, span: Span) -> bool:
    """出生1260人,迁入320人: those who moved in are none of the born."""
    verb = prose.words.at(span.start)
    return verb.tag == "v" and verb.end == span.end


def _given(prose: Prose, lead: Lead) -> Thing | None:
    """给予政务处分2人: what was given is all that stands before the number, though it ends in a verb."""
    verb = prose.words.at(lead.clause) if lead.stop > lead.clause else None
    if verb is None or verb.text not in _GIVING or verb.end >= lead.stop:
        return None
    given = prose.folded[verb.end : lead.stop]
    plain = len(given) <= _ELLIPTIC and given.isalpha() and prose.words.at(lead.stop - 1).text in _MEASURES_TAKEN
    return Thing(Span(verb.end, lead.stop), "before", verb.text) if plain else None


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


def _counted_before(prose: Prose, things: list[Thing], start: int) -> Span | None:
    """转正的不到三分之一: what such a share is of was counted before, in the sentence that begins at `start`."""
    for at in range(len(things) - 1, max(-1, len(things) - 1 - _NEAR), -1):
        if prose.quantities[at].start < start:
            break
        if things[at].span and prose.quantities[at].unit_class not in _MEASURES:
            return things[at].span
    return None


def _is_target(prose: Prose, at: int) -> bool:
    """由9815人减少到今年春季的7240人: the thing stands before the first."""
    return prose.quantities[at - 1].unit == prose.quantities[at].unit and not _CLAUSE_END.search(prose.gaps[at])


def _is_verb(prose: Prose, thing: Thing) -> bool:
    """坚决守住30万亩耕地: a verb is no thing where a noun follows."""
    if thing.span is None or thing.verb is None:
        return False
    word = prose.words.at(thing.span.end - 1)
    return word.text == thing.verb


def _says_how(prose: Prose, quantity: Quantity, span: Span) -> bool:
    """一年很不平凡, 连续24个月保持增长, 3亿人领取养老金: what is said of time or people is not counted."""
    if quantity.unit_class == "duration":
        lasting = prose.folded.endswith(_LASTING, 0, quantity.left) and prose.words.at(span.start).tag == "v"
        return lasting or prose.words.at(span.end - 1).tag in ("a", "ad", "zg")
    if quantity.unit != "人" or quantity.right != span.start:
        return False
    first = prose.words.at(span.start)
    return first.tag == "v" or prose.folded[span.start] in _REASONS or first.text in _WILLING


def _share_following(prose: Prose, things: list[Thing]) -> None:
    """412户1386名脱贫人口: the first takes the thing that follows the second."""
    for at in range(len(things) - 2, -1, -1):
        lacking = things[at + 1].source == "after" and things[at].source not in ("before", "after")
        if lacking and prose.gaps[at + 1].strip() in ("", "、", "和", "及"):
            things[at] = replace(things[at], span=things[at + 1].span, source="after")
