"""Value and interval of a quantity as records tell them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from pipeline.config.modifiers import ModifierApprox
from pipeline.extract.counts.measures.composites import PROPORTION
from pipeline.extract.counts.measures.intervals import interval
from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.records import Approx, Number, Value
from pipeline.zh.numerals import Exact

_SHORT = 24
"""Figures of so many characters are kept as records tell them: they come again and again."""


class Figures(Value, frozen=True):
    """Fields of `Count` that tell what the words allow."""

    value: Number | None
    exact: str | None
    low: Number | None
    high: Number | None
    low_inclusive: bool
    high_inclusive: bool
    approx: Approx | None


def figures(quantity: Quantity) -> Figures:
    """What the quantity says; nothing where a year stands over its digits, or where it is a proportion of three."""
    read = _kept_figures if quantity.end - quantity.start <= _SHORT else _figures
    found = read(quantity.low, quantity.high, quantity.approx, several=quantity.several)
    if quantity.suspect == "year_overwritten" or quantity.form == PROPORTION:
        return replace(found, value=None, exact=None, low=None, high=None)
    return found


def _figures(low: Exact, high: Exact, approx: ModifierApprox, *, several: bool) -> Figures:
    """The interval of a quantity as records tell it."""
    reading, told = interval(low, high, approx, several=several)
    value, low_end, high_end = (
        None if end is None else number(end) for end in (reading.value, reading.low, reading.high)
    )
    exact = None if reading.value is None else _exact(reading.value)
    return Figures(value, exact, low_end, high_end, reading.low_inclusive, reading.high_inclusive, told)


_kept_figures = lru_cache(4096, typed=True)(_figures)


def number(value: Exact) -> Number:
    """Whole where it is whole."""
    if type(value) is Fraction:
        return float(value)
    whole = int(value)
    return whole if whole == value else float(value)


def _exact(value: Exact) -> str:
    if not isinstance(value, Decimal):
        return f"{value.numerator}/{value.denominator}"
    whole = int(value)
    if whole == value:
        return str(whole)
    return format(value.normalize(), "f")
