"""Nouns that end a name without quotes: every place where one stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.config import Config
from pipeline.extract.initiatives.labelling.units import Units
from pipeline.extract.initiatives.page import Page
from pipeline.records import InitiativeKind, Value

_SINGLE = (1,)
"""Lengths of the nouns that may end behind any two characters."""


class Ending(Value, frozen=True):
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
        self._finals = frozenset(noun[-1] for noun in self._pairs)

    def __missing__(self, word: str) -> bool:
        if len(self) > self._MOST:
            self.clear()
        single = len(word) == 1 or word[-1] in self._pairs
        found = self[word] = word[-1] in self._finals if single else word[-2:] in self._pairs
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
        self._lengths = {last: tuple(sorted(known | {1}, reverse=True)) for last, known in lengths.items()}
        self._may_end = _MayEnd(self._known)

    def find(self, page: Page, units: Units) -> Iterator[Ending]:
        """Endings of units in order. A single character ends a name only where it is a word, or in an unknown word."""
        likely = [at for at, may in enumerate(map(self._may_end.__getitem__, units.words)) if may]
        for at in likely:
            ending = self._at(page.text, units.starts[at] + len(units.words[at]))
            if ending is not None and self._ends_word(page, ending):
                yield ending

    def _at(self, text: str, end: int) -> Ending | None:
        """The longest noun that ends at `end`."""
        for length in self._lengths.get(text[end - 2 : end], _SINGLE):
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
