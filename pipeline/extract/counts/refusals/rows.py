"""Neighbours told by their numbers in a row: 三组、四组, 1班和2班 are names, and 七个组 a count."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.config import Config
from pipeline.extract.counts.refusals.number_like import Refusal
from pipeline.zh.numerals import read_numeral

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_COUNTING = re.compile(r"(?:[共分有]|分[为成]|增设|新[设增])$")


class Rows:
    """Finds such rows. Built once per worker."""

    def __init__(self, config: Config) -> None:
        word = f"(?:{'|'.join(config.refusals.numbered.words)})"
        self._row = re.compile(rf"{_NUMBER}(?P<word>{word})(?:[、和及与]{_NUMBER}(?P=word))+")
        self._apart = re.compile(rf"{word}[、和及与]?")

    def read(self, folded: str, at: int) -> Refusal | None:
        """The whole row that begins at `at`, where its numbers rise."""
        row = self._row.match(folded, at)
        if row is None or _COUNTING.search(folded, max(0, at - 2), at):
            return None
        numerals = [read_numeral(number, 0) for number in self._apart.split(row[0]) if number]
        values = [numeral.low for numeral in numerals if numeral]
        rising = all(one < next_one for one, next_one in pairwise(values))
        return Refusal(at, row.end(), "ordinal", "row") if rising else None
