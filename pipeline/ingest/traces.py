"""Damage that can be seen but not undone: quotes that never close, figures that a year overwrote, masked figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.config.base import Entry
from pipeline.config.damage import Damage, MaskedUnit
from pipeline.records import Notice

_QUOTES = re.compile("[“”\n]")
_STRAIGHT = re.compile('[^\n]*"[^\n]*')
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_YEAR_IN_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d\d{1,2}年(?![龄级])")


class TraceFinder:
    """Notices that leave the text as it is; measure words come from configs/damage.yaml."""

    def __init__(self, damage: Damage) -> None:
        units = "|".join(_unit(entry) for entry in sorted(damage.units, key=_longest_first))
        sums = "|".join(re.escape(entry.text) for entry in sorted(damage.overwritten_units, key=_longest_first))
        self._overwritten = re.compile(rf"(?<![\d.])(?P<year>(?:19|20)\d\d)\d{{2,4}}(?:\.\d+)?(?:{sums})")
        self._long_figure = re.compile(rf"(?<![\d.])\d{{6,8}}(?:\.\d+)?(?:{sums})")
        self._masked = re.compile(
            rf"(?<![A-Za-z0-9])(?:[xX×✕]{{1,4}}|[*＊]{{1,4}}|[○●□]{{2,4}})[余多]?[万亿千百]{{0,2}}[余多]?(?:{units})"
            r"|(?:19|20)[xX×✕*＊]{2}年|(?<!\d)\d[xX×✕*＊]{2,3}年"
        )

    def notices(self, text: str) -> list[Notice]:
        """All traces of damage in `text`, by place."""
        found = [*_unbalanced(text), *self._years(text), *self._masks(text)]
        return sorted(found, key=lambda notice: (notice.start, notice.end))

    def _years(self, text: str) -> Iterator[Notice]:
        spans = [found.span() for found in _YEAR_IN_YEAR.finditer(text)]
        spans += self._overwritten_figures(text)
        for start, end in spans:
            yield Notice(code="year_overwritten", start=start, end=end, message="a year stands over other digits")

    def _overwritten_figures(self, text: str) -> list[tuple[int, int]]:
        """A figure that begins with a year the report names, among figures that are all shorter."""
        candidates = list(self._overwritten.finditer(text))
        if not candidates:
            return []
        years = set(_YEAR.findall(text))
        spans = [found.span() for found in candidates if found["year"] in years]
        honest = any(found.span() not in spans for found in self._long_figure.finditer(text))
        return [] if honest else spans

    def _masks(self, text: str) -> Iterator[Notice]:
        for found in self._masked.finditer(text):
            yield Notice(code="masked_figure", start=found.start(), end=found.end(), message="a figure is masked")


def _unit(entry: MaskedUnit) -> str:
    return re.escape(entry.text) + (f"(?![{re.escape(entry.not_before)}])" if entry.not_before else "")


def _longest_first(entry: Entry) -> int:
    return -len(entry.text)


def _unbalanced(text: str) -> Iterator[Notice]:
    """Opening quotes that the line never closes, and closing ones that nothing opened."""
    for start in (*_lone_curly(text), *_lone_straight(text)):
        yield Notice(code="quote_unbalanced", start=start, end=start + 1, message="a quotation mark without its pair")


def _lone_curly(text: str) -> Iterable[int]:
    opened: int | None = None
    lone = []
    for found in _QUOTES.finditer(text):
        mark, place = found[0], found.start()
        if mark == "”" and opened is not None:
            opened = None
            continue
        if mark == "”":
            lone.append(place)
            continue
        if opened is not None:
            lone.append(opened)
        opened = place if mark == "“" else None
    return [*lone, opened] if opened is not None else lone


def _lone_straight(text: str) -> Iterable[int]:
    if '"' not in text:
        return []
    return [
        found.start() + found[0].rindex('"') for found in _STRAIGHT.finditer(text) if found[0].count('"') % 2 == 1
    ]
