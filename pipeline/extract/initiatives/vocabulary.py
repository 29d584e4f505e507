"""The words of configs/initiatives.yaml, compiled once per worker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.config import Config
from pipeline.config.initiatives import ContextGroup, HeadGroup
from pipeline.config.slogans import Slogan
from pipeline.extract.initiatives.page import Page

_CLAUSE_START = re.compile(r"[，。；：！？,;:!?\n）)](?=[^，。；：！？,;:!?\n）)]*$)")
_WINDOW = 26
_TAIL_RUN = re.compile(r"[一-鿿A-Za-z]{1,16}")
_JOINED_RUN = re.compile(r"[一-鿿A-Za-z0-9+＋·]{1,24}")
_FUNCTION = frozenset("的了和与及在为是对将把被等让使从向以并也都还又于")


class Head(NamedTuple):
    """A cue noun behind a name: `text[start:end]`, `end` past any nouns chained to it (建设工程)."""

    start: int
    end: int
    group: HeadGroup


def any_of(words: Iterable[str]) -> str:
    """An alternation that prefers the longest."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


class Vocabulary:
    def __init__(self, config: Config) -> None:
        rules = config.initiatives
        self.heads = {word: group for group in rules.heads for word in group.words}
        self.head = re.compile(any_of(self.heads))
        self.bare_head = re.compile(any_of(word for word, group in self.heads.items() if group.bare != "never"))
        self._head_at_end = re.compile(rf"(?:{any_of(self.heads)})$")
        self._outside = re.compile(any_of(w for group in rules.outside for w in group.words if len(w) > 1))
        self.outside = frozenset(word for group in rules.outside for word in group.words)
        self.vague = frozenset(word for group in rules.vague for word in group.words)
        self._left, self._left_words = _contexts(rules.contexts, "left")
        self._right, self._right_words = _contexts(rules.contexts, "right")
        self.kinds_by_verb = {word: entry.kind for entry in rules.kinds_by_verb for word in entry.words}
        self.slogans: dict[str, Slogan] = {slogan.text: slogan for slogan in config.slogans.slogans}
        free = [s.text for s in config.slogans.slogans if s.kind == "initiative" and not s.in_quotes_only]
        self.free_slogan = re.compile(any_of(free))

    def head_behind(
        self, page: Page, start: int, limit: int | None = None, *, least: int = 0, joined: bool = False
    ) -> Head | None:
        """The first cue noun behind `start` with at least `least` characters before it.

        `joined`: the run may hold A+B and A·B, as inside quotes.
        """
        pattern = _JOINED_RUN if joined else _TAIL_RUN
        run = pattern.match(page.text, start, start + 24 if limit is None else limit)
        if run is None:
            return None
        for match in self.head.finditer(page.text, start, run.end()):
            if not self._free(page.text, start, match.start()):
                return None
            if match.start() - start >= least and match.end() in page.borders:
                return self._chained(page, match, run.end())
        return None

    def _free(self, text: str, start: int, end: int) -> bool:
        """Whether nothing in between stands outside names."""
        between = text[start:end]
        return not _FUNCTION.intersection(between) and self._outside.search(between) is None

    def _chained(self, page: Page, match: re.Match[str], limit: int) -> Head:
        last = match
        while (following := self.head.match(page.text, last.end(), limit)) and following.end() in page.borders:
            last = following
        if last is not match and last.group() in {"建设", "提升", "创建"}:
            last = match
        return Head(match.start(), last.end(), self.heads[last.group()])

    def head_inside(self, name: str) -> tuple[str, HeadGroup] | None:
        """The cue noun that ends `name` and leaves a modifier before it."""
        match = self._head_at_end.search(name)
        if match is None or match.start() < (2 if len(match.group()) == 1 else 1):
            return None
        return match.group(), self.heads[match.group()]

    def left_context(self, page: Page, start: int) -> tuple[str, str]:
        """Effect and word of the nearest governing word in the clause before `start`; empty where there is none."""
        low = max(0, start - _WINDOW)
        clause = _CLAUSE_START.search(page.text, low, start)
        found = ("", "")
        for match in self._left.finditer(page.text, clause.end() if clause else low, start):
            if match.start() in page.borders and match.end() in page.borders:
                found = (self._left_words[match.group()], match.group())
        return found

    def right_context(self, page: Page, end: int) -> str:
        """Effect of the words right behind `end`; `attributive` for a bare 的."""
        attributive = page.text.startswith("的", end)
        match = self._right.match(page.text, end + attributive)
        if match is not None and match.end() in page.borders:
            return self._right_words[match.group()]
        return "attributive" if attributive else ""


def _contexts(groups: Iterable[ContextGroup], side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    words = {word: str(group.effect) for group in groups if group.side == side for word in group.words}
    return re.compile(any_of(words)), words
