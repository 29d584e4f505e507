"""The base of all configuration models: closed, strict, frozen."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class ConfigModel(BaseModel):
    """Unknown keys are faults, types are never coerced, values never change."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class CueGroup(ConfigModel):
    """Words that act alike, and sentences in which one of them must (【】) and must not act."""

    words: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    def either(self) -> str:
        """A regular expression of any of the words."""
        return f"(?:{'|'.join(self.words)})"


class Entry(ConfigModel):
    """A lexicon entry with its evidence: sentences in which it must and must not be seen.

    In both, 【 and 】 mark what must come out: `现有侨胞【900余户】,安居乐业。`. A counter-example without marks yields
    nothing.
    """

    text: str
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
