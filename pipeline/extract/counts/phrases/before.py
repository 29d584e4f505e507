"""The walk leftwards from a number, or from a verb beside it, as long as the words can belong to one noun phrase."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.phrases.names_over_verbs import NamesOverVerbs
from pipeline.extract.counts.phrases.opening_verbs import OpeningVerbs
from pipeline.extract.counts.phrases.phrase_cues import JOINS, LONGEST, NAME, OPENING, REMEMBERED, PhraseCues
from pipeline.extract.counts.phrases.spans import Reach, Span
from pipeline.extract.counts.words.document import Word, Words, is_nominal

_BRACKETS = {")": "(", "）": "（"}
_CLOSING = OPENING.keys() | _BRACKETS.keys()
_SHORT = 5
"""Words that a bracket inside a name may hold."""
_ENDS_CLAUSE = frozenset(",，。;；:：、")
_COINS = "钱"
"""Behind a price it says nothing (六块钱), before one it is what is counted (绣品钱4万元)."""
_SUBSCRIPT = "_"
"""SO_2: belongs to the formula."""
_AT, _EACH = "在", "每"
_LIKE, _KIND = "式", "类"
_GRADE = "级"
"""国家级: belongs to a name with what it grades."""


class PhrasesBefore:
    """Built once per worker."""

    def __init__(self, config: Config, shared: PhraseCues, opening: OpeningVerbs) -> None:
        cues = config.count_cues
        self._opening = opening
        self._names = NamesOverVerbs(config, shared)
        self._predicates, self._attributive, self._acts = shared.predicates, shared.attributive, shared.acts
        self._moving, self._averages, self._dependent = shared.moving, shared.averages, shared.dependent
        self._time_words, self._stop_nouns = shared.time_words, shared.stop_nouns
        self._inner = frozenset(cues.inner_measures.words)
        self._suffixes = frozenset(cues.suffixes.words)
        self._named_after = frozenset(cues.named_after.words)
        self._pronouns = frozenset(cues.pronouns.words) | self._named_after
        self._everywhere, self._on_the_spot = frozenset(cues.everywhere.words), frozenset(cues.on_the_spot.words)
        self._brief = frozenset(cues.brief_predicates.words)
        self._founding, self._kinds_founded = shared.founding, shared.kinds_founded
        self._step = lru_cache(REMEMBERED)(self._decided)

    def walk(self, words: Words, bound: int, end: int, solid: dict[int, int]) -> Reach:
        """The phrase that ends at `end`, no further left than `bound`.

        `solid` maps ends to starts of stretches that are taken whole: 35岁以下, 5G.
        """
        reach = self._walked(words, bound, end, solid)
        if reach.start == reach.end:
            return reach
        first = words.at(reach.start)
        if self._tells_where(first, reach):
            return Reach(end, end, reach.verb)
        if self._lacks(words, bound, first, reach):
            return Reach(end, end, first)
        if reach.verb is None:
            return self._without_manner(words, reach, first)
        return self._with_kind(words, bound, reach, reach.verb) if first.text == _KIND else reach

    def _walked(self, words: Words, bound: int, end: int, solid: dict[int, int]) -> Reach:
        start, at = end, end
        word: Word | None = None
        first: Word | None = None
        verb: Word | None = None
        manner: Word | None = None
        was_suffix = False
        limit = max(bound, end - LONGEST)
        while at > limit:
            if solid and at in solid and solid[at] >= bound and (start < end or not _is_ordered(words, at)):
                start = at = solid[at]
                continue
            word = words[word.index - 1] if word and word.start == at else words.at(at - 1)
            passed = self._over(words, word, bound, Span(start, end)) if word.text in _CLOSING else None
            if passed is not None:
                start, at = passed
                continue
            ends = start == end or (first is not None and first.start == at and first.text in self._dependent)
            suffix = (ends and self._is_suffix(word, end)) or (start < end and self._is_named_by_verb(words, word))
            tied = was_suffix and word.text[0].isalnum() and word.tag != "m"
            step = "take" if suffix or tied else self._step(word.text[:LONGEST], word.tag, begun=start < end)
            step = self._beside(words, word, first, step, Span(bound, end)) if first and first.start == at else step
            if step == "stop" and start == end and self._is_quoted_noun(words, word, bound):
                step = "take"
            was_suffix = suffix
            if step == "stop":
                verb = word if word.tag[0] == "v" or word.text in self._predicates else None
                manner = word if word.tag == "d" else None
                break
            at = word.start if word.start > bound else bound
            if step == "take":
                start, first = at, word
        reach = Reach(start, end, verb)
        if start == end:
            return reach
        named = self._named_over(words, bound, reach, verb or manner, solid)
        if named:
            return named
        return self._opening.edged(words, bound, reach, first if first and first.start == start else words.at(start))

    def _named_over(
        self, words: Words, bound: int, reach: Reach, inner: Word | None, solid: dict[int, int]
    ) -> Reach | None:
        """The name that goes on over what stopped the walk, a verb or an adverb right before `reach`."""
        named = self._names.told_of(words, bound, reach) if reach.start > bound else None
        if named is None and inner and inner.end == reach.start and inner.start >= bound:
            return self._named_with(words, max(bound, reach.end - LONGEST), reach, inner, solid)
        return named

    def _founding_step(self, words: Words, verb: Word, room: Span, step: str) -> str:
        """商圈|新建|党组织: behind somebody or a place it governs what follows, unless that is 项目 or a level."""
        if step != "take" or verb.text not in self._founding or verb.start <= room.start:
            return step
        before = words[verb.index - 1]
        told = before.start >= room.start and before.tag[0] in "nsf"
        named = words.at(room.end - 1).text.endswith(self._kinds_founded)
        return "stop" if told and not named else step

    def _with_kind(self, words: Words, bound: int, reach: Reach, verb: Word) -> Reach:
        """可疑|类|贷款: with 类 behind it the verb tells a kind; in 发放可疑类贷款 the one before it governs."""
        if verb.end != reach.start or verb.start < bound:
            return reach
        before = words[verb.index - 1] if verb.start > bound else None
        return Reach(verb.start, reach.end, before if before and before.tag[0] == "v" else None)

    def _without_manner(self, words: Words, reach: Reach, first: Word) -> Reach:
        """地毯式|清查: how it was done, where no verb governs both (开展|地毯式清查)."""
        if first.start != reach.start or first.text[-1] != _LIKE or len(first.text) <= NAME or first.end >= reach.end:
            return reach
        act = words[first.index + 1]
        return replace(reach, start=act.start) if act.end == reach.end and act.text in self._acts else reach

    def _tells_where(self, word: Word, reach: Reach) -> bool:
        """全县6.2万户, 现场12人, 每口80立方米: alone they name nothing, unless a verb governs them (观摩现场3个)."""
        if word.end != reach.end or word.start != reach.start:
            return False
        return (
            word.text[0] == _EACH
            or word.text in self._everywhere
            or (reach.verb is None and word.text in self._on_the_spot)
        )

    def _lacks(self, words: Words, bound: int, word: Word, reach: Reach) -> bool:
        """还|差9户, 目前|坏了3盏: a verb, an adjective to the dictionary, that opens the clause or has an adverb."""
        alone = word.tag == "a" and word.text in self._brief and word.end == reach.end
        return alone and (word.start <= bound or words[word.index - 1].tag[0] in "dt")

    def _over(self, words: Words, word: Word, bound: int, phrase: Span) -> tuple[int, int] | None:
        """Where the phrase begins and the walk goes on when `word` closes a quotation, or a bracket inside a name."""
        opening = OPENING.get(word.text)
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
        return named and word.start > bound and words[word.index - 1].text in OPENING

    def _beside(self, words: Words, word: Word, first: Word, step: str, room: Span) -> str:
        """What becomes of `word` because of the one that follows it."""
        if step == "stop" and word.text + first.text in self._attributive:
            return "take"  # 可|支配
        if step == "stop" and word.text == _AT and first.tag in ("j", "ns") and len(first.text) == 1:
            return "take"  # 在|沪|金融机构
        if step == "stop" and first.text in self._named_after and word.text[0].isalpha():
            return "take"  # 青年|之家
        if word.text in self._averages and first.text in self._acts:
            return "stop"  # 执法人员人均|监管主体
        return self._founding_step(words, word, room, step)

    def _named_with(self, words: Words, bound: int, reach: Reach, inner: Word, solid: dict[int, int]) -> Reach | None:
        """The name that goes on over the verb or adverb inside it, if it does: 医保|参保|人数, 按时|办结率."""
        head = words.at(reach.end - 1)
        level = self._names.is_of_level(words, reach, inner)
        if not level and (inner.tag == "d" or not self._names.may_hold(inner, head)):
            return None
        inner = self._names.first_of_run(words, bound, inner, head)
        rest = self._walked(words, bound, inner.start, solid)  # no longer as a whole
        if rest.start < rest.end == inner.start:
            if level or self._names.is_named_by(inner, head) or not self._names.acts_on(words, rest):
                return replace(rest, end=reach.end)
            return None
        return Reach(inner.start, reach.end, rest.verb) if level else None

    def _decided(self, text: str, tag: str, *, begun: bool) -> str:
        """take: belongs to the phrase; pass: only with more to its left; stop."""
        if text in self._averages or text in JOINS or text == _GRADE or tag == "uj":
            return "pass" if begun else "stop"
        stops = text in self._time_words or (text in self._stop_nouns and text != _COINS)
        if stops or (tag == "b" and text in self._moving):
            return "stop"
        if text == _SUBSCRIPT or text in self._inner:
            return "take" if begun else "stop"
        if text in self._dependent:
            return "take"  # 收入, which the dictionary takes for a verb
        governs = text in self._predicates and text not in self._attributive
        if governs and tag not in ("vn", "n", "an"):
            return "stop"
        taken = text in self._pronouns or is_nominal(text, tag)
        taken = taken or (begun and (tag == "f" or text in self._attributive))
        return "take" if taken else "stop"

    def _is_suffix(self, word: Word, end: int) -> bool:
        """整改率, 加油点, 药占比: what closes a noun, however it is tagged."""
        if word.tag == "p":
            return word.text == "比" and word.end == end and word.start > 0
        return word.tag == "q" or word.text[: end - word.start] in self._suffixes

    def _is_named_by_verb(self, words: Words, word: Word) -> bool:
        """集合|店|零售额: an ending right behind a verb that governs nothing makes one noun with it."""
        if word.text not in self._suffixes or word.tag[0] != "n" or not word.index:
            return False
        before = words[word.index - 1]
        return before.tag == "v" and len(before.text) >= NAME and before.text not in self._acts

    def _quoted_start(self, words: Words, closing: Word, bound: int, opening: str) -> int | None:
        index = closing.index - 1
        while index >= 0 and words[index].start >= bound and closing.start - words[index].start < LONGEST:
            if words[index].text == opening:
                return words[index].start
            index -= 1
        return None


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
