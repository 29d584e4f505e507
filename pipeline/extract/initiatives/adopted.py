"""Models of A+B without quotes behind a verb that adopts them: 采用支部+果农+冷库模式.

The model takes what stands before the verb with them now and then, or is not sure of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.config import Config
from pipeline.extract.initiatives.labelling.rule import Chance
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.words import any_of, either, words_of

_CHANCE = 0.6
"""Less than what the model is sure of, so that its own reading of the place goes first."""
_PART = "[一-鿿A-Za-z0-9]{1,8}?"
_LONGEST = 8
"""Characters between verb and first mark."""


class AdoptedRule:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        rules = config.initiatives
        self._adopting = words_of(rules.adopting)
        self._foreign = re.compile(f"[^一-鿿A-Za-z0-9]|{either(rules.adopting_bars)}")
        self._model = re.compile(rf"[+＋]{_PART}(?:[+＋]{_PART}){{0,11}}(?:{any_of(words_of(rules.model_nouns))})")

    def find(self, page: Page) -> Iterator[Chance]:
        for model in self._model.finditer(page.text):
            start = None if "的" in model.group() else self._behind_verb(page, model.start())
            if start is not None and model.end() in page.borders:
                yield Chance(start, model.end(), _CHANCE)

    def _behind_verb(self, page: Page, mark: int) -> int | None:
        """Where the words before `mark` begin, if such a verb stands before them and nothing parts the two."""
        index = page.word_at(mark - 1) if mark else -1
        while index >= 0 and mark - page.starts[index] <= _LONGEST + 4:
            word = page.words[index]
            end = page.starts[index] + len(word)
            if word in self._adopting or (len(word) == 4 and word[-2:] in self._adopting):
                return end if 0 < mark - end <= _LONGEST else None
            if self._foreign.search(word):
                return None
            index -= 1
        return None
