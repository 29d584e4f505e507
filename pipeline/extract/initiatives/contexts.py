"""Words beside a name that speak for it or against it, compiled once per worker."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.config.initiatives import Initiatives
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.words import any_of, either, words_of
from pipeline.zh.clauses import CLAUSE_MARKS

_CLAUSE_START = re.compile(rf"[{CLAUSE_MARKS}）)](?=[^{CLAUSE_MARKS}）)]*$)")
_WINDOW = 26
_PHRASE = 4
_GOVERNING = ("launch", "carry")


class Contexts:
    def __init__(self, rules: Initiatives) -> None:
        self.left_words, self._right_words = _effects(rules, "left"), _effects(rules, "right")
        """Effects by word."""
        self._left, self._right = re.compile(any_of(self.left_words)), re.compile(any_of(self._right_words))
        self._adverbs = re.compile(f"{either(rules.stages)}?(?:{any_of(words_of(rules.adverbs))})*")

    def governing(self) -> frozenset[str]:
        """Words that govern a name: 优化“川味小店”."""
        return frozenset(word for word, effect in self.left_words.items() if effect in _GOVERNING and len(word) > 1)

    def launching(self) -> frozenset[str]:
        """Verbs that set initiatives going, of two characters and more."""
        return frozenset(word for word, effect in self.left_words.items() if effect == "launch" and len(word) > 1)

    def launches(self, word: str) -> bool:
        """Whether `word` sets initiatives going, also as the end of a phrase (深入开展)."""
        return "launch" in (self.left_words.get(word), self.left_words.get(word[-2:]))

    def left(self, page: Page, start: int) -> tuple[str, str]:
        """Effect and word of the nearest governing word in the clause before `start`; empty where there is none."""
        low = max(0, start - _WINDOW)
        clause = _CLAUSE_START.search(page.text, low, start)
        found = ("", "")
        for match in self._left.finditer(page.text, clause.end() if clause else low, start):
            if match.end() in page.borders and _begins_word(page, match.start()):
                found = (self.left_words[match.group()], match.group())
        return found

    def right(self, page: Page, end: int) -> str:
        """Effect of the words right behind `end`; `attributive` for a bare 的."""
        attributive = page.text.startswith("的", end)
        skipped = self._adverbs.match(page.text, end)
        assert skipped is not None
        match = self._right.match(page.text, end + 1 if attributive else skipped.end())
        if match is not None and match.end() in page.borders:
            return self._right_words[match.group()]
        return "attributive" if attributive else ""


def _begins_word(page: Page, start: int) -> bool:
    """Also inside the phrases that jieba keeps whole (深入|开展), but not inside nouns (党组织)."""
    return start in page.borders or len(page.words[page.word_at(start)]) >= _PHRASE


def _effects(rules: Initiatives, side: Literal["left", "right"]) -> dict[str, str]:
    return {word: str(group.effect) for group in rules.contexts if group.side == side for word in group.words}
