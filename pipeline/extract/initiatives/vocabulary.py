"""The words of configs/initiatives.yaml, compiled once per worker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.config import Config
from pipeline.config.initiatives import HeadGroup
from pipeline.extract.initiatives.contexts import Contexts
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.sayings import Sayings
from pipeline.extract.initiatives.shapes import Shapes
from pipeline.extract.initiatives.words import any_of, words_of
from pipeline.zh.clauses import CLAUSE_MARKS

_TAIL_RUN = re.compile(r"[一-鿿A-Za-z]{1,16}")
_JOINED_RUN = re.compile(r"[一-鿿A-Za-z0-9+＋·]{1,24}")
NUMERALS = frozenset("一二两三四五六七八九十")
_GAP = 4
_CARRIERS = frozenset({"mechanism", "team", "platform"})
_REACH = 4
_NEAR = frozenset({"programme", "activity", "campaign"})
_CLASSES = frozenset({"platform", "hotline", "team", "studio", "project"})
_PLAIN = frozenset({"vague", "hollow", "edge"})
"""Classes of words that name nothing before a noun."""


class Head(NamedTuple):
    """A cue noun behind a name: `text[start:end]`, `end` past any nouns chained to it (建设工程)."""

    start: int
    end: int
    group: HeadGroup


class Vocabulary:
    def __init__(self, config: Config) -> None:
        self.rules = rules = config.initiatives
        self.sayings = Sayings(config)
        self.contexts = Contexts(rules)
        self.shapes = Shapes(rules)
        self.heads = {word: group for group in rules.heads for word in group.words}
        self._head = re.compile(any_of(self.heads))
        self._head_before = re.compile(rf"(?:{any_of(word for word in self.heads if len(word) > 1)})$")
        self._lengths_of_heads = _lengths_by_last(self.heads)
        told = words_of(rules.outside)
        self._outside = re.compile(any_of(word for word in told if len(word) > 1))
        self._function = frozenset(rules.function_words.words)
        self._directions = rules.directions.words
        self.edges = words_of(rules.edges)
        self.outside = told | self.contexts.launching() - self.edges
        self.governing = self.outside | self.contexts.governing()
        """Words that, right before the quotes of a name, are never part of it."""
        self.plurals = tuple(words_of(rules.plurals))
        self.plural = re.compile(f'{any_of(self.plurals)}[“"「『]?$')
        self._hollow = tuple(words_of(rules.hollow))
        self.classes = self._classes()

    def _classes(self) -> Mapping[str, str]:
        """How each word behaves beside a name."""
        return {
            **dict.fromkeys(CLAUSE_MARKS, "clause"),
            **dict.fromkeys(words_of(self.rules.vague), "vague"),
            **dict.fromkeys(self._hollow, "hollow"),
            **dict.fromkeys(self.edges, "edge"),
            **dict.fromkeys(self.outside, "outside"),
            **self.contexts.left_words,
        }

    def head_behind(
        self, page: Page, start: int, limit: int | None = None, *, least: int = 0, joined: bool = False
    ) -> Head | None:
        """The first cue noun behind `start` with at least `least` characters before it.

        `joined`: the run may hold A+B and A·B, as inside quotes.
        """
        pattern = _JOINED_RUN if joined else _TAIL_RUN
        run = pattern.match(page.text, start, start + 24 if limit is None else limit)
        if run is None or page.text[start] in self._directions:
            return None
        for match in self._head.finditer(page.text, start, run.end()):
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
        if end in page.borders or (end - match.start() > 2 and page.text[end] in self._function):
            return True
        return self._head.match(page.text, end) is not None

    def _free(self, text: str, start: int, end: int) -> bool:
        """Whether nothing in between stands outside names."""
        between = text[start:end]
        return self._function.isdisjoint(between) and self._outside.search(between) is None

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
        for match in self._head.finditer(page.text, start, min(limit, start + _GAP + 4)):
            group = self.heads[match.group()]
            if (
                match.start() - start > _GAP
                or page.text[start] in NUMERALS
                or not self._free(page.text, start, match.start())
            ):
                return None
            if self.ends_word(page, match) and (group.bare != "never" or group.generic or group.kind in _CARRIERS):
                return match
        return None

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

    def head_before(self, page: Page, mark: int) -> HeadGroup | None:
        """The cue noun right before the quotes: 公众号“塘边事”."""
        match = self._head_before.search(page.text, max(0, mark - 6), mark)
        group = self.heads[match.group()] if match else None
        return group if group and group.bare != "faint" and (group.generic or group.kind in _CLASSES) else None


def _lengths_by_last(nouns: Iterable[str]) -> dict[str, list[int]]:
    """By last character how long the nouns are that end with it, the longest first."""
    found: dict[str, set[int]] = {}
    for noun in nouns:
        found.setdefault(noun[-1], set()).add(len(noun))
    return {last: sorted(lengths, reverse=True) for last, lengths in found.items()}
