"""configs/modifiers.yaml: words around a quantity that widen it."""

from __future__ import annotations

from typing import Literal

from pipeline.config.base import ConfigModel, Entry

ModifierApprox = Literal["exact", "about", "more", "less", "nearly", "min", "max"]


class Modifier(Entry):
    """A word beside a quantity. `exact` ones leave the value alone but belong to the quantity's clothes."""

    place: Literal["before", "after"]
    approx: ModifierApprox
    not_after: str = ""
    """Characters before which the text is no modifier but the end of another word."""
    only: Literal["magnitude", "duration", "tail", "height", "round", "half", "close"] | None = None
    """Where alone it may stand: before a bare 百 or 千; after a span of time; at the end of a clause; before a height
    (大关, 台阶); before one round Chinese number (小三千块); before a bare 半; at the end of a clause, and then
    none of people."""


class Modifiers(ConfigModel):
    modifiers: tuple[Modifier, ...]
