"""Stretches in which two names are joined, each whole by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.initiatives.labelling.rule import Chance
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import either
from pipeline.zh.quotes import CLOSING, OPENING, STRAIGHT

_QUOTES = frozenset(OPENING + CLOSING + STRAIGHT)
_MEMBERS = re.compile(r"[一-鿿A-Za-z0-9·]{2,}(?:、[一-鿿A-Za-z0-9·]{2,})+")
_SLOGAN = re.compile(r"([一-鿿]{4})、(?=([一-鿿]{4}))")


class Parting:
    """Built once per worker."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._joint = re.compile(either(vocabulary.rules.joints))
        self._is_numeric_work = vocabulary.shapes.is_numeric_work

    def parted(self, text: str, found: Chance) -> Iterator[Chance]:
        """The names of which a stretch consists: one, nearly always."""
        start = found.start
        for mark in sorted({*self._joints(text, found), *self._slogans(text, found), *self._members(text, found)}):
            yield Chance(start, mark, found.chance)
            start = mark + 1
        yield Chance(start, found.end, found.chance)

    def _joints(self, text: str, found: Chance) -> Iterator[int]:
        return (joint.start() for joint in self._joint.finditer(text, found.start + 1, found.end))

    def _members(self, text: str, found: Chance) -> Iterator[int]:
        """The marks of a piece of a list, where the list goes on: 送春茶、|晒秋谷、暖冬衣."""
        start, end = found.start, found.end
        before, behind = text[start - 1 : start], text[end : end + 1]
        goes_on = "、" in (before, behind) and behind not in _QUOTES
        if goes_on and _MEMBERS.fullmatch(text, start, end):
            yield from (at for at in range(start, end) if text[at] == "、")

    def _slogans(self, text: str, found: Chance) -> Iterator[int]:
        """The marks of 一户一业、一村一景建设; quotes around all of it make one name of it."""
        start = found.start
        if text[start - 1 : start] in _QUOTES or text[found.end : found.end + 1] in _QUOTES:
            return
        while (slogan := _SLOGAN.match(text, start, found.end)) and all(map(self._is_numeric_work, slogan.groups())):
            yield slogan.end() - 1
            start = slogan.end()
