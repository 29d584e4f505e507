"""Named initiatives."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.config import Config
from pipeline.records import Count, Initiative
from pipeline.stages import ClassifiedDocument

__all__ = ["InitiativeExtractor"]


class InitiativeExtractor:
    def __init__(self, config: Config) -> None:
        self._config = config

    def extract(self, classified: ClassifiedDocument, counts: Sequence[Count]) -> tuple[Initiative, ...]:
        return ()
