"""Counts: quantities in prose and tables, and the arithmetic among them."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.records import Check, Count, Notice, Record, Rejected
from pipeline.stages import ClassifiedDocument

__all__ = ["CountExtractor", "CountFindings"]


class CountFindings(Record, frozen=True, kw_only=True):
    counts: tuple[Count, ...] = ()
    checks: tuple[Check, ...] = ()
    notices: tuple[Notice, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class CountExtractor:
    def __init__(self, config: Config) -> None:
        self._config = config

    def extract(self, classified: ClassifiedDocument) -> CountFindings:
        return CountFindings()
