"""A site renews its old reports: the new year is pasted over a figure's leading digits, or beside the old year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from pipeline.damage.edits import Change

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_MONEY = re.compile(r"(?<![\d.．,，〔第])\d{2,5}(?=[亿万]?元)")
_KEPT = 2
_DOUBLED = 0.3
_OVERWRITTEN = 0.4
_NO_YEAR = 2023


def overwrite(text: str, chance: Random) -> Iterator[Change]:
    """1254万元 becomes 202354万元 and 2022年 becomes 202223年; the year is the report's own or the one after."""
    old = _own_year(text)
    new = str(old + chance.randint(0, 1))
    for year in _YEAR.finditer(text):
        if year[1] == str(old) and chance.random() < _DOUBLED:
            yield Change(year.end() - 1, year.end() - 1, new[2:], "year_doubled")
    for figure in _MONEY.finditer(text):
        if chance.random() < _OVERWRITTEN:
            yield Change(figure.start(), figure.end() - _KEPT, new, "digits_overwritten")


def _own_year(text: str) -> int:
    named = Counter(_YEAR.findall(text)).most_common(1)
    return int(named[0][0]) if named else _NO_YEAR
