"""What an archive's sections are about, by organisation and by year. Memory grows with these, not with the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from pipeline.records import Organisation, Period, Record


class _Score(msgspec.Struct, frozen=True):
    id: str


class _Section(msgspec.Struct, frozen=True):
    id: str
    parent: str | None
    topics: tuple[_Score, ...] = ()


class _Facts(msgspec.Struct, frozen=True):
    organisation: Organisation
    period: Period | None = None


class Filed(msgspec.Struct, frozen=True):
    """As much of a record as is read here."""

    report: _Facts
    sections: tuple[_Section, ...] = ()


class TopicRow(Record, frozen=True, kw_only=True):
    """How many sections of an organisation and year are filed under a topic."""

    organisation: str | None
    year: int | None
    """In which the report's period ends."""
    topic: str
    sections: int


def count(reports: Iterable[Filed]) -> list[TopicRow]:
    """Sections without subsections, each under the first topic of its own or of the next above that has one.

    Sorted by organisation, year and topic; what is unknown comes last.
    """
    found: Counter[tuple[str | None, int | None, str]] = Counter()
    for filed in reports:
        organisation, year = filed.report.organisation.name, _year(filed.report.period)
        found.update((organisation, year, topic) for topic in _topics(filed.sections))
    rows = [
        TopicRow(organisation=organisation, year=year, topic=topic, sections=sections)
        for (organisation, year, topic), sections in found.items()
    ]
    return sorted(rows, key=lambda row: (row.organisation is None, row.organisation or "", row.year or 9999, row.topic))


def _year(period: Period | None) -> int | None:
    date = period and (period.end or period.start)
    return int(date[:4]) if date else None


def _topics(sections: Iterable[_Section]) -> Iterator[str]:
    by_id = {section.id: section for section in sections}
    parents = {section.parent for section in by_id.values()}
    for section in by_id.values():
        if section.id in parents:
            continue
        above: _Section | None = section
        while above is not None and not above.topics:
            above = by_id.get(above.parent or "")
        if above is not None:
            yield above.topics[0].id
