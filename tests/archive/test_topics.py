"""An archive's topics, counted."""

from __future__ import annotations

from typing import Any

import msgspec

from pipeline.archive.topics import Filed, TopicRow, count


def filed(organisation: str | None, start: str | None, *sections: tuple[str, str | None, str | None]) -> Filed:
    """Sections as id, parent and topic."""
    record: dict[str, Any] = {
        "report": {
            "organisation": {"name": organisation, "level": None},
            "period": {"label": "", "start": start, "end": start and start[:4] + "-12-31"},
        },
        "sections": [
            {"id": identity, "parent": parent, "topics": [{"id": topic}] if topic else []}
            for identity, parent, topic in sections
        ],
    }
    return msgspec.convert(record, Filed)


def test_the_lowest_sections_count_under_their_own_topic_or_the_one_above() -> None:
    report = filed(
        "青溪镇",
        "2023-01-01",
        ("s1", None, "rural/farming"),
        ("s2", "s1", None),
        ("s3", "s1", "rural/water"),
        ("s4", None, None),
    )
    assert count([report, report]) == [
        TopicRow(organisation="青溪镇", year=2023, topic="rural/farming", sections=2),
        TopicRow(organisation="青溪镇", year=2023, topic="rural/water", sections=2),
    ]


def test_what_is_unknown_comes_last() -> None:
    rows = count([filed(None, None, ("s1", None, "a/b")), filed("青溪镇", None, ("s1", None, "a/b"))])
    assert [(row.organisation, row.year) for row in rows] == [("青溪镇", None), (None, None)]
