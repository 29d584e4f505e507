"""Words of the configuration as parts of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from pipeline.config.base import CueGroup
from pipeline.config.initiatives import WordGroup

_GATE = 3


def words_of(groups: Iterable[WordGroup]) -> frozenset[str]:
    """All words of groups that behave alike."""
    return frozenset(word for group in groups for word in group.words)


def either(group: CueGroup) -> str:
    """The regular expressions of a group as one, the first tried first."""
    return f"(?:{'|'.join(group.words)})"


def any_of(words: Iterable[str], behind: str = "") -> str:
    """An alternation that prefers the longest, grouped by first character: a third of the branches to try.

    Each branch begins with a literal and ends with the pattern `behind`: `re` skips to the first characters.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)}){behind}" for first, rests in groups.items())


def gate_of(words: Collection[str]) -> str:
    """A lookahead for three characters that may begin one of `words`, each of which has as many.

    Three sets tell most places apart for a tenth of what hundreds of branches cost.
    """
    if not words:
        return "(?!)"
    sets = ("".join(map(re.escape, sorted({word[place] for word in words}))) for place in range(_GATE))
    return f"(?={''.join(f'[{characters}]' for characters in sets)})"
