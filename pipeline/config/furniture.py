"""configs/furniture.yaml: what sites put around a report."""

from __future__ import annotations

from typing import Literal

from pipeline.config.base import ConfigModel
from pipeline.config.patterns import PatternEntry


class FurnitureLine(PatternEntry):
    """A line of a site; `text` is a regular expression for the whole line."""

    role: Literal["line", "opens", "may_open", "closes", "crumb", "anywhere", "table"]


class HiddenPassage(PatternEntry):
    """A pattern that is tried only in texts that hold one of its `signs`."""

    signs: tuple[str, ...]


class Furniture(ConfigModel):
    lines: tuple[FurnitureLine, ...]
    hidden: tuple[HiddenPassage, ...]
    """What a site puts where it keeps a part of the text back, wherever that is."""
