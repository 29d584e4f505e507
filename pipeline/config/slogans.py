"""configs/slogans.yaml: numeric slogans and fixed names. Counts mask all; initiatives take those that name work."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from pipeline.config.base import ConfigModel, Entry
from pipeline.records import InitiativeKind

SloganKind = Literal["initiative", "doctrine", "organisation", "category", "period", "strategy"]


class Slogan(Entry):
    """A name that unrelated organisations use. `initiative` says what sort of initiative it is, and only then."""

    kind: SloganKind
    initiative: InitiativeKind | None = None

    @property
    def in_quotes_only(self) -> bool:
        """Short ones are a slogan only in quotes: 两山之间 and 三公里 have ordinary readings."""
        return len(self.text) <= 2

    @model_validator(mode="after")
    def _initiative_fits_kind(self) -> Self:
        if (self.kind == "initiative") != (self.initiative is not None):
            raise ValueError("`initiative` belongs to the kind initiative, and to no other")
        return self


class Slogans(ConfigModel):
    slogans: tuple[Slogan, ...]
