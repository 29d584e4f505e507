"""configs/registry.yaml: when names of two reports are one initiative's. No record depends on it."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import model_validator

from pipeline.config.base import ConfigModel, CueGroup, Entry
from pipeline.config.patterns import PatternEntry
from pipeline.records import InitiativeKind

Standing = Literal["national", "provincial"]
Reach = Literal["region", "organisation"]


class StandingName(Entry):
    """A name that unrelated places share because it is one measure. Examples are names as records have them."""

    standing: Standing
    before: tuple[str, ...] = ()
    """Words that often stand before it, such as 新时代 before 枫桥经验."""


class Family(ConfigModel):
    """Kinds between which a name may waver. `reach`: what two reports must share for a name to be one."""

    kinds: tuple[InitiativeKind, ...]
    reach: Reach


class NounSet(ConfigModel):
    """Nouns that mean the same behind a name; where `silent`, also none of them.

    Examples are `A = B`: in one organisation, and of one kind, these are one; counter-examples are two.
    """

    words: tuple[str, ...]
    silent: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Registry(ConfigModel):
    families: tuple[Family, ...]
    nouns: tuple[NounSet, ...]
    editions: tuple[PatternEntry, ...]
    """What is dropped from a name; 【】 in the examples marks it."""
    before_places: CueGroup
    """What may stand before the place in the name of an organisation."""
    speaks_for_places: CueGroup
    """What is left behind a place where its government or its party speaks."""
    organs: CueGroup
    """Right behind a place they belong to the name of its party's organ."""
    common: tuple[PatternEntry, ...]
    """Names of places and organisations that tell nothing of where they are."""
    standing: tuple[StandingName, ...]
    standing_nouns: tuple[str, ...]
    """Nouns that may follow any name of standing."""

    @model_validator(mode="after")
    def _each_kind_has_one_family(self) -> Self:
        kinds = [kind for family in self.families for kind in family.kinds]
        if sorted(kinds) != sorted(InitiativeKind.__args__):  # type: ignore[attr-defined]
            raise ValueError("`families` must hold each kind exactly once")
        return self

    @model_validator(mode="after")
    def _each_noun_stands_once(self) -> Self:
        words = [word for nouns in self.nouns for word in nouns.words]
        if len(words) != len(set(words)):
            raise ValueError("`nouns`: a word stands in two sets")
        return self

    def family_of(self, kind: InitiativeKind) -> int:
        """Place of the kind's family."""
        return next(number for number, family in enumerate(self.families) if kind in family.kinds)

    def edition_pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{entry.text})" for entry in self.editions))

    def common_pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{entry.text})" for entry in self.common))
