"""The walk rightwards from behind a number as long as the words can belong to one noun phrase."""

from __future__ import annotations

from functools import lru_cache

from pipeline.config import Config
from pipeline.extract.counts.phrases.phrase_cues import (
    JOINS,
    LONGEST,
    NAME,
    NAMING,
    OPENING,
    PASSIVE,
    REMEMBERED,
    PhraseCues,
)
from pipeline.extract.counts.phrases.spans import Reach, Span
from pipeline.extract.counts.words.document import Word, Words, is_nominal

_CLOSING = {left: right for right, left in OPENING.items()}
_LISTING = "、"
_ETC = "等"
"""小梁薄板房屋等|旧住房: what stands behind it names what the list before is of."""
_BOUNDS, _GRADE = ("以上", "以下"), "级"
_SAYING = 3
"""No idiom is shorter; 新举措, which the dictionary has among them, is a noun."""


class PhrasesAfter:
    """Built once per worker."""

    def __init__(self, config: Config, shared: PhraseCues) -> None:
        cues = config.count_cues
        self._predicates, self._attributive, self._acts = shared.predicates, shared.attributive, shared.acts
        self._governing, self._moving, self._heads = shared.governing, shared.moving, shared.heads
        self._adverbs = tuple(cues.drawn_adverbs.words)
        self._recurring = frozenset(cues.recurring_times.words)
        self._outcomes = frozenset(cues.outcomes.words)
        self._everywhere = frozenset(cues.everywhere.words)
        self._outside = shared.stop_nouns | shared.averages | frozenset((*cues.outside.words, _LISTING))
        self._step = lru_cache(REMEMBERED)(self._decided)

    def walk(self, words: Words, start: int, bound: int, *, closed: bool = False, acting: bool = False) -> Reach:
        """The phrase that begins at `start`, no further right than `bound`; `closed` where the clause ends there.

        `acting`: it names somebody who does things (12户企业申报抵扣额).
        """
        told = self._suffering(words, start, bound) or self._timed(words, start, bound, closed=closed, acting=acting)
        reach = told or self._walked(words, start, bound, closed=closed, acting=acting)
        return self._without_scope(words, _without_next_list(words, reach, bound))

    def _without_scope(self, words: Words, reach: Reach) -> Reach:
        """4项创新成果|全国|复制推广: behind a noun and before a verb it says how far something was done."""
        last = words.at(reach.end - 1) if reach.end > reach.start and reach.verb else None
        if last is None or last.text not in self._everywhere or last.start <= reach.start:
            return reach
        return Reach(reach.start, last.start, reach.verb)

    def _walked(self, words: Words, start: int, bound: int, *, closed: bool, acting: bool) -> Reach:
        end, at = start, start
        word: Word | None = None
        verb: Word | None = None
        limit = min(bound, start + LONGEST)
        while at < limit:
            word = words[word.index + 1] if word and word.end == at else words.at(at)
            closing = _CLOSING.get(word.text)
            if closing and (quoted := self._quoted_end(words, word, bound, closing)) is not None:
                end = at = quoted
                continue
            step = self._told(words, word, begun=end > start, acting=acting)
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
            if step == "take" and word.tag == "x" and word.text.endswith(self._adverbs):
                return Reach(start, end - 1, None)
        return Reach(start, end, verb)

    def _told(self, words: Words, word: Word, *, begun: bool, acting: bool) -> str:
        """What becomes of `word`, its neighbours seen: see `_decided`."""
        acts = acting and word.tag == "v" and word.text in self._predicates
        if begun and (acts or _is_adverb(words, word)):
            return "stop"
        if begun and word.text in _BOUNDS and words[word.index - 1].text.endswith(_GRADE):
            return "pass"  # 地级|以上|城市
        return self._step(word.text[:LONGEST], word.tag, begun=begun)

    def _suffering(self, words: Words, start: int, bound: int) -> Reach | None:
        """65名|受|处分|人员: what was done to them says which; 7名受表彰 tells what was done."""
        passive = words.at(start) if start < bound else None
        if passive is None or passive.text != PASSIVE or passive.start != start or passive.end >= bound:
            return None
        done = words[passive.index + 1]
        if done.end >= bound or len(done.text) < NAME or (done.tag[0] != "v" and done.text not in self._acts):
            return None
        reach = self._walked(words, done.end, bound, closed=False, acting=True)
        return Reach(start, reach.end, reach.verb) if reach.end > done.end else None

    def _timed(self, words: Words, start: int, bound: int, *, closed: bool, acting: bool) -> Reach | None:
        """夜间|经济地标: a time that comes again names a kind with the noun behind it; 夜间|巡逻 says when."""
        word = words.at(start) if start < bound else None
        if word is None or word.text not in self._recurring or word.start != start or word.end >= bound:
            return None
        if acting and words[word.index + 1].tag[0] not in NAMING:
            return None  # 40名|夜间|巡逻
        reach = self._walked(words, word.end, bound, closed=closed, acting=acting)
        head = words.at(reach.end - 1)
        named = reach.end > word.end and head.tag[0] != "v" and is_nominal(head.text, head.tag)
        return Reach(start, reach.end, reach.verb) if named else None

    def _is_headed(self, words: Words, room: Span) -> bool:
        """防汛|避险|救灾|硬|措施: verbs in a row and the one noun that closes the clause behind them are a name."""
        word, verbs = words.at(room.start), 0
        while word.end < room.end and len(word.text) == NAME and self._qualifies(word):
            word, verbs = words[word.index + 1], verbs + 1
        if word.tag in ("a", "b") and word.end < room.end:
            word = words[word.index + 1]
        return verbs > 1 and word.end == room.end and word.tag in ("n", "i") and len(word.text) >= NAME

    def _qualifies(self, verb: Word) -> bool:
        plain = verb.tag in ("v", "vn") and verb.text not in self._governing and verb.text not in self._moving
        return plain or verb.text in self._attributive

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

    def _decided(self, text: str, tag: str, *, begun: bool) -> str:
        """take: belongs to the phrase; pass: only with more to its right; verb: if it modifies the noun behind it.

        An idiom behind a noun tells what was done: 6万名居民|埋头苦干.
        """
        if text == _ETC:
            return "etc" if begun else "stop"
        if text in self._outside or (begun and ((tag == "i" and len(text) > _SAYING) or text[:NAME] in self._outcomes)):
            return "stop"
        if text in JOINS or tag == "uj":
            return "pass" if begun else "stop"
        if text in self._predicates and text not in self._attributive:
            return "take" if begun and tag == "vn" else "stop"
        if text in self._attributive or is_nominal(text, tag):
            return "take"
        return "verb" if tag == "v" and not begun else "stop"

    def _closes(self, word: Word) -> bool:
        """A verb or adverb alone before the end of the clause is what is counted, unless it is a predicate."""
        plain = word.text not in self._predicates and word.text not in self._moving
        return plain and len(word.text) > 1 and word.tag in ("v", "d")

    def _modifies(self, word: Word, words: Words) -> bool:
        """A two-character verb before a noun that closes the clause may modify it: 3名驻外记者."""
        following = word.index + 1
        return len(word.text) > 1 and following < words.number and words[following].tag[0] == "n"

    def _quoted_end(self, words: Words, opening: Word, bound: int, closing: str) -> int | None:
        index = opening.index + 1
        while index < words.number and words[index].end <= bound and words[index].end - opening.start < LONGEST:
            if words[index].text == closing:
                return words[index].end
            index += 1
        return None


def _without_next_list(words: Words, reach: Reach, bound: int) -> Reach:
    """22轮强降水|和“海葵”等|5个台风: what stands quoted before 等 and a number is told of what that counts."""
    last = words.at(reach.end - 1) if reach.start < reach.end < bound else None
    if last is None or last.text not in OPENING or words.at(reach.end).text != _ETC or bound != reach.end + len(_ETC):
        return reach
    joins = [index for index in range(words.at(reach.start).index, last.index) if words[index].text in JOINS]
    return Reach(reach.start, words[joins[-1]].start, None) if joins else reach


def _is_adverb(words: Words, word: Word) -> bool:
    """县级市|新|获评, 产值|近|3年: an adjective of one character before a verb or a number belongs to it."""
    short = word.tag == "a" and len(word.text) == 1
    return short and word.index + 1 < words.number and words[word.index + 1].tag in ("v", "m")


def _is_noun_behind(words: Words, word: Word, bound: int) -> bool:
    """Whether the next word, before `bound`, is one that builds names."""
    following = words[word.index + 1] if word.end < bound else None
    return following is not None and following.end <= bound and following.tag[0] in "nab"
