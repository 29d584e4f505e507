"""Figures that a copy has spoilt: a year written over their first digits, or marks in the place of the number."""

from __future__ import annotations

import re

from pipeline.extract.counts.measures.lexicon import Measures
from pipeline.extract.counts.refusals.number_like import Refusal
from pipeline.records import Suspicion, UnitClass

_OVERWRITTEN = re.compile(r"20[0-3]\d\d+(?:\.\d+)?")
_OVERWRITTEN_COUNT = re.compile(r"20(?:1[5-9]|2\d)\d{2,4}(?![\d.%元万亿])")
_OVERWRITTEN_PART = re.compile(r"20(?:1[5-9]|2\d)(?:\d{1,2}\.\d+|\d{3,4}(?!\d))")
_HAN_DIGITS = "零〇一二三四五六七八九十百千万亿两"
_MASKS = "xX×*_〇oO"
_MASKED = re.compile(rf"(?P<run>[{_MASKS}]+)(?:余|多)?[万亿]?")

_COUNTED: frozenset[UnitClass] = frozenset(
    {"people", "person_times", "household", "organisation", "place", "item", "document", "event"}
)


def suspicion(quote: str, unit_class: UnitClass) -> Suspicion | None:
    """202354万元, 202354台次, 20229.5%: where people write 20.2亿 or 20.2万, a year stands over the first digits."""
    if unit_class in _COUNTED and _OVERWRITTEN_COUNT.match(quote):
        return "year_overwritten"
    found = _OVERWRITTEN.match(quote)
    if found is None:
        return None
    digits = len(found[0].partition(".")[0])
    rest = quote[found.end() :].lstrip()
    if unit_class != "money" and _OVERWRITTEN_PART.match(quote):
        return "year_overwritten"
    great = (rest.startswith("万") and digits >= 6) or (rest.startswith("亿") and digits >= 5)
    year = rest.startswith("年") and digits >= 5
    return "year_overwritten" if great or year or (digits >= 6 and rest.startswith("%")) else None


def masked_figures(folded: str, measures: Measures) -> list[Refusal]:
    """xx人, **万元, in text order."""
    found: list[Refusal] = []
    if not any(mask in folded for mask in _MASKS):
        return found
    for match in _MASKED.finditer(folded):
        measure = measures.read(folded, match.end(), arabic=True)
        glued = folded[match.start() - 1 : match.start()]
        if (glued.isascii() and glued.isalnum()) or (len(match["run"]) < 2 and match["run"] != "×"):
            continue
        if glued and glued in _HAN_DIGITS:
            continue  # 二○○○年: the circles are zeros
        if measure and measure.unit_class != "territory" and measure.start == match.end():
            found.append(Refusal(match.start(), measure.end, "masked", "masked"))
    return found
