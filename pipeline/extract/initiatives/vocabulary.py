"""The words of configs/initiatives.yaml, compiled once per worker."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from pipeline.config import Config
from pipeline.config.initiatives import ContextGroup, HeadGroup, WordGroup
from pipeline.config.slogans import Slogan
from pipeline.extract.initiatives.page import Page

_CLAUSE_START = re.compile(r"[，。；：！？,;:!?\n）)](?=[^，。；：！？,;:!?\n）)]*$)")
_WINDOW = 26
_CLAUSE_MARKS = frozenset("，。；：！？,;:!?\n")
_TAIL_RUN = re.compile(r"[一-鿿A-Za-z]{1,16}")
_JOINED_RUN = re.compile(r"[一-鿿A-Za-z0-9+＋·]{1,24}")
_FUNCTION = frozenset("的了和与及在为是将把被等让使从向以并也都还又于")
_NUMERALS = frozenset("一二两三四五六七八九十")
_DIRECTIONS = frozenset("上下里")
_STRENGTH = {"never": 0, "faint": 1, "weak": 2, "medium": 3, "strong": 4, "named": 5}
_GAP = 4
_PHRASE = 4
_CARRIERS = frozenset({"mechanism", "team", "platform"})
_REACH = 4
_NEAR = frozenset({"programme", "activity", "campaign"})
_CLASSES = frozenset({"platform", "hotline", "team", "studio", "project"})

_GATE = 3
_CREED = 6
"""A shorter doctrine holds no noun of a name."""


class Head(NamedTuple):
    """A cue noun behind a name: `text[start:end]`, `end` past any nouns chained to it (建设工程)."""

    start: int
    end: int
    group: HeadGroup


def any_of(words: Iterable[str], behind: str = "") -> str:
    """An alternation that prefers the longest, grouped by first character: a third of the branches to try.

    Each branch begins with a literal and ends with the pattern `behind`: `re` skips to the first characters.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)}){behind}" for first, rests in groups.items())


def gate_of(words: Collection[str]) -> str:
    """A lookahead for three characters that may begin one of `words`, each of which has as many.

    Three sets tell most places apart for a tenth of what hundreds of branches cost.
    """
    if not words:
        return "(?!)"
    sets = ("".join(map(re.escape, sorted({word[place] for word in words}))) for place in range(_GATE))
    return f"(?={''.join(f'[{characters}]' for characters in sets)})"


_PLAIN = frozenset({"vague", "hollow", "edge"})
"""Classes of words that name nothing before a noun."""

_GOVERNING = ("launch", "carry")


