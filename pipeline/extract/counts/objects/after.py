"""The counted thing that stands after its quantity: 900亩茶园, 216名主动履行的被执行人, 120名视力、听力等残疾儿童."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import ACTING
from pipeline.extract.counts.objects.said_of_counted import SaidOfCounted
from pipeline.extract.counts.objects.things import NOTHING, SAID_OF, Thing
from pipeline.extract.counts.phrases.kinds_of_place import KINDS_OF_PLACE
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Reach, Span
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.extract.counts.words.clauses import CLAUSE_END
from pipeline.extract.counts.words.document import Word
from pipeline.records import UnitClass

_CLAUSE_ENDS = frozenset(",。;:!?\n()")
_RELATIVE = re.compile(r"[^,。;:、\d]{2,12}?的")
_DESCRIBED = re.compile("([一-鿿]{2,8})(?:、[一-鿿]{2,8}){1,4}的")
_LIST = re.compile("(?:、[一-鿿“”]{1,10}){1,9}等")
_OWNERS = re.compile("[一-鿿]{0,6}[人民众](?=的)")
_TOLD_OF = frozenset("了过“")
_DESCRIBING = frozenset("pvd")
"""Tags of words that open a clause before the counted thing: 二百位在外工作的同志."""
_DESCRIPTIVE = frozenset({"a", "b"})
_SAYING_HOW = frozenset("aliz")
"""First letters of tags of adjectives and idioms: 实力雄厚, 布局合理."""
_CAUSING = "因"
_CAUSES = (_CAUSING, "由于")
_NAMING = "nx"
_NAMING_BODY = re.compile("[^,。;:、的由向在把给让被和与\\d\n]{1,16}")
_BOUNDS = ("以上", "以内", "左右", "上下")
_LEADING = frozenset("到至为成")
"""由9个调整到7个: with one of these before the next number the verb leads to it, and is nothing that is counted."""
_LISTING, _OF, _NEW = "、", "的", "新"
_REACH = 40
"""Characters that a thing may take behind its measure word."""
_PAIR = 2
_MEMBERS: frozenset[UnitClass] = frozenset({"people", "organisation"})
_FOR_PERSONS = frozenset("名位")
"""Measure words that count nothing but persons."""
_OWNING = ACTING | {"item", "place"}
"""5个主导产业|产值占七成."""


class ObjectsAfter:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases) -> None:
        self._phrases = phrases
        cues = config.count_cues
        self._reaching = tuple(cues.reach.words)
        self._owned = tuple(sorted(cues.owned.words, key=len, reverse=True))
        self._lasting = tuple(cues.lasting.words)
        self._crowds = tuple(cues.crowds.words)
        self._manners = frozenset((*cues.manners.words, *cues.on_the_spot.words, *cues.calling_on.words))
        self._manned = re.compile("|".join(sorted(cues.manned.words, key=len, reverse=True)))
        self._acts = frozenset((*cues.predicates.words, *cues.naming_predicates.words))
        self._told = SaidOfCounted(config)
        self._built = re.compile(f"(?:已经?|新)(?:{'|'.join(cues.built.words)})")
        self._cause = re.compile(f"{_CAUSING}(?:{'|'.join(cues.mishaps.words)})[一-鿿]{{2}}的?")
        self._introducing = (*cues.towards.words, *cues.introducing.words)
        self._said_of_number = re.compile(
            rf"(?:[两二三四]个?大?)?(?:{'|'.join(cues.heights.words)})(?![一-鿿])|一[一-鿿](?![一-鿿])"
        )
        """400亿元台阶, 15元一人: what stands there is not counted."""
        self._pace = re.compile(f"的[一-鿿]{{0,4}}(?:{'|'.join(cues.paces.words)})")
        """以7.2%的速度增长, 翻两番的战略目标: what grows stands before."""

    def find(self, prose: Prose, at: int) -> Thing:
        """What stands after the quantity `at` in its clause."""
        quantity, start = prose.quantities[at], prose.quantities[at].right
        if quantity.unit_class in _MEMBERS and (body := self._body(prose, start)):
            return Thing(body, "after")
        if self._is_led_away(prose, quantity) or self._told.fates(prose, start):
            return NOTHING
        if standing := self._standing(prose, at):
            return standing
        room, closed, marked = self._room(prose, at)
        reach = self._behind(prose, quantity, room, closed=closed)
        if quantity.unit_class in ACTING and marked and _OF not in prose.folded[reach.start : reach.end]:
            reach = self._with_attributes(prose, reach, room.end)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        if (
            span.end == span.start
            or self._told.deed(prose, quantity, span)
            or self._is_cause(prose, at, span, room.end)
        ):
            return NOTHING
        return self._named(prose, quantity, span, room.end, closed=closed and reach.end == room.end)

    def _is_cause(self, prose: Prose, at: int, span: Span, bound: int) -> bool:
        """剩余2项|因设计|变更顺延; but 向12户|因案致贫家庭 and 3户|因灾倒房户 are counted."""
        opened = span.end < bound and prose.folded.startswith(_CAUSES, span.start)
        if not opened or self._cause.match(prose.folded, span.start):
            return False
        return not prose.folded.endswith(self._introducing, 0, prose.quantities[at].left)

    def _standing(self, prose: Prose, at: int) -> Thing | None:
        """改造80个已建成|村落的管网: what stands there already; behind no verb 9个已建成管网 tells a deed."""
        start, lead = prose.quantities[at].right, prose.leads[at]
        built = self._built.match(prose.folded, start)
        if built is None or lead.stop == lead.clause or prose.words.at(lead.stop - 1).tag[0] != "v":
            return None
        following = prose.words.at(built.end())
        if following.start != built.end() or following.tag[0] != "n":
            return None
        end = CLAUSE_END.search(prose.folded, start, start + _REACH)
        reach = self._phrases.after(prose.words, built.end(), end.start() if end else start + _REACH)
        owned = prose.folded.find(_OF, built.end(), reach.end)
        span = self._phrases.trimmed(prose.folded, built.end(), owned if owned > 0 else reach.end)
        return Thing(span, "after") if span.end - span.start >= _PAIR else None

    def _room(self, prose: Prose, at: int) -> tuple[Span, bool, bool]:
        """Where the thing behind the quantity `at` may stand; whether a clause ends there, and whether by a mark."""
        start = prose.quantities[at].right
        following = prose.quantities[at + 1].left if at + 1 < len(prose.quantities) else len(prose.folded)
        end = CLAUSE_END.search(prose.folded, start, following + 1)  # no further: a clause may be endless
        bound = end.start() if end else following
        closed = end is not None or following == len(prose.folded)
        if end is None and (leading := self._leading(prose, start, following)):
            bound, closed = leading.start, False
        return Span(start + prose.folded.startswith("的", start), bound), closed, end is not None

    def _named(self, prose: Prose, quantity: Quantity, span: Span, bound: int, *, closed: bool) -> Thing:
        """The thing that the words at `span` name, which `closed` tells to end the clause."""
        if quantity.unit is None and (owned := _OWNERS.match(prose.folded, span.start, span.end)):
            span = Span(span.start, owned.end())  # 14亿中国人的饭碗
        if quantity.unit is None:
            span = self._crowd_alone(prose, span)
        if quantity.unit is None or quantity.unit_class in _OWNING:
            span = self._owner(prose, span, closed=closed)
        if quantity.unit in _FOR_PERSONS:
            span = self._told.without_deed(prose, span)
        if self._told.manner(prose, quantity, span):
            return SAID_OF
        span = self._with_list(prose, span, bound)
        kinds = KINDS_OF_PLACE.match(prose.folded, span.end)
        return Thing(Span(span.start, kinds.end()) if kinds else span, "after")

    def _is_led_away(self, prose: Prose, quantity: Quantity) -> bool:
        """Whether what stands right behind the quantity names nothing: a mark, 以上, 台阶, the pace of something."""
        folded, start = prose.folded, quantity.right
        if folded[start : start + 1] in _CLAUSE_ENDS or folded.startswith(self._reaching, start):
            return True
        if folded.startswith("的", start):
            if quantity.unit_class == "duration":
                return not folded.endswith(self._lasting, 0, quantity.left)
            told = quantity.is_relative or folded.endswith(_BOUNDS, 0, start)  # 300个以上的村
            return not told or self._pace.match(folded, start) is not None
        return self._said_of_number.match(folded, start) is not None

    def _body(self, prose: Prose, start: int) -> Span | None:
        """组建26人的|护林队伍: the body that such people make up, before a verb or a mark."""
        if not prose.folded.startswith(_OF, start):
            return None
        room = _NAMING_BODY.match(prose.folded, start + 1)
        for found in self._manned.finditer(prose.folded, start + 1, room.end()) if room else ():
            word = prose.words.at(found.end() - 1)
            following = prose.words.text_of(word.index + 1)
            ends = not following[:1].isalnum() or prose.words[word.index + 1].tag[0] in _DESCRIBING
            if word.end == found.end() and ends:
                return Span(start + 1, found.end())
        return None

    def _with_attributes(self, prose: Prose, reach: Reach, bound: int) -> Reach:
        """300户|高龄、失能居民: attributes joined by 、 belong to the noun that the last of them stands before."""
        mark = reach.end if reach.end > reach.start else prose.words.at(reach.start).end
        while mark < bound and prose.folded[mark] == _LISTING:
            first = prose.words.at(mark + 1)
            head = self._phrases.after(prose.words, mark + 1, bound, acting=True)
            if first.start != mark + 1 or first.text in self._acts:
                break
            last = prose.words.at(head.end - 1)
            if head.end > head.start:
                acts = last.text in self._acts and last.start > head.start  # 残疾人家庭|上门
                reach = Reach(reach.start, last.start if acts else head.end, head.verb)
            mark = max(head.end, first.end)
        return reach

    def led_by_verb(self, prose: Prose, at: int) -> Span | None:
        """推出35个对接省外企业平台: the verb behind the measure word opens what is counted."""
        quantity = prose.quantities[at]
        word = prose.words.at(quantity.right) if quantity.right < len(prose.folded) else None
        if word is None or word.start != quantity.right or word.tag != "v":
            return None
        if prose.leads[at].source and prose.folded.startswith(self._reaching, quantity.right):
            return None  # 投诉由620件|降到|不足250件
        limit = min(word.end + _REACH, len(prose.folded))
        end = CLAUSE_END.search(prose.folded, word.end, limit)
        reach = self._phrases.after(prose.words, word.end, end.start() if end else limit)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        return Span(quantity.right, span.end) if span.end - span.start > 1 else None

    def _owner(self, prose: Prose, span: Span, *, closed: bool) -> Span:
        """免除20万名学生|住宿费, 12家药企|销售额, 5万居民|参训: who is counted, not what they have or do.

        `closed`: the clause ends with the span, so that a verb at its end is what they do.
        """
        last = prose.words.at(span.end - 1)
        described = last.index > 0 and prose.words[last.index - 1].tag in _DESCRIPTIVE  # 35个省级重大|应用
        does = closed and last.tag == "v" and last.text in self._phrases.attributive and not described
        has = prose.folded.endswith(self._owned, span.start, span.end)
        end = last.start
        if has and not does:
            owned = next(word for word in self._owned if prose.folded.endswith(word, 0, span.end))
            end = min(end, span.end - len(owned))  # 区域环境|面貌
        if not (does or has) or end - span.start < _PAIR:
            return span
        return self._owner(prose, self._phrases.trimmed(prose.folded, span.start, end), closed=False)

    def _crowd_alone(self, prose: Prose, span: Span) -> Span:
        """3万职工|稳岗, 2万名儿童|免费|就餐: what nobody knows behind people, or how, tells what was done with them."""
        word = prose.words.at(span.start)
        while word.end < span.end:
            following = prose.words[word.index + 1]
            told = (following.tag == "x" and following.text.isalpha()) or following.text in self._manners
            if told and word.text.endswith(self._crowds):
                return Span(span.start, word.end)
            word = following
        return span

    def _with_list(self, prose: Prose, span: Span, bound: int) -> Span:
        """120名视力、听力等残疾儿童: the noun behind 等 heads the whole list that opens with `span`."""
        listed = _LIST.match(prose.folded, span.end, bound)
        if listed is None:
            return span
        head = self._phrases.after(prose.words, listed.end(), bound)
        return Span(span.start, head.end) if head.end > listed.end() else span

    def _behind(self, prose: Prose, quantity: Quantity, room: Span, *, closed: bool) -> Reach:
        """The noun phrase that opens `room`, behind what was refused (百亿级) or a clause that says which."""
        words, start, bound = prose.words, room.start, room.end
        acting = quantity.unit_class in ACTING
        cause = self._cause.match(prose.folded, start, bound) if prose.folded.startswith(_CAUSING, start) else None
        if cause:
            return self._caused(prose, room, cause.end())
        passed = prose.passed.get(start)
        if passed and passed < bound:
            reach = self._phrases.after(words, passed, bound, closed=closed, acting=acting)
            if reach.end > reach.start:
                return replace(reach, start=start)
        if quantity.is_relative and (named := self._opened_by_act(prose, quantity, room)):
            return named
        reach = self._phrases.after(words, start, bound, closed=closed, acting=acting)
        reach = self._described(prose, reach, room)
        introduced = prose.folded.endswith(self._introducing, 0, quantity.left)
        described = acting and reach.end == reach.start and words.at(start).tag in _DESCRIBING
        clause = _RELATIVE.match(prose.folded, start, bound) if introduced or described else None
        if clause is None or reach.end >= clause.end() - 1:
            return reach
        if described and not introduced and not _TOLD_OF.isdisjoint(clause[0]):
            return reach  # 3200人告别了吃水难的日子
        return self._phrases.after(words, clause.end(), bound, closed=closed)  # 为216名主动履行的被执行人

    def _described(self, prose: Prose, reach: Reach, room: Span) -> Reach:
        """14个|实力雄厚、布局合理的|工业基地: a list that says what such things are like is none of them."""
        listed = _DESCRIBED.match(prose.folded, room.start, room.end)
        if listed is None or reach.end > listed.end(1) or prose.words.at(listed.end(1) - 1).tag[0] not in _SAYING_HOW:
            return reach
        headed = self._phrases.after(prose.words, listed.end(), room.end)
        return headed if headed.end > headed.start else reach

    def _opened_by_act(self, prose: Prose, quantity: Quantity, room: Span) -> Reach | None:
        """九成的|新增就业, 三成的|在建工程: behind 的 the verb says which of the noun behind it."""
        first = prose.words.at(room.start)
        if room.start == quantity.right or first.start != room.start or first.end >= room.end:
            return None
        if first.tag[0] != "v" or len(first.text) < _PAIR or first.text in self._phrases.attributive:
            return None
        reach = self._phrases.after(prose.words, first.end, room.end)
        head = prose.words.at(reach.end - 1)
        named = reach.end - reach.start >= _PAIR and head.tag[0] in _NAMING
        named = named or (first.text[0] == _NEW and head.text in self._phrases.attributive)
        return replace(reach, start=room.start) if named and first.text in self._acts else None

    def _caused(self, prose: Prose, room: Span, caused: int) -> Reach:
        """2户|因灾损毁房屋: what befell it qualifies the noun behind; 2户|因病返贫 says what befell those counted."""
        if caused >= room.end or not prose.words.is_boundary(caused):
            return Reach(room.start, room.start, None)
        reach = self._phrases.after(prose.words, caused, room.end)
        named = reach.end > reach.start and prose.words.at(reach.end - 1).tag[0] in _NAMING
        return replace(reach, start=room.start) if named else Reach(room.start, room.start, None)

    def _leading(self, prose: Prose, start: int, following: int) -> Word | None:
        """The first of the verbs in 优化调整到 right before the number at `following`, none of them before `start`."""
        if following - start <= _PAIR or prose.folded[following - 1 : following] not in _LEADING:
            return None
        word, leading = prose.words.at(following - 1), None
        word = prose.words[word.index - 1] if len(word.text) == 1 else word
        while word.start >= start and (word.tag in ("v", "vn") or word.text in self._acts):
            leading = word
            word = prose.words[word.index - 1]
        return leading
