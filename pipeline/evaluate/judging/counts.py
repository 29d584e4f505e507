"""Counts: found or missed, then field by field; and sentences without counts that must stay without."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evaluate.cases import Case, Found, Judgement
from pipeline.evaluate.gold import GoldCount
from pipeline.evaluate.judging.answers import Answer
from pipeline.evaluate.judging.count_fields import FIELDS, Matched
from pipeline.evaluate.judging.count_matching import Pair, match
from pipeline.evaluate.judging.places import first, place
from pipeline.evaluate.normal import DURATIONS, unit
from pipeline.records import Count


def judge_counts(case: Case, found: Found) -> Iterator[Judgement]:
    """Counts found, missed and too many, and the fields of those found; none where gold lists none."""
    if case.gold.counts is None:
        return
    pairs = match(case.gold.counts, found.counts, found.text)
    findings = [finding for pair in pairs if (finding := _finding(pair, found.text))]
    yield from findings
    if case.form == "sentence" and all(gold.optional for gold in case.gold.counts):
        yield _clean(findings)
    for gold, hit in pairs:
        if gold is not None and hit is not None and not gold.optional:
            yield from _fields(Matched(gold, hit, case, found))


def _finding(pair: Pair, text: str) -> Judgement | None:
    gold, found = pair
    span = (found.start, found.end) if found else None
    if gold is None:
        assert found is not None
        what = describe(found)
        extra = Judgement(figure="counts", verdict="false_alarm", what=what, found=what, found_span=span)
        return None if unit(found.unit) in DURATIONS else extra
    if gold.optional or (found is None and gold.unit_class == "duration"):
        return None
    what, due_span = describe(gold), place(gold, text) or first(gold.quote, text)
    if found is None:
        return Judgement(figure="counts", verdict="missed", what=what, due=what, due_span=due_span)
    return Judgement(
        figure="counts",
        verdict="right",
        what=what,
        due=what,
        found=describe(found),
        due_span=due_span if place(gold, text) else span,
        found_span=span,
    )


def describe(count: GoldCount | Count) -> str:
    """Quote, unit and object, for people."""
    return " ".join(str(part) for part in (count.quote, count.unit and f"[{count.unit}]", count.object) if part)


def _clean(findings: list[Judgement]) -> Judgement:
    """A sentence in which no count is due stays without false alarms."""
    extra = [finding.what for finding in findings]
    return Answer(None, "、".join(extra) or None, not extra).judgement("counts.clean", "no count is due", None)


def _fields(pair: Matched) -> Iterator[Judgement]:
    for figure, judges in FIELDS:
        answer = judges(pair)
        if answer is not None:
            yield answer.judgement(f"counts.{figure}", describe(pair.gold), (pair.found.start, pair.found.end))
