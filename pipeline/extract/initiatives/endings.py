"""Nouns that end a name without quotes: every place where one stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.initiatives.page import Page
from pipeline.records import InitiativeKind


class Ending(NamedTuple):
    """`text` at `start:end`; `strength` as in the configuration, `ending` for nouns that are no heads elsewhere."""

    start: int
    end: int
    text: str
    kind: InitiativeKind
    strength: str


class EndingFinder:
    def __init__(self, config: Config) -> None:
        rules = config.initiatives
        self._known: dict[str, tuple[InitiativeKind, str]] = {
            **{word: (group.kind, "ending") for group in rules.endings for word in group.words},
            **{word: (group.kind, group.bare) for group in rules.heads for word in group.words},
        }
        for word in rules.only_quoted:
            self._known.pop(word, None)
        lengths: dict[str, set[int]] = {}
        for word in self._known:
            lengths.setdefault(word[-1], set()).add(len(word))
        self._lengths = {last: tuple(sorted(known, reverse=True)) for last, known in lengths.items()}

    def find(self, page: Page) -> Iterable[Ending]:
        """Endings in order. A single character ends a name only where it is a word, or in a word unknown to jieba."""
        last, words, tags, text = self._lengths, page.words, page.tags, page.text
        for index in [i for i, word in enumerate(words) if word[-1] in last or (tags[i] == "x" and len(word) > 1)]:
            word, start, unknown = words[index], page.starts[index], tags[index] == "x"
            end = start + len(word)
            for inner in range(start + 1, end) if unknown else ():
                if text[inner - 1] in last and (ending := self._at(text, inner, known=False)):
                    yield ending
            if word[-1] in last and (ending := self._at(text, end, known=not unknown and len(word) > 1)):
                yield ending

    def _at(self, text: str, end: int, *, known: bool) -> Ending | None:
        for length in self._lengths[text[end - 1]]:
            found = self._known.get(text[end - length : end]) if length <= end else None
            if found is not None and not (known and length == 1):
                return Ending(end - length, end, text[end - length : end], *found)
        return None
