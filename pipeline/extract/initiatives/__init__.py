"""Named initiatives: candidates → features → choice → mentions and aliases → records."""

from pipeline.extract.initiatives.extractor import InitiativeExtractor

__all__ = ["InitiativeExtractor"]
