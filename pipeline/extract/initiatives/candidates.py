"""Candidates: stretches that may name an initiative, with everything seen about them and no decision taken."""

from __future__ import annotations

from pipeline.records import Evidence, InitiativeKind, Value


class Candidate(Value, frozen=True):
    """A mention `text[start:end]` under its canonical `name`.

    `core` is what stands in the quotes where the name holds more, or a fuller form where it holds less: an alias.
    """

    start: int
    end: int
    name: str
    core: str | None
    kind: InitiativeKind
    evidence: Evidence
    rule: str
    features: tuple[str, ...]
    stem: str | None = None
    """The name without its cue noun: 板凳夜话 of 板凳夜话工作法, by which a report may call it too."""
    noun: str | None = None
    """The cue noun that ends the name, if any."""
    chance: float = 1.0
    """That it is a name, by the learned field; 1 where a rule alone decides."""
