"""Damage that can be seen but not undone: the text stays as it is, a notice tells of the place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.config.damage import Damage
from pipeline.config.washing import Washing
from pipeline.ingest.traces.masks import MaskFinder
from pipeline.ingest.traces.missing import MissingFigureFinder
from pipeline.ingest.traces.quotes import changed_quotes, lone_quotes
from pipeline.ingest.traces.washed import WashedWordFinder
from pipeline.ingest.traces.widths import mixed_widths
from pipeline.ingest.traces.years import ImpossibleDateFinder, RepeatedYearFinder, YearFinder
from pipeline.records import Notice

__all__ = ["TraceFinder"]

_Family = Callable[[str], Iterable[Notice]]


class TraceFinder:
    """All families of traces in one table; measure words and patterns come from configs/."""

    def __init__(self, damage: Damage, washing: Washing) -> None:
        self._families: tuple[_Family, ...] = (
            lone_quotes,
            changed_quotes,
            mixed_widths,
            YearFinder(damage).notices,
            RepeatedYearFinder(damage.years).notices,
            ImpossibleDateFinder(damage.years).notices,
            MaskFinder(damage).notices,
            MissingFigureFinder(damage).notices,
            WashedWordFinder(washing).notices,
        )

    def notices(self, text: str) -> list[Notice]:
        """All traces of damage in `text`, by place."""
        found = [notice for family in self._families for notice in family(text)]
        return sorted(found, key=lambda notice: (notice.start, notice.end))
