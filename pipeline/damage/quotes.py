"""Quotation marks lost on one side, made straight, or exchanged for those of another tradition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from pipeline.damage.edits import Change

_PAIR = re.compile("“[^“”\n]*”")
_MARK = re.compile("[“”]")
_LOST = 0.5
_MIXED = 0.7
_PAIRS = (("「", "」"), ("『", "』"), ("〝", "〞"), ("“", "\u301e"), ("„", "“"), ("〝", "”"), ("“", "“"), ("”", "”"))
"""Of the last ones one mark is wrong, as input methods and scanners leave them."""


def lose_closing(text: str, chance: Random) -> Iterator[Change]:
    """The closing mark of every other pair goes."""
    for pair in _PAIR.finditer(text):
        if chance.random() < _LOST:
            yield Change(pair.end() - 1, pair.end(), "", "quote_lost")


def lose_opening(text: str, chance: Random) -> Iterator[Change]:
    """The opening mark of every other pair goes."""
    for pair in _PAIR.finditer(text):
        if chance.random() < _LOST:
            yield Change(pair.start(), pair.start() + 1, "", "quote_lost")


def straighten(text: str, _chance: Random) -> Iterator[Change]:
    """Every mark: who has no curly quotes at hand has none at all."""
    for mark in _MARK.finditer(text):
        yield Change(mark.start(), mark.end(), '"', "quote_changed")


def mix(text: str, chance: Random) -> Iterator[Change]:
    """Most pairs get marks of another kind, some of them marks that do not belong together."""
    for pair in _PAIR.finditer(text):
        if chance.random() < _MIXED:
            opening, closing = chance.choice(_PAIRS)
            yield Change(pair.start(), pair.start() + 1, opening, "quote_changed")
            yield Change(pair.end() - 1, pair.end(), closing, "quote_changed")
