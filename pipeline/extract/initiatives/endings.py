"""Nouns that end a name without quotes: every place where one stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


class _MayEnd(dict[str, bool]):
    """Whether a noun of `nouns` may end with a word, by the word's last characters."""

    _MOST = 100_000

    def __init__(self, nouns: Iterable[str]) -> None:
        self._pairs = {noun[-2:] for noun in nouns}
        self.finals = frozenset(noun[-1] for noun in self._pairs)

    def __missing__(self, word: str) -> bool:
        if len(self) > self._MOST:
            self.clear()
        single = len(word) == 1 or word[-1] in self._pairs
        found = self[word] = word[-1] in self.finals if single else word[-2:] in self._pairs
        return found


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
            lengths.setdefault(word[-2:], set()).add(len(word))
        self._lengths = {last: tuple(sorted(known, reverse=True)) for last, known in lengths.items()}
        self._may_end = _MayEnd(self._known)

    def find(self, page: Page) -> Iterator[Ending]:
        """Endings in order. A single character ends a name only where it is a word, or in a word unknown to jieba."""
        for word, start, tag, may in zip(
            page.words, page.starts, page.tags, map(self._may_end.__getitem__, page.words), strict=True
        ):
            if tag == "x" and len(word) > 1:
                finals = self._may_end.finals
                ends: Iterable[int] = [start + at for at, char in enumerate(word, start=1) if char in finals]
            elif may:
                ends = (start + len(word),)
            else:
                continue
            for end in ends:
                ending = self._at(page.text, end)
                if ending is not None and self._ends_word(page, ending):
                    yield ending

    def _at(self, text: str, end: int) -> Ending | None:
        """The longest noun that ends at `end`."""
        for length in (*self._lengths.get(text[end - 2 : end], ()), 1):
            found = self._known.get(text[end - length : end]) if length <= end else None
            if found is not None:
                return Ending(end - length, end, text[end - length : end], *found)
        return None

    @staticmethod
    def _ends_word(page: Page, ending: Ending) -> bool:
        """Whether a word ends there too, which a noun of one character fills; in unknown words any place will do."""
        if ending.end in page.borders and (len(ending.text) > 1 or ending.start in page.borders):
            return True
        return page.tags[page.word_at(ending.end - 1)] == "x"
