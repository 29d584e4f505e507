"""Counts, initiatives and checks out of the classified document."""

from pipeline.extract.extractor import Extractor

__all__ = ["Extractor"]
