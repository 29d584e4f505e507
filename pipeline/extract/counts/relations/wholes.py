"""A whole and its parts, by index into the quantities of a text."""

from __future__ import annotations

from typing import NamedTuple


class Whole(NamedTuple):
    """A whole and its parts, in text order; `bracket` parts claim to be all of it."""

    whole: int
    parts: tuple[int, ...]
    bracket: bool = False
    summed: bool = False
    """合计 behind them: they claim the sum, and are no parts by name."""
