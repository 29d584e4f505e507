"""Everything that is found in one document."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.extract.counts import CountExtractor
from pipeline.extract.initiatives import InitiativeExtractor
from pipeline.stages import ClassifiedDocument, Findings


class Extractor:
    """Counts and the checks among them, then initiatives, which may claim counts."""

    def __init__(self, config: Config) -> None:
        self._counts = CountExtractor(config)
        self._initiatives = InitiativeExtractor(config)

    def extract(self, classified: ClassifiedDocument) -> Findings:
        found = self._counts.extract(classified)
        initiatives = self._initiatives.extract(classified, found.counts)
        return Findings(
            counts=found.counts,
            initiatives=initiatives,
            checks=found.checks,
            notices=found.notices,
            rejected=found.rejected,
        )
