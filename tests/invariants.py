"""What holds for every record, whatever the report was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from jsonschema import Draft202012Validator

from pipeline.records import Count, Mention, Rejected, Report, Section
from pipeline.run.commands.schema import json_schema

_VALIDATOR = Draft202012Validator(json_schema("report"))


def assert_record_holds(report: Report) -> None:
    """Every promise of the contract that can be checked without knowing the report."""
    assert_validates(report.to_dict())
    assert report.text is not None
    _assert_quotes(report, report.text)
    _assert_blocks(report, report.text)
    _assert_sections(report.sections, len(report.text))
    _assert_findings_lie_in_their_sections(report)
    _assert_references(report)


def assert_validates(record: dict[str, Any]) -> None:
    errors = sorted(_VALIDATOR.iter_errors(record), key=str)
    assert not errors, [f"{error.json_path}: {error.message[:200]}" for error in errors[:5]]


def is_valid(record: object) -> bool:
    return bool(_VALIDATOR.is_valid(record))


def _assert_quotes(report: Report, text: str) -> None:
    rejected = report.rejected if isinstance(report.rejected, tuple) else ()
    quoted: tuple[Count | Mention | Rejected, ...] = (*report.counts, *_mentions(report), *rejected)
    for found in quoted:
        assert found.quote == text[found.start : found.end], (found.start, found.end)
        assert found.quote
    for count in report.counts:
        assert (count.object_start is None) == (count.object_end is None)
        if count.object_start is not None:
            assert count.object == text[count.object_start : count.object_end], count.id
    for notice in report.notices:
        assert 0 <= notice.start <= notice.end <= len(text), notice.code
    assert list(report.notices) == sorted(report.notices, key=lambda n: (n.start, n.end, n.code))


def _mentions(report: Report) -> tuple[Mention, ...]:
    return tuple(mention for initiative in report.initiatives for mention in initiative.mentions)


def _assert_blocks(report: Report, text: str) -> None:
    position = 0
    for block in report.blocks:
        assert block.start < block.end
        assert set(text[position : block.start]) <= {"\n"}, (position, block.start)
        assert "\n" not in text[block.start : block.end]
        position = block.end
    assert set(text[position:]) <= {"\n"}


def _assert_sections(sections: Sequence[Section], length: int) -> None:
    by_id = {section.id: section for section in sections}
    for section in sections:
        assert 0 <= section.start <= section.body_start <= section.end <= length, section.id
        for point in section.points:
            assert section.start <= point.start < point.end <= section.end
        if section.parent is not None:
            parent = by_id[section.parent]
            assert parent.level < section.level
            assert parent.start <= section.start
            assert section.end <= parent.end
    assert [section.start for section in sections] == sorted(section.start for section in sections)
    tops = [section for section in sections if section.parent is None]
    assert all(left.end <= right.start for left, right in pairwise(tops))


def _assert_findings_lie_in_their_sections(report: Report) -> None:
    by_id = {section.id: section for section in report.sections}
    placed: tuple[Count | Mention, ...] = (*report.counts, *_mentions(report))
    for found in placed:
        if found.section is None:
            assert all(not section.start <= found.start < section.end for section in report.sections)
        else:
            section = by_id[found.section]
            assert section.start <= found.start < found.end <= section.end, (found.section, found.start)


def _assert_references(report: Report) -> None:
    counts = _unique(count.id for count in report.counts)
    initiatives = _unique(initiative.id for initiative in report.initiatives)
    _unique((*counts, *initiatives, *(section.id for section in report.sections)))
    for count in report.counts:
        assert {count.part_of, count.same_as} - {None} <= counts
        assert count.id not in {count.part_of, count.same_as}
    for initiative in report.initiatives:
        assert set(initiative.counts) <= counts
        assert initiative.parent is None or (initiative.parent in initiatives and initiative.parent != initiative.id)
        assert initiative.mentions
    for check in report.checks:
        assert set(check.members) <= counts
        assert len(set(check.members)) == len(check.members) >= 2


def _unique(ids: Iterable[str]) -> set[str]:
    listed = list(ids)
    assert len(set(listed)) == len(listed)
    return set(listed)
