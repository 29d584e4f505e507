"""Levels without measure word: 负荷率由0.92提高到0.95."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.words.dates import PAST_YEAR
from pipeline.zh.numerals import Numeral

_REACH = 32
_COMES_FROM = frozenset("由从")
_NUMBER = r"\d+(?:\.\d+)?"
_YEAR = rf"(?:(?:\d{{4}}年|{PAST_YEAR})的?)?"
_MOVES = rf"[一-鿿]{{1,4}}[到至为成]{_YEAR}"
_CLOSED = r"(?=[,。;、\n)]|$)"


class Levels:
    """Judges numbers in 由…到…, the only frame in which they count. Built once per worker."""

    def __init__(self, config: Config) -> None:
        nouns = "|".join(config.count_cues.level_endings.words)
        source = rf"(?:{nouns})[^,。;\d由从]{{0,4}}[由从]{_YEAR}"
        self._source = re.compile(rf"{source}$")
        self._target_behind = re.compile(rf"{_MOVES}{_NUMBER}{_CLOSED}")
        self._target = re.compile(rf"{source}{_NUMBER}{_MOVES}$")
        self._end = re.compile(_CLOSED)

    def tells(self, folded: str, numeral: Numeral) -> bool:
        """Whether the bare numeral is the level that a change starts from, or that to which it comes."""
        low = max(0, numeral.start - _REACH)
        head = folded[low : numeral.start]
        if _COMES_FROM.isdisjoint(head):
            return False
        if self._end.match(folded, numeral.end):
            return self._target.search(head) is not None
        return self._target_behind.match(folded, numeral.end) is not None and self._source.search(head) is not None
