"""Damage that can be seen but not undone: quotes that never close, figures that a year overwrote, masked figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.config.base import Entry
from pipeline.config.damage import Damage, MaskedUnit
from pipeline.records import Notice

_QUOTES = re.compile("[“”\n]")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_LONG_FIGURE = re.compile(r"\d{5,8}(?:\.\d+)?")
_OVERWRITTEN = re.compile(r"((?:19|20)\d\d)\d\d")
_LEAST_WASHED = 2
_LONGEST_YEAR = 6
"""202223年: at most two digits of the old year were left."""


class TraceFinder:
    """Notices that leave the text as it is; measure words come from configs/damage.yaml."""

    def __init__(self, damage: Damage) -> None:
        units = "|".join(_unit(entry) for entry in sorted(damage.units, key=_longest_first))
        self._sums = re.compile(
            "|".join(re.escape(entry.text) for entry in sorted(damage.overwritten_units, key=_longest_first))
        )
        self._masked = re.compile(rf"[xX×✕*＊○●□]{{1,4}}(?:(?P<year>年)|[余多]?[万亿千百]{{0,2}}[余多]?(?:{units}))")
        self._originals = {word.text: word.original for word in damage.washed}
        self._washed = re.compile("|".join(map(re.escape, self._originals)) or r"(?!)")

    def notices(self, text: str) -> list[Notice]:
        """All traces of damage in `text`, by place."""
        found = [*_unbalanced(text), *self._years(text), *self._masks(text), *self._washings(text)]
        return sorted(found, key=lambda notice: (notice.start, notice.end))

    def _years(self, text: str) -> Iterator[Notice]:
        """Figures that begin with a year: before 年 a sure sign, before 万元 only where others are shorter."""
        spans, overwritten, honest = [], [], False
        named = {int(year) for year in _YEAR.findall(text)}
        # A site that renews its reports pastes the year after the report's own as well.
        years = {str(year + step) for year in named for step in (0, 1)}
        figures = [(found, self._sums.match(text, found.end())) for found in _LONG_FIGURE.finditer(text)]
        years |= _shared(found[0] for found, unit in figures if unit)
        for figure, unit in figures:
            start, end = figure.span()
            digits = figure[0].partition(".")[0]
            if start and text[start - 1] == ".":
                continue
            if digits[:2] in {"19", "20"} and end - start <= _LONGEST_YEAR and text.startswith("年", end):
                spans.append((start, end + 1))
            elif unit and len(digits) > 5 and digits[:4] in years:
                overwritten.append((start, unit.end()))
            else:
                honest = honest or (unit is not None and len(digits) > 5)
        for start, end in [*spans, *(() if honest else overwritten)]:
            yield Notice(code="year_overwritten", start=start, end=end, message="a year stands over other digits")

    def _masks(self, text: str) -> Iterator[Notice]:
        for found in self._masked.finditer(text):
            start = found.start()
            before = text[start - 1] if start else ""
            if found["year"]:
                start -= sum(character.isdigit() for character in text[max(0, start - 2) : start])
            masked_year = found["year"] is None or start < found.start()
            if masked_year and not (before.isascii() and before.isalpha()):
                # The mask alone tells nobody anything, but readers of notices look for it.
                message = f"a figure is masked: {text[start : found.end()]}"
                yield Notice(code="masked_figure", start=start, end=found.end(), message=message)

    def _washings(self, text: str) -> list[Notice]:
        """Washed words where two different ones prove that the text was washed."""
        found = list(self._washed.finditer(text))
        if len({word[0] for word in found}) < _LEAST_WASHED:
            return []
        return [
            Notice(code="washed_word", start=word.start(), end=word.end(), message=f"likely {self._originals[word[0]]}")
            for word in found
        ]


def _shared(sums: Iterable[str]) -> set[str]:
    """Years that two sums or more begin with: sums that are honest seldom have four digits in common."""
    times = Counter(found[1] for found in map(_OVERWRITTEN.fullmatch, sums) if found)
    return {year for year, number in times.items() if number > 1}


def _unit(entry: MaskedUnit) -> str:
    return re.escape(entry.text) + (f"(?![{re.escape(entry.not_before)}])" if entry.not_before else "")


def _longest_first(entry: Entry) -> int:
    return -len(entry.text)


def _unbalanced(text: str) -> Iterator[Notice]:
    """Opening quotes that the line never closes, and closing ones that nothing opened."""
    for start in (*_lone_curly(text), *_lone_straight(text)):
        yield Notice(code="quote_unbalanced", start=start, end=start + 1, message="a quotation mark without its pair")


def _lone_curly(text: str) -> Iterable[int]:
    left_over = "".join(_QUOTES.findall(text)).replace("“”", "").strip("\n")
    if "“" not in left_over and "”" not in left_over:
        return []
    opened: int | None = None
    lone = []
    for found in _QUOTES.finditer(text):
        mark, place = found[0], found.start()
        if mark == "”" and opened is not None:
            opened = None
        elif mark == "”":
            lone.append(place)
        else:
            lone.extend(() if opened is None else (opened,))
            opened = place if mark == "“" else None
    return lone if opened is None else [*lone, opened]


def _lone_straight(text: str) -> Iterator[int]:
    """The last straight quote of each line that has an odd number of them."""
    start = 0
    for line in text.split("\n") if '"' in text else ():
        if line.count('"') % 2:
            yield start + line.rindex('"')
        start += len(line) + 1
