"""configs/modifiers.yaml: words around a quantity that widen it."""

from __future__ import annotations

from typing import Literal

from pipeline.config.base import ConfigModel, CueGroup, Entry

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
    over: tuple[Literal["deed", "grant", "having", "level"], ...] = ()
    """What other words may stand between it and the number: a verb (至少培育1个); a verb of granting (最高补500元);
    有, or 占 and a whole (约占总量的三分之一); a level that the number is a part of (不到全县平均水平的七成)."""


class Modifiers(ConfigModel):
    levels: CueGroup
    """Regular expressions of ends of such levels."""
    grants: CueGroup
    """Regular expressions of verbs of granting."""
    singling: CueGroup
    """Regular expressions of what tells, behind 最多 and 最少, which of all."""
    modifiers: tuple[Modifier, ...]
