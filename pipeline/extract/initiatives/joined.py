"""Stretches in which two names are joined, each whole by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.initiatives.labelling.rule import Chance
from pipeline.extract.initiatives.shapes import is_numeric_work
from pipeline.zh.quotes import CLOSING, OPENING, STRAIGHT

_EDITION = re.compile(r"暨(?=第[一二三四五六七八九十百\d]+[届期季]|首[届期])")
"""An event with an edition of its own is another one: 第十届柳汀花会暨首届山歌节. Without one the two may be one."""
_QUOTES = frozenset(OPENING + CLOSING + STRAIGHT)
_SLOGAN = re.compile(r"([一-鿿]{4})、(?=([一-鿿]{4}))")


def parted(text: str, found: Chance) -> Iterator[Chance]:
    """The names of which a stretch consists: one, nearly always."""
    start = found.start
    for mark in sorted([*_editions(text, found), *_slogans(text, found)]):
        yield Chance(start, mark, found.chance)
        start = mark + 1
    yield Chance(start, found.end, found.chance)


def _editions(text: str, found: Chance) -> Iterator[int]:
    return (joint.start() for joint in _EDITION.finditer(text, found.start + 1, found.end))


def _slogans(text: str, found: Chance) -> Iterator[int]:
    """The marks of 一户一业、一村一景建设; quotes around all of it make one name of it."""
    start = found.start
    if text[start - 1 : start] in _QUOTES or text[found.end : found.end + 1] in _QUOTES:
        return
    while (slogan := _SLOGAN.match(text, start, found.end)) and all(map(is_numeric_work, slogan.groups())):
        yield slogan.end() - 1
        start = slogan.end()
