"""Sections: the same label and the same beginning of the heading; then level, role and topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from pipeline.evaluate.cases import Case, Found, Judgement
from pipeline.evaluate.gold import GoldSection
from pipeline.evaluate.judging.answers import Answer
from pipeline.evaluate.judging.places import heading_span
from pipeline.evaluate.normal import heading, label, several
from pipeline.records import Section
from pipeline.stages import OutlineSection

AnySection = TypeVar("AnySection", Section, OutlineSection)


def judge_sections(case: Case, found: Found) -> Iterator[Judgement]:
    """Sections found, missed and too many, and the fields of those found; none where gold lists none."""
    if case.gold.sections is None:
        return
    left = [section for section in found.sections if section.level]
    for gold, hit in matched(case.gold.sections, left):
        if hit is not None:
            left.remove(hit)
        if not gold.optional:
            yield _finding(gold, hit, found.text)
            if hit is not None:
                yield from _fields(gold, hit)
    for section in left:
        yield _extra(section)


def matched(
    due: Sequence[GoldSection], sections: Sequence[AnySection]
) -> Iterator[tuple[GoldSection, AnySection | None]]:
    """Sections that are due, in their order, each with the one that it is; what stands before the first heading is
    no section."""
    left = list(sections)
    for gold in due:
        if not gold.level and not heading(gold.beginning):
            continue
        hit = next((section for section in left if _same(gold, section)), None)
        if hit is not None:
            left.remove(hit)
        yield gold, hit


def judge_text(case: Case, found: Found) -> Iterator[Judgement]:
    """The text of one section alone: its topics and its role."""
    if case.topic is None:
        return
    headed = [section for section in found.sections if section.level]
    section = next(iter([*headed, *found.sections]), None)
    span = (section.start, section.end) if section else None
    what = (section.heading if section else None) or case.id
    for figure, answer in topics_of(case.topic.topics[:1], (*case.topic.topics, *case.topic.alt_topics), section):
        yield answer.judgement(f"texts.{figure}", what, span)
    if case.topic.role:
        role = section.role if section else None
        yield Answer(case.topic.role, role, role == case.topic.role).judgement("texts.role", what, span)


def _same(gold: GoldSection, section: Section | OutlineSection) -> bool:
    start = heading(gold.beginning)
    return label(gold.label) == label(section.label) and heading(section.heading)[: len(start)] == start


def _described(part: GoldSection | Section) -> str:
    name = part.heading or (part.beginning if isinstance(part, GoldSection) else "")
    return f"{part.label or ''}{name}"


def _finding(gold: GoldSection, hit: Section | None, text: str) -> Judgement:
    what = _described(gold)
    if hit is None:
        return Judgement(figure="sections", verdict="missed", what=what, due=what, due_span=heading_span(gold, text))
    span = (hit.start, hit.body_start)
    return Judgement(
        figure="sections", verdict="right", what=what, due=what, found=_described(hit), due_span=span, found_span=span
    )


def _extra(section: Section) -> Judgement:
    what, span = _described(section), (section.start, section.body_start)
    return Judgement(figure="sections", verdict="false_alarm", what=what, found=what, found_span=span)


def _fields(gold: GoldSection, hit: Section) -> Iterator[Judgement]:
    for figure, answer in _answers(gold, hit):
        yield answer.judgement(f"sections.{figure}", _described(gold), (hit.start, hit.body_start))


def _answers(gold: GoldSection, hit: Section) -> Iterator[tuple[str, Answer]]:
    yield "level", Answer(gold.level, hit.level, gold.level == hit.level)
    if gold.role:
        accepted = [gold.role, *several(gold.alt_roles), *several(gold.role_alt)]
        yield "role", Answer(gold.role, hit.role, hit.role in accepted)
    yield from topics_of([gold.topic] if gold.topic else [], gold.alt_topics or [], hit)


def topics_of(due: Sequence[str], alternatives: Sequence[str], section: Section | None) -> Iterator[tuple[str, Answer]]:
    """First topic, among three, domain; or, where none is due, whether none was named, or one that would do."""
    named = [topic.id for topic in section.topics] if section else []
    accepted, got = {*due, *alternatives}, "、".join(named) or None
    if not due:
        yield "abstention", Answer(None, got, not named or named[0] in accepted)
        return
    domains = {topic.split("/")[0] for topic in accepted}
    yield "topic", Answer(due[0], got, bool(accepted & set(named[:1])))
    yield "top3", Answer(due[0], got, bool(accepted & set(named[:3])))
    yield "domain", Answer(due[0], got, bool(named) and named[0].split("/")[0] in domains)
