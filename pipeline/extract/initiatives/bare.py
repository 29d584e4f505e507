"""Candidates without quotes that their shape gives away: slogans known or of the form 三清三建, models of A+B."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.edges import LeftEdge
from pipeline.extract.initiatives.page import Page
from pipeline.extract.initiatives.spans import Gaps
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import any_of, words_of

_NUMERAL = "[一二三四五六七八九十百千万双两]"


class BareRule:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._edge = LeftEdge(vocabulary)
        rules = vocabulary.rules
        behind = any_of(rules.behind_slogans.words)
        self._work = re.compile(rf"{_NUMERAL}[一-鿿]{_NUMERAL}[一-鿿](?=[，。；、,;]|{behind})")
        nouns = any_of(words_of(rules.model_nouns))
        self._plus = re.compile(rf"[+＋][一-鿿A-Za-z0-9]{{1,8}}?(?:[+＋][一-鿿A-Za-z0-9]{{1,8}}?){{0,11}}(?={nouns})")
        """It begins with a mark, not a group, so that `re` skips to the marks."""

    def find(self, page: Page, taken: Sequence[tuple[int, int]]) -> list[Candidate]:
        """Candidates outside the spans `taken`."""
        free = Gaps(taken)
        return [*self._slogans(page, free), *self._shapes(page, free), *self._models(page, free)]

    def _slogans(self, page: Page, free: Gaps) -> Iterable[Candidate]:
        for match in self._vocabulary.sayings.free.finditer(page.text):
            if free.at(match.start()) and {match.start(), match.end()} & page.borders:
                kind = self._vocabulary.sayings.by_text[match.group()].initiative
                assert kind is not None
                yield Candidate(
                    match.start(), match.end(), match.group(), None, kind, "lexicon", "known_slogan", ("lexicon",)
                )

    def _shapes(self, page: Page, free: Gaps) -> Iterable[Candidate]:
        for match in self._work.finditer(page.text):
            start, end = match.span()
            if not free.at(start) or page.is_word(start, end):
                continue
            effect, verb = self._vocabulary.contexts.left(page, start)
            if effect in {"launch", "carry"} and len(verb) > 1 and page.text.startswith(verb, start - len(verb)):
                yield Candidate(
                    start, end, match.group(), None, "campaign", "numeric_slogan", "slogan_shape",
                    ("quoted", "numeric_work"),
                )  # fmt: skip

    def _models(self, page: Page, free: Gaps) -> Iterable[Candidate]:
        for match in self._plus.finditer(page.text):
            head = self._vocabulary.head_behind(page, match.end())
            start = max(self._edge.of(page, match.start()), free.floor(match.start()))
            if head is None or start == match.start() or not free.at(match.start()):
                continue
            inner, behind = page.text[start : match.end()], page.text[match.end() : head.end]
            effect, _ = self._vocabulary.contexts.left(page, start)
            yield Candidate(
                start, head.end, f"“{inner}”{behind}", inner, head.group.kind, "cue_noun", "plus_model",
                ("head_after", "plus_model", effect),
            )  # fmt: skip
