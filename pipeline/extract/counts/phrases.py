"""Noun phrases beside a quantity: the counted thing, as it stands in the text."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.spans import Span, Trimmer
from pipeline.extract.counts.words import Word, Words, is_nominal
from pipeline.records import Value

_LONGEST = 30
NAMING = frozenset("njxl")
NAME = 2
"""No name is shorter."""
_REMEMBERED = 8192
"""Words of which it is kept whether they continue a phrase, by as much of them as one may hold: a text has few."""
_OPENING = {"”": "“", "’": "‘", '"': '"', "》": "《", "」": "「", "』": "『"}
_CLOSING = {left: right for right, left in _OPENING.items()}
_BRACKETS = {")": "(", "）": "（"}
_SHORT = 5
"""Words that a bracket inside a name may hold."""
_ENDS_CLAUSE = frozenset(",，。;；:：、")
_JOINS = frozenset({"、", "和", "及", "与", "以及", "或"})
_LISTING = "、"
_ADVERBS = "全均都已共"
"""Unknown words such as 村全 end in the adverb of the next."""
_BUILDING = frozenset("新改扩重")
"""新建改造水厂: both verbs take the object. 投入帮扶资金: the second names a kind of it."""
_ETC = "等"
"""小梁薄板房屋等|旧住房: what stands behind it names what the list before is of."""
_PASSIVE = "受"
_SAYING = 3
"""No idiom is shorter; 新举措, which the dictionary has among them, is a noun."""
_COINS = "钱"
"""Behind a price it says nothing (六块钱), before one it is what is counted (绣品钱4万元)."""
_RATE = "率"
_SUBSCRIPT = "_"
"""SO_2: belongs to the formula."""
_GRADE = "级"
"""国家级: belongs to a name with what it grades."""


class Reach(Value, frozen=True):
    """A noun phrase (empty when `start == end`) and the verb that stopped it, if a verb did."""

    start: int
    end: int
    verb: Word | None


class Phrases:
    """Walks over the tokens beside a quantity as long as they can belong to one noun phrase."""

    def __init__(self, config: Config) -> None:
        self.predicates = frozenset(config.count_cues.predicates.words)
        self.attributive = frozenset(config.count_cues.attributive.words)
        self._attributive_ends = frozenset(word[at:] for word in self.attributive for at in range(1, len(word)))
        cues = config.count_cues
        self._cues = frozenset((*cues.up.words, *cues.down.words, *cues.reach.words, *cues.neutral.words))
        self._averages = frozenset(word for word in cues.per_each.words if word.endswith("均"))
        """居民人均收入 is a name; 人均收入 alone tells what the income is for one of."""
        self._dependent = frozenset(cues.dependent_nouns.words)
        self._levels = tuple(cues.level_nouns.words)
        self._kinds = frozenset(cues.kind_nouns.words)
        self._agents = tuple(cues.agents.words)
        self._transitive = frozenset(cues.transitive.words)
        self._closers = (*cues.name_closers.words, *cues.name_heads.words, *self._dependent, *self._levels)
        self._effecting = self._cues | frozenset(cues.effecting.words)
        self._inner = frozenset(cues.inner_measures.words)
        self._outcomes = frozenset(cues.outcomes.words)
        self._time_words = frozenset(config.count_cues.span.words)
        self._acts = self.predicates | frozenset(cues.naming_predicates.words)
        self._bringing = self._effecting | self._time_words | frozenset((*cues.qualifiers.words, *cues.outcomes.words))
        self._governing = self.predicates | (self._acts - self.attributive)
        self._heads = tuple(cues.name_heads.words)
        self._doers = (*self._agents, *cues.actors.words)
        self._suffixes = frozenset(cues.suffixes.words)
        self._stop_nouns = frozenset(cues.stop_nouns.words)
        self._launching = frozenset(cues.launching.words)
        self._named_after = frozenset(cues.named_after.words)
        self._pronouns = frozenset(cues.pronouns.words) | self._named_after
        self._outside = self._stop_nouns | self._averages | frozenset((*cues.outside.words, _LISTING))
        self.trimmed = Trimmer(config).trimmed
        self._step = lru_cache(_REMEMBERED)(self._step_before)
        self._step_after = lru_cache(_REMEMBERED)(self._step_behind)

    def before(self, words: Words, bound: int, end: int, solid: dict[int, int]) -> Reach:
        """The phrase that ends at `end`, no further left than `bound`.

        `solid` maps ends to starts of stretches that are taken whole: 35岁以下, 5G.
        """
        start, at = end, end
        word: Word | None = None
        first: Word | None = None
        verb: Word | None = None
        manner: Word | None = None
        was_suffix = False
        limit = max(bound, end - _LONGEST)
        while at > limit:
            if solid and at in solid and solid[at] >= bound and (start < end or not _is_ordered(words, at)):
                start = at = solid[at]
                continue
            word = words[word.index - 1] if word and word.start == at else words.at(at - 1)
            passed = self._over(words, word, bound, Span(start, end))
            if passed is not None:
                start, at = passed
                continue
            ends = start == end or (first is not None and first.start == at and first.text in self._dependent)
            suffix = ends and self._is_suffix(word, end)  # 专业点, 专业点|占比
            tied = was_suffix and word.text[0].isalnum() and word.tag != "m"
            step = "take" if suffix or tied else self._step(word.text[:_LONGEST], word.tag, begun=start < end)
            step = self._beside(word, first, step) if first and first.start == at else step
            if step == "stop" and start == end and self._is_quoted_noun(words, word, bound):
                step = "take"
            was_suffix = suffix
            if step == "stop":
                verb = word if word.tag[0] == "v" or word.text in self.predicates else None
                manner = word if word.tag == "d" else None
                break
            at = word.start if word.start > bound else bound
            if step == "take":
                start, first = at, word
        reach = Reach(start, end, verb)
        if start == end:
            return reach
        inner = verb or manner
        named = self._told_of(words, bound, reach) if start > bound else None
        if named is None and inner and inner.end == start and inner.start >= bound:
            named = self._named_with(words, limit, reach, inner, solid)
        return named or self._edged(words, bound, reach, first if first and first.start == start else words.at(start))

    def _told_of(self, words: Words, bound: int, reach: Reach) -> Reach | None:
        """受|资助|学生, 受|保护|湿地: what is done to the thing says which."""
        last = words.at(reach.start - 1)
        within = last.end == reach.start and last.tag[0] == "v" and last.text != _PASSIVE and last.start > bound
        passive = words[last.index - 1] if within else last
        done = words[passive.index + 1]
        acts = done.tag[0] == "v" or done.text in self._acts
        if passive.text != _PASSIVE or not acts or len(done.text) < NAME or done.end >= reach.end:
            return None
        before = words[passive.index - 1] if passive.start > bound else None
        return Reach(passive.start, reach.end, before if before and before.tag[0] == "v" else None)

    def _over(self, words: Words, word: Word, bound: int, phrase: Span) -> tuple[int, int] | None:
        """Where the phrase begins and the walk goes on when `word` closes a quotation, or a bracket inside a name."""
        opening = _OPENING.get(word.text)
        if opening and (quoted := self._quoted_start(words, word, bound, opening)) is not None:
            return quoted, quoted
        inside = phrase.start < phrase.end and word.text in _BRACKETS
        opened = _opened(words, word, bound) if inside else None
        return None if opened is None else (phrase.start, opened)  # 细颗粒物(PM2.5)平均浓度

    def before_bracket(self, words: Words, word: Word, bound: int) -> int:
        """Where the short bracket begins that stands right before `word`, else where `word` does."""
        closing = words[word.index - 1] if word.start > bound else None
        opened = _opened(words, closing, bound) if closing and closing.text in _BRACKETS else None
        return word.start if opened is None or opened <= bound else opened

    def _is_quoted_noun(self, words: Words, word: Word, bound: int) -> bool:
        """“僵尸”应用: behind a quotation a verb that governs nothing is the noun of its name."""
        named = word.tag == "v" and len(word.text) >= NAME and word.text not in self._acts
        return named and word.start > bound and words[word.index - 1].text in _OPENING

    def _beside(self, word: Word, first: Word, step: str) -> str:
        """What becomes of `word` because of the one that follows it."""
        if step == "stop" and word.text + first.text in self.attributive:
            return "take"  # 可|支配
        if step == "stop" and first.text in self._named_after and word.text[0].isalpha():
            return "take"  # 青年|之家
        return "stop" if word.text in self._averages and first.text in self._acts else step  # 执法人员人均|监管主体

    def _named_with(self, words: Words, bound: int, reach: Reach, inner: Word, solid: dict[int, int]) -> Reach | None:
        """The name that goes on over the verb or adverb inside it, if it does: 医保|参保|人数, 按时|办结率."""
        head = words.at(reach.end - 1)
        level = self._is_of_level(words, reach, inner)
        if not level and (inner.tag == "d" or not (self._is_named_by(inner, head) or self._is_kind(inner, head))):
            return None
        inner = self._first_of_run(words, bound, inner, head)
        rest = self.before(words, bound, inner.start, solid)  # no longer as a whole
        if rest.start < rest.end == inner.start:
            if level or self._is_named_by(inner, head) or not self._acts_on(words, rest):
                return replace(rest, end=reach.end)
            return None
        return Reach(inner.start, reach.end, rest.verb) if level else None

    def _first_of_run(self, words: Words, bound: int, inner: Word, head: Word) -> Word:
        """研发费用|加计|扣除|比例: of verbs in a row before such a noun all belong to the name."""
        while inner.start > bound:
            before = words[inner.index - 1]
            known = before.text in self._acts and before.text not in self.attributive
            if before.tag != "v" or known or not self._is_named_by(before, head):
                break
            inner = before
        return inner

    def _is_of_level(self, words: Words, reach: Reach, inner: Word) -> bool:
        """死亡|人口, 化解|成功率, 自然|增长率: none but a verb that brings it about governs a level."""
        if len(inner.text) < NAME or inner.text in self._bringing:
            return False
        if inner.text not in self.predicates and words.text_of(words.at(reach.start).index) in self._levels:
            return inner.tag != "d"
        last = words.at(reach.end - 1)
        alone = last.start == reach.start or last.text == _RATE
        return alone and last.text.endswith(_RATE)

    def _is_kind(self, verb: Word, head: Word) -> bool:
        """担保|贷款, 防护|工程: a verb that nobody knows tells the kind."""
        unknown = verb.text not in self._acts or verb.text in self.attributive
        return head.text in self._kinds and len(verb.text) >= NAME and unknown and verb.text not in self._bringing

    def _acts_on(self, words: Words, subject: Reach) -> bool:
        """为企业融通资金, 县局归集资金: who acts, or for whom, opens no name."""
        led = subject.start > 0 and words.at(subject.start - 1).tag == "p"
        return led or words.at(subject.end - 1).text.endswith(self._doers)

    def _is_named_by(self, verb: Word, head: Word) -> bool:
        """接种|覆盖率, 处理|能力: with a noun before it such a verb is part of the name, but 扩大|规模 governs."""
        return head.text in self._dependent and len(verb.text) >= NAME and verb.text not in self._effecting

    def _edged(self, words: Words, bound: int, reach: Reach, first: Word) -> Reach:
        """建设高标准农田: a verb that opens the phrase governs it; 建设用地 and 服务机器人 are nouns."""
        run = self._goes_on(reach.verb, first) if reach.verb else False
        acts = self._acts if run else self.predicates
        governs = first.text in acts and not (first.tag == "vn" and first.text in self.attributive)
        opens = reach.start == first.start and reach.end > first.end + 1
        if opens and ((governs and reach.end - first.end > (1 if run else 2)) or self._takes(words, reach, first)):
            return self._edged(words, bound, Reach(first.end, reach.end, first), words[first.index + 1])
        if opens and first.text in self._acts and self._builds_next(words, first, reach):
            following = words[first.index + 1]
            return Reach(following.end, reach.end, following)
        start = self.uncut(words, bound, reach.start, first)
        if start < reach.start:
            return Reach(start, reach.end, None)
        return self._with_attribute(words, bound, reach, reach.verb) if reach.verb else reach

    def _builds_next(self, words: Words, first: Word, reach: Reach) -> bool:
        """新开工|改造|校舍: the second verb goes on with the first, and both take the noun; 新开工项目 is a name."""
        following = words[first.index + 1]
        both = first.text[0] in _BUILDING and following.text in self.predicates and following.tag[0] == "v"
        return both and reach.end - following.end >= NAME

    def _takes(self, words: Words, reach: Reach, first: Word) -> bool:
        """检查|门店, 培训|妇女; but 培训|机构 is a name."""
        return first.text in self._transitive and not words.at(reach.end - 1).text.endswith(self._closers)

    def _goes_on(self, verb: Word, first: Word) -> bool:
        """Whether `first` is another verb in a row and no part of the name."""
        beside = first.tag == "v" and verb.end == first.start
        return beside and (first.text not in self.attributive or verb.text[0] in _BUILDING)

    def uncut(self, words: Words, bound: int, start: int, first: Word) -> int:
        """Where the phrase whose `first` word is at `start` begins when 在岗 or 可支配, cut in two, is whole again."""
        if start <= bound or first.text not in self._attributive_ends:
            return start
        before = words.at(start - 1)
        whole = before.start >= bound and before.text + first.text in self.attributive
        return before.start if whole else start

    def _with_attribute(self, words: Words, bound: int, reach: Reach, verb: Word) -> Reach:
        """落实防护物资: of two verbs before a noun the second qualifies it; in 制定修改法规 both govern it."""
        if verb.end != reach.start or verb.start <= bound:
            return reach
        governing = words.at(verb.start - 1)
        if verb.text in (self.predicates if governing.text in self._launching else self._governing):
            return reach
        qualifies = len(verb.text) == 2 and verb.text[1] not in "于至" and verb.text not in self._cues
        governed = governing.start >= bound and governing.text in self.predicates
        return Reach(verb.start, reach.end, governing) if qualifies and governed else reach

    def after(self, words: Words, start: int, bound: int, *, closed: bool = False, acting: bool = False) -> Reach:
        """The phrase that begins at `start`, no further right than `bound`; `closed` where the clause ends there.

        `acting`: it names somebody who does things (12户企业申报抵扣额).
        """
        end, at = start, start
        word: Word | None = None
        verb: Word | None = None
        limit = min(bound, start + _LONGEST)
        while at < limit:
            word = words[word.index + 1] if word and word.end == at else words.at(at)
            closing = _CLOSING.get(word.text)
            if closing and (quoted := self._quoted_end(words, word, bound, closing)) is not None:
                end = at = quoted
                continue
            step = self._step_after(word.text[:_LONGEST], word.tag, begun=end > start)
            if acting and end > start and word.tag == "v" and word.text in self.predicates:
                step = "stop"
            if step != "take" and closed and end == start and word.end >= bound and self._closes(word):
                step = "take"
            elif step == "verb":
                step = "take" if self._modifies(word, words) else "stop"
            elif step == "etc":
                step = "pass" if _is_noun_behind(words, word, bound) else "stop"
            if step == "stop":
                verb = word if word.tag[0] == "v" else None
                if closed and not acting and self._is_headed(words, Span(start, bound)):
                    return Reach(start, bound, None)
                named = self._named_on(words, word, bound) if verb and end > start and not acting else end
                return Reach(start, named, None) if named > end else Reach(start, end, verb)
            at = word.end if word.end < bound else bound
            end = at if step == "take" else end
            if step == "take" and word.tag == "x" and word.text[-1] in _ADVERBS:
                return Reach(start, end - 1, None)
        return Reach(start, end, verb)

    def _is_headed(self, words: Words, room: Span) -> bool:
        """防汛|避险|救灾|硬|措施: verbs in a row and the one noun that closes the clause behind them are a name."""
        word, verbs = words.at(room.start), 0
        while word.end < room.end and len(word.text) == NAME and self._qualifies(word):
            word, verbs = words[word.index + 1], verbs + 1
        if word.tag in ("a", "b") and word.end < room.end:
            word = words[word.index + 1]
        return verbs > 1 and word.end == room.end and word.tag in ("n", "i") and len(word.text) >= NAME

    def _qualifies(self, verb: Word) -> bool:
        plain = verb.tag in ("v", "vn") and verb.text not in self._governing and verb.text not in self._cues
        return plain or verb.text in self.attributive

    def _named_on(self, words: Words, verb: Word, bound: int) -> int:
        """Where a name with this verb inside ends, or 0: 公共卫生体系|补短板工程."""
        if verb.text in self._acts or len(verb.text) < NAME:
            return 0
        word = verb
        while word.end < bound and words[word.index + 1].tag[0] in NAMING:
            word = words[word.index + 1]
            if word.end <= bound and word.text.endswith(self._heads):
                return word.end
        return 0

    def _step_before(self, text: str, tag: str, *, begun: bool) -> str:
        """take: belongs to the phrase; pass: only with more to its left; stop."""
        if text in self._averages or text in _JOINS or text == _GRADE or tag == "uj":
            return "pass" if begun else "stop"
        stops = text in self._time_words or (text in self._stop_nouns and text != _COINS)
        if stops or (tag == "b" and text in self._cues):
            return "stop"
        if text == _SUBSCRIPT or text in self._inner:
            return "take" if begun else "stop"
        if text in self._dependent:
            return "take"  # 收入, which the dictionary takes for a verb
        governs = text in self.predicates and text not in self.attributive
        if governs and tag not in ("vn", "n", "an"):
            return "stop"
        taken = text in self._pronouns or is_nominal(text, tag)
        taken = taken or (begun and (tag == "f" or text in self.attributive))
        return "take" if taken else "stop"

    def _step_behind(self, text: str, tag: str, *, begun: bool) -> str:
        """As before the phrase, rightwards; verb: belongs to it if it modifies the noun behind it.

        An idiom behind a noun tells what was done: 6万名居民|埋头苦干.
        """
        if text == _ETC:
            return "etc" if begun else "stop"
        if text in self._outside or (begun and ((tag == "i" and len(text) > _SAYING) or text[:NAME] in self._outcomes)):
            return "stop"
        if text in _JOINS or tag == "uj":
            return "pass" if begun else "stop"
        if text in self.predicates and text not in self.attributive:
            return "take" if begun and tag == "vn" else "stop"
        if text in self.attributive or is_nominal(text, tag):
            return "take"
        return "verb" if tag == "v" and not begun else "stop"

    def _is_suffix(self, word: Word, end: int) -> bool:
        """整改率, 加油点, 药占比: what closes a noun, however it is tagged."""
        if word.tag == "p":
            return word.text == "比" and word.end == end and word.start > 0
        return word.tag == "q" or word.text[: end - word.start] in self._suffixes

    def _closes(self, word: Word) -> bool:
        """A verb or adverb alone before the end of the clause is what is counted, unless it is a predicate."""
        plain = word.text not in self.predicates and word.text not in self._cues
        return plain and len(word.text) > 1 and word.tag in ("v", "d")

    def _modifies(self, word: Word, words: Words) -> bool:
        """A two-character verb before a noun that closes the clause may modify it: 3名驻外记者."""
        following = word.index + 1
        return len(word.text) > 1 and following < words.number and words[following].tag[0] == "n"

    def _quoted_start(self, words: Words, closing: Word, bound: int, opening: str) -> int | None:
        index = closing.index - 1
        while index >= 0 and words[index].start >= bound and closing.start - words[index].start < _LONGEST:
            if words[index].text == opening:
                return words[index].start
            index -= 1
        return None

    def _quoted_end(self, words: Words, opening: Word, bound: int, closing: str) -> int | None:
        index = opening.index + 1
        while index < words.number and words[index].end <= bound and words[index].end - opening.start < _LONGEST:
            if words[index].text == closing:
                return words[index].end
            index += 1
        return None


def _is_noun_behind(words: Words, word: Word, bound: int) -> bool:
    """Whether the next word, before `bound`, is one that builds names."""
    following = words[word.index + 1] if word.end < bound else None
    return following is not None and following.end <= bound and following.tag[0] in "nab"


def _is_ordered(words: Words, end: int) -> bool:
    """第一批, which names nothing without a noun behind it; 第一产业 does."""
    word = words.at(end - 1)
    return word.end == end and word.text[0] == "第" and not word.text[-1].isdigit() and len(word.text) > NAME


def _opened(words: Words, closing: Word, bound: int) -> int | None:
    """Where the short bracket begins that ends with `closing`."""
    for index in range(closing.index - 1, max(-1, closing.index - 1 - _SHORT), -1):
        word = words[index]
        if word.start < bound or word.text in _ENDS_CLAUSE:
            return None
        if word.text in _BRACKETS.values():
            return word.start
    return None
