"""configs/damage.yaml: signs of damage that can be told but not undone."""

from __future__ import annotations

from pipeline.config.base import ConfigModel, CueGroup, Entry
from pipeline.config.patterns import PatternEntry


class MaskedUnit(Entry):
    """A measure word after which xx or ** stands for a figure."""

    not_before: str = ""
    """Characters that make another word of it: 人 before 才 is no measure word."""


class BareUnit(Entry):
    """A measure word that cannot stand behind a word at the end of a clause, but with its figure."""

    not_after: str = ""
    """Characters with which it makes a word: 次 behind 层 is no measure word."""


class MissingCount(ConfigModel):
    """Measure words that stand right behind what they count where their figure was deleted."""

    nouns: tuple[str, ...]
    units: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class YearWords(ConfigModel):
    """What stands around years, where one was pasted over digits or over other years."""

    periods: CueGroup
    """Behind 年 they make a span of time of figures."""
    looking_back: CueGroup
    """What a title says of the year that is over."""
    looking_ahead: CueGroup
    """What a title says of the year to come."""
    grounds: CueGroup
    """On what was reached in one year a later one builds."""
    kept_up: CueGroup
    """What goes on for years on end."""
    followers: CueGroup
    """Behind 年 they tell a year of the calendar from a span of time."""


class Damage(ConfigModel):
    units: tuple[MaskedUnit, ...]
    bare_units: tuple[BareUnit, ...]
    missing_after: tuple[MissingCount, ...]
    overwritten_units: tuple[Entry, ...]
    masked_heads: tuple[MaskedUnit, ...]
    nameless_heads: CueGroup
    """Behind 某某."""
    nameless_places: CueGroup
    """Behind 某, where a year follows."""
    missing: tuple[PatternEntry, ...]
    """Regular expressions; `{unit}` stands for any of `units`, `{number}` for what ends a number, `{end}` for what
    follows a clause."""
    bounds: CueGroup
    """Behind a number that is not quite so; part of `{end}`."""
    years: YearWords
    uncounted: CueGroup
    """Before a figure that counts nothing."""
    fresh_starts: tuple[Entry, ...]
    """Regular expressions for the beginning of a line."""
