"""Plain names behind a verb that sets work going, up to the end of the clause: 实施新一轮山区道路通达行动。

Hands that label official prose call such a phrase a name nearly always, however plain its words; a model that has met
none of these words does not. It is told where the model sees nothing likelier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.initiatives.labelling.rule import Chance
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import any_of, either, words_of

_CHANCE = 0.6
"""Less than what the model is sure of, so that its own reading of the place goes first."""
_LEAST = 5
"""Characters before the noun: shorter ones (联合检查) say how, not which."""
_LONGEST = 28
"""Characters between verb and noun."""
_LONGEST_TERM = 14
_MARK = re.compile("[^一-鿿A-Za-z0-9·]")


class LaunchedRule:
    """Built once per worker."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        rules = vocabulary.rules
        self._round = re.compile(either(rules.rounds))
        self._term = re.compile(f"{either(rules.terms)}$")
        self._joins = frozenset(rules.joins.words)
        self._bars = frozenset(rules.launched_bars.words)
        self._counted = re.compile(either(rules.counted))
        self._noun = re.compile(rf"(?:{any_of(words_of(rules.launched))})(?=[，。；,;\n]|$)")

    def find(self, page: Page) -> Iterator[Chance]:
        """Names in text order, each with the chance that the rule gives it."""
        for noun in self._noun.finditer(page.text):
            start = self._behind_verb(page, noun.start())
            if start is not None and noun.start() - start >= _LEAST and self._is_name(page, start, noun):
                yield Chance(start, noun.end(), _CHANCE)

    def _behind_verb(self, page: Page, noun: int) -> int | None:
        """Where the words begin between `noun` and the nearest verb that sets work going, if nothing parts them."""
        index = page.word_at(noun - 1) if noun else -1
        while index >= 0 and noun - page.starts[index] <= _LONGEST:
            word = page.words[index]
            if self._sets_going(word):
                start = page.starts[index] + len(word)
                told = self._round.match(page.text, start)
                return told.end() if told else start
            if word in self._bars:
                return self._behind_term(page, index)
            if _MARK.search(word) or self._joins_names(page, index):
                return None
            index -= 1
        return None

    def _behind_term(self, page: Page, index: int) -> int | None:
        """开展了|为期三个月的|农资打假行动: where the name begins, if a word ends what tells how long it takes."""
        end = page.starts[index] + len(page.words[index])
        term = self._term.search(page.text, max(0, end - _LONGEST_TERM), end)
        led = term is not None and term.start() > 0 and self._sets_going(page.words[page.word_at(term.start() - 1)])
        return end if led else None

    def _sets_going(self, word: str) -> bool:
        """Verbs that may stand in a name themselves (园区培育提升行动) do not count."""
        outside = self._vocabulary.outside
        return self._vocabulary.contexts.launches(word) and (word in outside or word[-2:] in outside)

    def _joins_names(self, page: Page, index: int) -> bool:
        """经营管理提升年和节本降费百日行动 are two."""
        before = page.text[max(0, page.starts[index] - _LONGEST) : page.starts[index]]
        return page.words[index] in self._joins and self._vocabulary.noun_at_end(before) is not None

    def _is_name(self, page: Page, start: int, noun: re.Match[str]) -> bool:
        name = page.text[start : noun.end()]
        if self._vocabulary.is_class(name) or self._vocabulary.is_plain(name) or self._counted.search(name):
            return False
        first, last = page.words[page.word_at(start)], page.words[page.word_at(noun.start() - 1)]
        told = not name.startswith(self._vocabulary.plurals) and self._vocabulary.outside.isdisjoint((first, last))
        return told and {start, noun.end()} <= page.borders
