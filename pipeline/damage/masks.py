"""Figures taken out before a text was given away: xx人, ××万元, 20xx年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from pipeline.damage.edits import Change

_MEASURES = "元人户名个件项次家起亩吨场条份处%％座台辆所期套株本支篇批间张册幅对只头口眼盏艘节门例宗笔"
_LONGER = "公里|千米|平方米|立方米|公斤|公顷|万千瓦|人次|小时|分钟"
_FIGURE = re.compile(
    rf"(?<![\d.．A-Za-z第〔])\d+(?:[.．]\d+)?(?=[余多]?[亿万千百]{{0,2}}[余多]?(?:{_LONGER}|[{_MEASURES}]))"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)(\d\d)(?=年)")
_MASKED = 0.25
_FORMS = ("xx", "XX", "××", "**", "＊＊", "xxx", "X")


def mask(text: str, chance: Random) -> Iterator[Change]:
    """Some figures and years, all by one sign."""
    sign = chance.choice(_FORMS)
    for figure in _FIGURE.finditer(text):
        if chance.random() < _MASKED:
            yield Change(figure.start(), figure.end(), sign, "masked")
    for year in _YEAR.finditer(text):
        if chance.random() < _MASKED:
            yield Change(year.start(1), year.end(1), sign, "masked")
