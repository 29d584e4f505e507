"""Figures taken out before a text was given away: xx人, ××万元, 20xx年."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from random import Random

from pipeline.damage.edits import Change

_YEAR = re.compile(r"(?<!\d)(?:19|20)(\d\d)(?=年)")
_MASKED = 0.25
_FORMS = ("xx", "XX", "××", "**", "＊＊", "xxx", "X")


def masking(measures: Iterable[str]) -> Callable[[str, Random], Iterator[Change]]:
    """A way to mask some years, and some figures before these measure words, all by one sign."""
    figures = maskable(measures)

    def mask(text: str, chance: Random) -> Iterator[Change]:
        sign = chance.choice(_FORMS)
        for figure in figures.finditer(text):
            if chance.random() < _MASKED:
                yield Change(figure.start(), figure.end(), sign, "masked")
        for year in _YEAR.finditer(text):
            if chance.random() < _MASKED:
                yield Change(year.start(1), year.end(1), sign, "masked")

    return mask


def maskable(measures: Iterable[str]) -> re.Pattern[str]:
    """Figures before these measure words; those behind 第 count nothing."""
    words = "|".join(map(re.escape, measures)) or r"(?!)"
    return re.compile(rf"(?<![\d.．A-Za-z第〔])\d+(?:[.．]\d+)?(?=[余多]?[亿万千百]{{0,2}}[余多]?(?:{words}))")
