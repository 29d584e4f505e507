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


class SuitedClass(ConfigModel):
    """Measure words that take a class of their own with some counted things: 个 counts villages, people and problems.

    In the examples 【】 marks a count of the class, in the counter-examples one of another.
    """

    unit_class: UnitClass = Field(alias="class")
    units: tuple[str, ...]
    nouns: tuple[str, ...]
    """Endings of the counted thing; the longest that any row holds decides."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Units(ConfigModel):
    suited: tuple[SuitedClass, ...]
    units: tuple[Unit, ...]
