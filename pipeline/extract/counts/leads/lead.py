"""What the words before a quantity say of it, as one value."""

from __future__ import annotations

from pipeline.records import Direction, Value


class Lead(Value, frozen=True):
    """How the words before a quantity lead to it. `stop` is where the counted thing may end, leftwards."""

    clause: int
    stop: int
    figure: int
    """Where the number begins, a modifier before it aside."""
    direction: Direction | None = None
    reaches: bool = False
    base: str | None = None
    compared: bool = False
    """The base stands with 高于, 比 … rather than 同比."""
    share: bool = False
    source: str = ""
    """由305件, 比上年的305件: the word that tells the level from which a change starts, 比 with its time."""
    listed: bool = False
    """Another figure of a list that 分别 opens."""
    distributed: bool = False
    """分别: the things stand in a list before."""
    per: str | None = None
    brief: bool = False
    """A span of time: 快了13秒 is less of it."""
    averaged: bool = False

    @property
    def is_level(self) -> bool:
        """Whether it leads to a level: no share, no change, and not where a change starts."""
        return not (self.share or self.direction or self.source)
