"""What two forms of one initiative's name share: no marks, no edition, no own place in front, nouns of one sense."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from pipeline.config.registry import Registry, StandingName
from pipeline.config.report import ReportCues
from pipeline.places import Place
from pipeline.zh.folding import fold

_KEPT = frozenset("+&")
"""Signs that make a name, such as 1+6."""
_LEAST = 2
"""Characters that must be left of a name."""
_LEAST_OWN = 4
"""The same where a place without its 县 or 镇 goes: 望桥水厂 and 水厂 are not one name."""


class Form(NamedTuple):
    """A name in the form that is compared: stem, and the first word of the set to which its noun belongs, if any."""

    full: str
    stem: str
    noun: str


class Names:
    """Compares names as configs/registry.yaml says."""

    def __init__(self, rules: Registry, report: ReportCues) -> None:
        """`report` tells what names of places end in."""
        self._ends = "".join(end for place in report.places for end in place.ends if len(end) == 1)
        self._editions = rules.edition_pattern()
        nouns = [(word, "" if group.silent else group.words[0]) for group in rules.nouns for word in group.words]
        self._nouns = sorted(nouns, key=lambda pair: (-len(pair[0]), pair[0]))
        self._standing: dict[str, StandingName] = {}
        for entry in rules.standing:
            text = letters(entry.text)
            bodies = [text, *(letters(before) + text for before in entry.before)]
            for noun in ("", *rules.standing_nouns):
                self._standing.update({body + noun: entry for body in bodies})

    def standing(self, name: str) -> StandingName | None:
        """The entry whose name this is."""
        return self._standing.get(letters(name))

    def form(self, name: str, place: Place | None = None) -> Form:
        """The form of a name that an organisation at `place` tells."""
        full = letters(self._editions.sub("", fold(name).strip("“”\"' "))) or letters(name)
        full = self._without_place(full, place)
        for word, noun in self._nouns:
            if full.endswith(word) and len(full) - len(word) >= _LEAST:
                return Form(full, full[: -len(word)], noun)
        return Form(full, full, "")

    def _without_place(self, full: str, place: Place | None) -> str:
        for segment in place.path if place else ():
            for text, least in ((segment.name, _LEAST), (segment.name.rstrip(self._ends), _LEAST_OWN)):
                if len(text) >= _LEAST and full.startswith(text) and len(full) - len(text) >= least:
                    return self._without_place(full[len(text) :], place)
        return full


def letters(name: str) -> str:
    """Letters and digits of a name, and the signs that make one; width folded, small letters."""
    return "".join(sign for sign in fold(name).lower() if sign in _KEPT or unicodedata.category(sign)[0] in "LN")
