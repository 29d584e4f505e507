"""configs/damage.yaml: signs of damage that can be told but not undone."""

from __future__ import annotations

from pipeline.config.base import ConfigModel, Entry
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


class Damage(ConfigModel):
    units: tuple[MaskedUnit, ...]
    bare_units: tuple[BareUnit, ...]
    missing_after: tuple[MissingCount, ...]
    overwritten_units: tuple[Entry, ...]
    masked_heads: tuple[MaskedUnit, ...]
    missing: tuple[PatternEntry, ...]
    """Regular expressions; `{unit}` stands for any of `units`, `{number}` for what ends a number, `{end}` for what
    follows a clause."""
    fresh_starts: tuple[Entry, ...]
    """Regular expressions for the beginning of a line."""