class Vocabulary:
    def __init__(self, config: Config) -> None:
        rules = config.initiatives
        self.heads = {word: group for group in rules.heads for word in group.words}
        self.head = re.compile(any_of(self.heads))
        self.bare_head = re.compile(any_of(word for word, group in self.heads.items() if group.bare != "never"))
        self._lengths_of_heads = _lengths_by_last(self.heads)
        self.outside = words_of(rules.outside)
        self._outside = re.compile(any_of(word for word in self.outside if len(word) > 1))
        self._class_before = re.compile(rf"(?:{any_of(word for word in self.heads if len(word) > 1)})$")
        self.edges = words_of(rules.edges)
        self.outside |= _launching(rules.contexts) - self.edges
        self.vague = words_of(rules.vague)
        self.plurals = tuple(words_of(rules.plurals))
        self.plural = re.compile(f'{any_of(self.plurals)}[“"「『]?$')
        self._left, self._left_words = _contexts(rules.contexts, "left")
        self.governing = self.outside | {
            word for word, effect in self._left_words.items() if effect in _GOVERNING and len(word) > 1
        }
        """Words that govern a name and, right before its quotes, are never part of it: 优化“川味小店”."""
        self._right, self._right_words = _contexts(rules.contexts, "right")
        self.classes: dict[str, str] = {
            **dict.fromkeys(_CLAUSE_MARKS, "clause"),
            **dict.fromkeys(self.vague, "vague"),
            **dict.fromkeys(words_of(rules.hollow), "hollow"),
            **dict.fromkeys(self.edges, "edge"),
            **dict.fromkeys(self.outside, "outside"),
            **self._left_words,
        }
        self.refusing = frozenset(word for word, effect in self._right_words.items() if effect == "refuse") - set(
            self.heads
        )
        self.slogans: dict[str, Slogan] = {slogan.text: slogan for slogan in config.slogans.slogans}
        free = [s.text for s in config.slogans.slogans if s.kind == "initiative" and not s.in_quotes_only]
        short = [s.text for s in config.slogans.slogans if s.kind == "initiative" and s.in_quotes_only]
        creeds = [s.text for s in config.slogans.slogans if s.kind != "initiative" and len(s.text) >= _CREED]
        periods = any_of(s.text for s in config.slogans.slogans if s.kind == "period")
        self.plan_period = re.compile(f"(?:{periods})(?:时期|期间)?(?:{any_of(words_of(rules.plan_nouns))})?")
        """“六五”计划, “十三五”时期建设."""
        self._hollow = tuple(words_of(rules.hollow))
        self.creed = re.compile(any_of(creeds))
        """Doctrines that hold words which elsewhere end names: 思想上政治上行动上."""
        nouns = words_of(rules.slogan_nouns)
        longer = any_of(short, behind=f"(?={any_of(nouns)})")
        gate = gate_of([*free, *(slogan + noun for slogan in short for noun in nouns)])
        self.free_slogan = re.compile(f"{gate}(?:{any_of(free)}|{longer})")
        self.inner_adverbs = words_of(rules.inner_adverbs)
        self._adverbs = re.compile(f"(?:[一二三]期)?(?:{any_of(words_of(rules.adverbs))})*")
        self.tails = words_of(rules.tails)
        self.plain_tails = words_of(rules.plain_tails)
        self.model_noun = any_of(words_of(rules.model_nouns))
        self.launched = any_of(words_of(rules.launched))
        self.making = any_of(words_of(rules.making))
        self.measure = any_of(words_of(rules.measures))
        self.authority = any_of(words_of(rules.authorities))
        self.kinship = re.compile(any_of(rules.kinship.words))

    def names_other(self, text: str) -> bool:
        """Whether `text` is a strategy, doctrine, plan period or category that everybody knows."""
        slogan = self.slogans.get(text)
        return slogan is not None and slogan.kind != "initiative"

    def head_behind(
        self, page: Page, start: int, limit: int | None = None, *, least: int = 0, joined: bool = False
    ) -> Head | None:
        """The first cue noun behind `start` with at least `least` characters before it.

        `joined`: the run may hold A+B and A·B, as inside quotes.
        """
        pattern = _JOINED_RUN if joined else _TAIL_RUN
        run = pattern.match(page.text, start, start + 24 if limit is None else limit)
        if run is None or page.text[start] in _DIRECTIONS:
            return None
        for match in self.head.finditer(page.text, start, run.end()):
            if not self._free(page.text, start, match.start()):
                return None
            if match.start() - start >= least and self.ends_word(page, match):
                head = self._extended(page, match, run.end())
                far = not joined and head.start - start > _REACH and head.group.light and head.group.kind in _NEAR
                return None if far else head
        return None

    def ends_word(self, page: Page, match: re.Match[str]) -> bool:
        """Whether a cue noun ends where a word ends, or the next one starts (宣传月|活动, cut by jieba as 月活|动)."""
        end = match.end()
        if end - match.start() == 1 and match.start() not in page.borders:
            return False
        if end in page.borders or (end - match.start() > 2 and page.text[end] in _FUNCTION):
            return True
        return self.head.match(page.text, end) is not None

    def _free(self, text: str, start: int, end: int) -> bool:
        """Whether nothing in between stands outside names."""
        between = text[start:end]
        return not _FUNCTION.intersection(between) and self._outside.search(between) is None

    def _extended(self, page: Page, match: re.Match[str], limit: int) -> Head:
        """From a light noun on to the one that carries the name: 建设工程, 社区养老综合体, 直播带岗活动."""
        last = match
        while self.heads[last.group()].light:
            following = self._next_head(page, last.end(), limit)
            if following is None:
                break
            last = following
        return Head(match.start(), last.end(), self.heads[last.group()])

    def _next_head(self, page: Page, start: int, limit: int) -> re.Match[str] | None:
        for match in self.head.finditer(page.text, start, min(limit, start + _GAP + 4)):
            group = self.heads[match.group()]
            if (
                match.start() - start > _GAP
                or page.text[start] in _NUMERALS
                or not self._free(page.text, start, match.start())
            ):
                return None
            if self.ends_word(page, match) and (group.bare != "never" or group.generic or group.kind in _CARRIERS):
                return match
        return None

    def chained(self, page: Page, match: re.Match[str]) -> Head:
        """A cue noun with those that follow it at once: 三年行动 + 计划."""
        last, group = match, self.heads[match.group()]
        while (following := self.bare_head.match(page.text, last.end())) and self.ends_word(page, following):
            last = following
            group = max(group, self.heads[last.group()], key=lambda one: _STRENGTH[one.bare])
        return Head(match.start(), last.end(), group)

    def head_inside(self, name: str) -> HeadGroup | None:
        """The cue noun that ends `name` and leaves a modifier before it."""
        noun = self.noun_at_end(name)
        if noun is None or len(name) - len(noun) < (2 if len(noun) == 1 else 1):
            return None
        return self.heads[noun]

    def noun_at_end(self, name: str) -> str | None:
        """The longest cue noun that ends `name`."""
        for length in self._lengths_of_heads.get(name[-1:], ()):
            if name[-length:] in self.heads:
                return name[-length:]
        return None

    def is_class(self, name: str) -> bool:
        """Whether a hollow word stands right before the noun that ends `name`: 生态修复重大工程."""
        noun = self.noun_at_end(name)
        return noun is not None and name.endswith(self._hollow, 0, len(name) - len(noun))

    def is_plain(self, words: str) -> bool:
        """Whether words without quotes tell no initiative from others: no cue noun ends them, or one that stands alone
        or behind words that stand before many (三年行动, 政策体系, 管理改革).
        """
        noun = self.noun_at_end(words)
        before = words[: len(words) - len(noun)] if noun else ""
        return not before or before in self.heads or self.classes.get(before) in _PLAIN

    def left_context(self, page: Page, start: int) -> tuple[str, str]:
        """Effect and word of the nearest governing word in the clause before `start`; empty where there is none."""
        low = max(0, start - _WINDOW)
        clause = _CLAUSE_START.search(page.text, low, start)
        found = ("", "")
        for match in self._left.finditer(page.text, clause.end() if clause else low, start):
            if match.end() in page.borders and self._begins_word(page, match.start()):
                found = (self._left_words[match.group()], match.group())
        return found

    def launches(self, word: str) -> bool:
        """Whether `word` sets initiatives going, also as the end of a phrase (深入开展)."""
        return "launch" in (self._left_words.get(word), self._left_words.get(word[-2:]))

    @staticmethod
    def _begins_word(page: Page, start: int) -> bool:
        """Also inside the phrases that jieba keeps whole (深入|开展), but not inside nouns (党组织)."""
        return start in page.borders or len(page.words[page.word_at(start)]) >= _PHRASE

    def head_before(self, page: Page, mark: int) -> HeadGroup | None:
        """The cue noun right before the quotes: 公众号“塘边事”."""
        match = self._class_before.search(page.text, max(0, mark - 6), mark)
        group = self.heads[match.group()] if match else None
        return group if group and group.bare != "faint" and (group.generic or group.kind in _CLASSES) else None

    def right_context(self, page: Page, end: int) -> str:
        """Effect of the words right behind `end`; `attributive` for a bare 的."""
        attributive = page.text.startswith("的", end)
        skipped = self._adverbs.match(page.text, end)
        assert skipped is not None
        match = self._right.match(page.text, end + 1 if attributive else skipped.end())
        if match is not None and match.end() in page.borders:
            return self._right_words[match.group()]
        return "attributive" if attributive else ""


def _lengths_by_last(nouns: Iterable[str]) -> dict[str, list[int]]:
    """By last character how long the nouns are that end with it, the longest first."""
    found: dict[str, set[int]] = {}
    for noun in nouns:
        found.setdefault(noun[-1], set()).add(len(noun))
    return {last: sorted(lengths, reverse=True) for last, lengths in found.items()}


def words_of(groups: Iterable[WordGroup]) -> frozenset[str]:
    """All words of groups that behave alike."""
    return frozenset(word for group in groups for word in group.words)


def _launching(groups: Iterable[ContextGroup]) -> frozenset[str]:
    """Verbs that set initiatives going stand outside their names."""
    return frozenset(w for group in groups if group.effect == "launch" for w in group.words if len(w) > 1)


def _contexts(groups: Iterable[ContextGroup], side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    words = {word: str(group.effect) for group in groups if group.side == side for word in group.words}
    return re.compile(any_of(words)), words
