"""Plain names behind a verb that sets work going, up to the end of the clause: 实施新一轮山区道路通达行动。

Hands that label official prose call such a phrase a name nearly always, however plain its words; a model that has met
none of these words does not. It is told where the model sees nothing likelier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.initiatives.edges import LeftEdge
from pipeline.extract.initiatives.labelling.rule import Chance
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.vocabulary import Vocabulary

_CHANCE = 0.6
"""Less than what the model is sure of, so that its own reading of the place goes first."""
_LEAST = 5
"""Characters before the noun: shorter ones (联合检查) say how, not which."""
_ROUND = "新一轮"
_COUNTED = re.compile(r"[0-9几数]|[两三四五六七八九十][大项个]")


class LaunchedRule:
    """Built once per worker."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._edge = LeftEdge(vocabulary)
        self._noun = re.compile(rf"(?:{vocabulary.launched})(?=[，。；,;\n]|$)")

    def find(self, page: Page) -> Iterator[Chance]:
        """Names in text order, each with the chance that the rule gives it."""
        for noun in self._noun.finditer(page.text):
            start, end = self._edge.of(page, noun.start()), noun.end()
            if noun.start() - start >= _LEAST and self._is_launched(page, start) and self._is_name(page, start, end):
                yield Chance(start, end, _CHANCE)

    def _is_launched(self, page: Page, start: int) -> bool:
        """Whether the verb stands right before it, or before 新一轮."""
        if page.text.endswith(_ROUND, 0, start):
            start -= len(_ROUND)
        return start > 0 and self._vocabulary.launches(page.words[page.word_at(start - 1)])

    def _is_name(self, page: Page, start: int, end: int) -> bool:
        name = page.text[start:end]
        vague = self._vocabulary.is_class(name) or self._vocabulary.is_plain(name)
        return end in page.borders and not vague and _COUNTED.search(name) is None
