"""Counts: quantities in prose and tables, and the arithmetic among them."""

from pipeline.extract.counts.extractor import CountExtractor
from pipeline.extract.counts.recording import CountFindings

__all__ = ["CountExtractor", "CountFindings"]
