"""Measure words whose figure is gone: 走访慰问余户, 投入资金万元, 增长个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.config.damage import BareUnit, Damage, MissingCount
from pipeline.ingest.traces.units import alternatives
from pipeline.ingest.words import any_of
from pipeline.records import Notice

_NUMBER = "几数多余来上万千百十亿半一二两三四五六七八九零〇廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
"""What a number may end with; these stand in sets of characters."""
_STOPS = "[，,。；;、]"
_COMPOUND = 3
"""Characters between a figure and the end of its measure word: 万吨公里, 万头只次."""


class MissingFigureFinder:
    """Patterns of configs/damage.yaml, one after the other: alone, each can be searched by its first character."""

    def __init__(self, damage: Damage) -> None:
        units = f"(?:{alternatives(damage.units)})"
        end = f"{_STOPS}|{any_of(damage.bounds)}"
        patterns = (
            entry.text.replace("{unit}", units).replace("{number}", _NUMBER).replace("{end}", end)
            for entry in damage.missing
        )
        bare = (_bare(entry, end) for entry in damage.bare_units)
        self._missing = tuple(map(re.compile, (_behind(damage.missing_after, end), *bare, *patterns)))

    def notices(self, text: str) -> Iterator[Notice]:
        """Each place once, whichever patterns see it."""
        reached = 0
        for start, end in sorted(found.span() for pattern in self._missing for found in pattern.finditer(text)):
            if start >= reached:
                yield Notice(code="figure_missing", start=start, end=end, message="a figure is gone here")
                reached = end


def _bare(entry: BareUnit, end: str) -> str:
    """A measure word behind a Chinese character that ends no number and makes no word with it, before `end`.

    Close behind a figure it ends a compound measure word: 7800芯公里, 2870万载重吨.
    """
    unit = re.escape(entry.text)
    figures = "".join(rf"(?<!\d[\u4e00-\u9fff]{{{width}}}{unit})" for width in range(1, _COMPOUND + 1))
    return rf"{unit}(?<=[\u4e00-\u9fff]{unit})(?<![{_NUMBER}{entry.not_after}]{unit}){figures}(?={end})"


def _behind(entries: Iterable[MissingCount], end: str) -> str:
    """Each measure word before `end` with a look back for its nouns: of a text's many nouns few are looked at so."""
    nouns: dict[str, set[str]] = {}
    for entry in entries:
        for unit in entry.units:
            nouns.setdefault(unit, set()).update(entry.nouns)
    looks = (
        f"{re.escape(unit)}(?:{_look_back(known, unit)})" for unit, known in sorted(nouns.items(), key=_longest_first)
    )
    return f"(?:{'|'.join(looks)})(?={end})" if nouns else r"(?!)"


def _look_back(nouns: Iterable[str], unit: str) -> str:
    """Python looks back over one width at a time."""
    by_length = groupby(sorted(nouns, key=lambda noun: (len(noun), noun)), key=len)
    return "|".join(f"(?<=(?:{'|'.join(map(re.escape, group))}){re.escape(unit)})" for _, group in by_length)


def _longest_first(entry: tuple[str, set[str]]) -> tuple[int, str]:
    return -len(entry[0]), entry[0]
