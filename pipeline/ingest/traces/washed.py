"""Words that a site put in place of others, told where two different ones of one site meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.config.washing import Washing, WashingSite
from pipeline.records import Notice

_PROOF = 2
_LONG = 10_000
"""Each stretch of so many characters asks for one proof more: long texts hold every word by chance."""
_Found = tuple[int, int, str]
"""Start, end, original."""


class WashedWordFinder:
    """Each site's table has its own evidence."""

    def __init__(self, washing: Washing) -> None:
        self._any = _any_of(washing.originals)
        self._sites = tuple(map(_Site, washing.sites))

    def notices(self, text: str) -> Iterator[Notice]:
        present = {found[0] for found in self._any.finditer(text)}
        due = _PROOF + len(text) // _LONG
        found = [one for site in self._sites for one in site.found(text, present, due)]
        reached = 0
        for start, end, original in sorted(found, key=_longest_at_its_place):
            if start >= reached:
                yield Notice(code="washed_word", start=start, end=end, message=f"likely {original}")
                reached = end


class _Site:
    """One site's table, compiled."""

    def __init__(self, site: WashingSite) -> None:
        self._originals = {word.text: word.original for word in site.words}
        self._words = _any_of(self._originals)
        self._beside = tuple((re.compile(word.text), word.original) for word in site.beside)

    def found(self, text: str, present: set[str], due: int) -> Iterator[_Found]:
        """Nothing where fewer than `due` of the washed words that are `present` are this site's."""
        if len(present & self._originals.keys()) < due:
            return
        for word in self._words.finditer(text):
            yield word.start(), word.end(), self._originals[word[0]]
        for pattern, original in self._beside:
            for word in pattern.finditer(text):
                yield word.start(), word.end(), original


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The longest word at each place; grouped by first character, few are tried there."""
    longest_first = sorted(words, key=lambda word: (word[0], -len(word), word))
    groups = groupby(longest_first, key=lambda word: word[0])
    tails = {first: "|".join(re.escape(word[1:]) for word in group) for first, group in groups}
    return re.compile("|".join(f"{re.escape(first)}(?:{rest})" for first, rest in tails.items()) or r"(?!)")


def _longest_at_its_place(found: _Found) -> tuple[int, int]:
    return found[0], -found[1]
