"""How far a record can be trusted: follows from its notices and suspect counts by one visible table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import Count, Integrity, IntegrityGrade, Notice

GRADE_BY_CODE: dict[str, IntegrityGrade] = {
    "year_overwritten": "unreliable",
    "masked_figure": "unreliable",
    "chunk_number_removed": "repaired",
    "broken_sentence_joined": "repaired",
    "page_mark_removed": "repaired",
    "entity_repaired": "repaired",
    "furniture_removed": "repaired",
    "quote_unbalanced": "repaired",
    "washed_word": "repaired",
}
"""Codes that are not listed say something of the report, not of its copy, and leave it clean."""

_ORDER: tuple[IntegrityGrade, ...] = ("clean", "repaired", "unreliable")


def grade(notices: Sequence[Notice], counts: Sequence[Count]) -> Integrity:
    """The worst grade that any notice or suspect count brings; `reasons` are the codes that brought one."""
    codes = {notice.code for notice in notices} | {count.suspect for count in counts if count.suspect}
    reasons = sorted(code for code in codes if code in GRADE_BY_CODE)
    grades = {GRADE_BY_CODE[code] for code in reasons}
    worst: IntegrityGrade = max(grades, key=_ORDER.index, default="clean")
    return Integrity(grade=worst, reasons=tuple(reasons))
