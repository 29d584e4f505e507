"""configs/count_cues.yaml: what the words around a quantity say of its role, direction, status and object."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from pipeline.config.base import ConfigModel, CueGroup


class CountCues(ConfigModel):
    """Groups are named after what they say."""

    up: CueGroup
    down: CueGroup
    comparative: CueGroup
    comparative_down: CueGroup
    moved_up: CueGroup
    moved_down: CueGroup
    earning: CueGroup
    better: CueGroup
    worse: CueGroup
    better_more: CueGroup
    gains: CueGroup
    losses: CueGroup
    change_nouns: CueGroup
    against: CueGroup
    aims: CueGroup
    reach: CueGroup
    neutral: CueGroup
    span: CueGroup
    members: CueGroup
    besides: CueGroup
    works: CueGroup
    converting: CueGroup
    uncomparable: CueGroup
    qualifiers: CueGroup
    total_nouns: CueGroup
    amount_endings: CueGroup
    plan: CueGroup
    target: CueGroup
    forecast: CueGroup
    done: CueGroup
    periods: CueGroup
    per_each: CueGroup
    daily: CueGroup
    yearly: CueGroup
    consumption: CueGroup
    predicates: CueGroup
    naming_predicates: CueGroup
    brief_predicates: CueGroup
    negated: CueGroup
    manners: CueGroup
    together: CueGroup
    verb_adverbs: CueGroup
    willing: CueGroup
    idle_verbs: CueGroup
    stated: CueGroup
    holding: CueGroup
    raising: CueGroup
    lowering: CueGroup
    measured_against: CueGroup
    bodies: CueGroup
    name_heads: CueGroup
    named_after: CueGroup
    suffixes: CueGroup
    pronouns: CueGroup
    inner_measures: CueGroup
    stop_nouns: CueGroup
    outside: CueGroup
    ending_as_joins: CueGroup
    agents: CueGroup
    actors: CueGroup
    attributive: CueGroup
    dependent_nouns: CueGroup
    effecting: CueGroup
    level_nouns: CueGroup
    number_verbs: CueGroup
    kind_nouns: CueGroup
    transitive: CueGroup
    launching: CueGroup
    name_closers: CueGroup
    handing_over: CueGroup
    taking_up: CueGroup
    recipients: CueGroup
    giving: CueGroup
    measures_taken: CueGroup
    structure: CueGroup
    facets: CueGroup
    structure_adjectives: CueGroup
    closing: CueGroup
    making: CueGroup
    bounded_nouns: CueGroup
    paces: CueGroup
    heights: CueGroup
    outcomes: CueGroup
    thriving: CueGroup
    finishing: CueGroup
    paying: CueGroup
    owned: CueGroup
    idiom: CueGroup
    covering: CueGroup
    crowds: CueGroup
    counted_one: CueGroup
    overlapping: CueGroup
    complete: CueGroup
    indicators: CueGroup
    share_nouns: CueGroup
    money_nouns: CueGroup
    flows: CueGroup
    spoken_money: CueGroup
    slabs: CueGroup
    coefficients: CueGroup
    header_units: CueGroup
    generic_headers: CueGroup
    numbering_headers: CueGroup
    total_rows: CueGroup

    @model_validator(mode="after")
    def _no_empty_group(self) -> Self:
        empty = [name for name in type(self).model_fields if not getattr(self, name).words]
        if empty:
            raise ValueError(f"groups without words: {', '.join(empty)}")
        return self
