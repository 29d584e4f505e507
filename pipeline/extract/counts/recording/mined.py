"""All that was found in one text, before records are made of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.relations.checks import Verdict
from pipeline.extract.counts.relations.finder import Relations
from pipeline.records import CountStatus, UnitClass


class Mined(NamedTuple):
    """Things, relations and verdicts speak of `prose.quantities` by index."""

    prose: Prose
    things: list[Thing]
    relations: Relations
    verdicts: list[Verdict]
    predicates: list[str | None]
    classes: list[UnitClass]
    """As the counted things make them: 12个村 are territories."""
    statuses: Mapping[int, CountStatus]
    """Of cells of tables whose headers tell it, and of figures right behind an aim."""
    periods: Mapping[int, Span] = MappingProxyType({})
    """Time words of cells of tables."""
