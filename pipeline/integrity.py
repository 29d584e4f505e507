"""How far a record can be trusted: follows from its notices and suspect counts by one visible table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pipeline.records import Count, Integrity, IntegrityGrade, Notice, NoticeCode

GRADE_BY_CODE: Mapping[NoticeCode, IntegrityGrade] = MappingProxyType(
    {
        # something that the report said is gone: a figure, a time, a passage
        "date_impossible": "unreliable",
        "figure_missing": "unreliable",
        "masked_figure": "unreliable",
        "passage_hidden": "unreliable",
        "year_overwritten": "unreliable",
        "year_repeated": "unreliable",
        # the text was mended, or words and marks are not the author's; what it says still stands
        "broken_sentence_joined": "repaired",
        "chunk_number_removed": "repaired",
        "entity_repaired": "repaired",
        "masked_words": "repaired",
        "page_mark_removed": "repaired",
        "pinyin_removed": "repaired",
        "quote_changed": "repaired",
        "quote_unbalanced": "repaired",
        "script_converted": "repaired",
        "washed_word": "repaired",
        "width_mixed": "repaired",
    }
)
"""Codes that are not listed leave the record clean: they say something of the page around the report
(`furniture_removed`, `several_reports`) or of the report itself (`sum_does_not_hold`), not of the copy of its text.
docs/damage.md shows the same table."""

MENDED: frozenset[NoticeCode] = frozenset(
    {
        "broken_sentence_joined",
        "chunk_number_removed",
        "entity_repaired",
        "furniture_removed",
        "page_mark_removed",
        "pinyin_removed",
        "script_converted",
    }
)
"""What was undone for certain; every other notice only tells of its place."""

_ORDER: tuple[IntegrityGrade, ...] = ("clean", "repaired", "unreliable")


def grade(notices: Sequence[Notice], counts: Sequence[Count]) -> Integrity:
    """The worst grade that any notice or suspect count brings; `reasons` are the codes that brought one."""
    codes = {notice.code for notice in notices} | {count.suspect for count in counts if count.suspect}
    graded = {code: grade for code, grade in GRADE_BY_CODE.items() if code in codes}
    worst: IntegrityGrade = max(graded.values(), key=_ORDER.index, default="clean")
    return Integrity(grade=worst, reasons=tuple(sorted(graded)))
