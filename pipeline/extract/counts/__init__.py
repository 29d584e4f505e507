"""Counts: quantities in prose and tables, and the arithmetic among them."""

from pipeline.extract.counts.extractor import CountExtractor
from pipeline.extract.counts.recording.builder import CountFindings

__all__ = ["CountExtractor", "CountFindings"]
