"""configs/count_cues.yaml: what the words around a quantity say of its role, direction, status and object."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from pipeline.config.base import ConfigModel


class CueGroup(ConfigModel):
    """Words that act alike, and sentences in which one of them must (【】) and must not act."""

    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class CountCues(ConfigModel):
    """Groups are named after what they say."""

    up: CueGroup
    down: CueGroup
    comparative: CueGroup
    reach: CueGroup
    neutral: CueGroup
    against: CueGroup
    span: CueGroup
    members: CueGroup
    qualifiers: CueGroup
    plan: CueGroup
    target: CueGroup
    forecast: CueGroup
    done: CueGroup
    per_each: CueGroup
    predicates: CueGroup
    naming_predicates: CueGroup
    brief_predicates: CueGroup
    negated: CueGroup
    manners: CueGroup
    idle_verbs: CueGroup
    stated: CueGroup
    holding: CueGroup
    measured_against: CueGroup
    bodies: CueGroup
    agents: CueGroup
    name_heads: CueGroup
    attributive: CueGroup
    dependent_nouns: CueGroup
    level_nouns: CueGroup
    kind_nouns: CueGroup
    transitive: CueGroup
    name_closers: CueGroup
    handing_over: CueGroup
    taking_up: CueGroup
    recipients: CueGroup
    effecting: CueGroup
    structure: CueGroup
    closing: CueGroup
    making: CueGroup
    outcomes: CueGroup
    owned: CueGroup
    idiom: CueGroup
    counted_one: CueGroup
    overlapping: CueGroup
    complete: CueGroup
    money_nouns: CueGroup
    spoken_money: CueGroup
    flows: CueGroup
    slabs: CueGroup
    coefficients: CueGroup
    header_units: CueGroup
    generic_headers: CueGroup
    total_rows: CueGroup

    @model_validator(mode="after")
    def _no_empty_group(self) -> Self:
        empty = [name for name in type(self).model_fields if not getattr(self, name).words]
        if empty:
            raise ValueError(f"groups without words: {', '.join(empty)}")
        return self
