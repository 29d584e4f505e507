"""From the noun that ends a name, all places to the left where the name may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from pipeline.extract.initiatives.endings import Ending
from pipeline.extract.initiatives.page import Page

_BARRIER = re.compile(r"[^一-鿿A-Za-z0-9·.@+＋—\-]")
_FUNCTION = frozenset("把为有在由将以的了对使让向")
"""In words unknown to the dictionary these are words of their own."""
_LONGEST = 20
_MOST = 12
"""Beginnings that are tried: words of a name, and places inside a word that jieba doesn't know."""


class Step(NamedTuple):
    """A beginning: `start` lies in word `place`; `word`, of part of speech `tag`, is what it adds to the name."""

    start: int
    place: int
    word: str
    tag: str


def steps(page: Page, ending: Ending, floor: int, barriers: Set[str]) -> Iterator[Step]:
    """Beginnings from near to far: where words begin, and inside words that jieba doesn't know.

    None before `floor`, and none at or before a word of `barriers`.
    """
    left = _MOST
    low = max(floor, ending.start - _LONGEST)
    end = ending.start
    index = page.word_at(end - 1) if end else -1
    while index >= 0:
        start, tag = page.starts[index], page.tags[index]
        if start < low or page.words[index] in barriers or (tag == "x" and _BARRIER.search(page.text, start, end)):
            return
        inside = range(end - 1, start - 1, -1) if tag == "x" else (start,)
        for begin in inside:
            if tag == "x" and page.text[begin] in _FUNCTION:
                return
            yield Step(begin, index, page.text[begin:end], tag)
            end = begin
            left -= 1
            if not left:
                return
        index -= 1
