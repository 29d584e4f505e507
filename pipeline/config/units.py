"""configs/units.yaml: measure words, their class, and what the record calls them."""

from __future__ import annotations

from pydantic import Field, PositiveInt

from pipeline.config.base import ConfigModel, CueGroup, Entry
from pipeline.records import UnitClass


class Unit(Entry):
    """A measure word as reports write it."""

    unit_class: UnitClass = Field(alias="class")
    canonical: str | None = None
    """What `unit` of the record says, where it differs from `text`."""
    scale: PositiveInt = 1
    """What the numeral is multiplied with: 九成 is 90 %."""
    parts: PositiveInt = 1
    """What the numeral is divided by: 五毛钱 is 0.5 元."""
    not_before: str = ""
    """Characters after which the text is no measure word but begins another word."""
    though_before: tuple[str, ...] = ()
    """What begins with such a character and is a word of its own: 865元|首次."""
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


class HeaderClass(ConfigModel):
    """Nouns of a column header that tell which of several units of the caption it takes: 面积 of 单位:公斤、亩.

    In the examples 【】 marks the noun, and the units stand behind the header in brackets; in the counter-examples the
    header takes another one of these.
    """

    classes: tuple[UnitClass, ...]
    nouns: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class PartedClass(ConfigModel):
    """Measure words of which a digit behind them tells tenths, and the class of what they then say: 一吨二.

    In the examples 【】 marks a count of the class, in the counter-examples one of another.
    """

    unit_class: UnitClass = Field(alias="class")
    units: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Units(ConfigModel):
    headers: tuple[HeaderClass, ...]
    """The first row of which the header holds a noun decides."""
    parted: tuple[PartedClass, ...]
    halved: CueGroup
    pair_spans: CueGroup
    longer: CueGroup
    warmth: CueGroup
    denominators: CueGroup
    denominator_signs: CueGroup
    sized_by_money: CueGroup
    sums: CueGroup
    suited: tuple[SuitedClass, ...]
    units: tuple[Unit, ...]
