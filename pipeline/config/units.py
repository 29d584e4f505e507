"""configs/units.yaml: measure words, their class, and what the record calls them."""

from __future__ import annotations

from pydantic import Field, PositiveInt

from pipeline.config.base import ConfigModel, Entry
from pipeline.records import UnitClass


class Unit(Entry):
    """A measure word as reports write it."""

    unit_class: UnitClass = Field(alias="class")
    canonical: str | None = None
    """What `unit` of the record says, where it differs from `text`."""
    scale: PositiveInt = 1
    """What the numeral is multiplied with: 九成 is 90 %."""
    not_before: str = ""
    """Characters after which the text is no measure word but begins another word."""
    only_before: str = ""
    """What must follow, outside the quote: 六块钱 is 六块 and 元."""
    arabic_only: bool = False
    """Too common inside words to be believed after a Chinese numeral."""

    @property
    def name(self) -> str:
        return self.canonical or self.text


class Units(ConfigModel):
    units: tuple[Unit, ...]
