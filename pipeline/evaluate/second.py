"""What a second hand labelled, in the place of what the product finds: how far two people agree on the same texts.

The product cannot be held to more than that. Labels are judged by the rules for findings; places come from the text as
it was mined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from pipeline.errors import UsageError
from pipeline.evaluate.cases import Case, Found, Span
from pipeline.evaluate.gold import GoldCheck, GoldCount, GoldFacts, GoldInitiative, GoldReport, GoldSection, GoldSuspect
from pipeline.evaluate.judging.count_matching import same_count
from pipeline.evaluate.judging.initiatives import known_as
from pipeline.evaluate.judging.places import first, heading_span, place
from pipeline.evaluate.normal import digits, names
from pipeline.records import Check, Count, Initiative, Notice, ReportFacts, Section

NOWHERE: Span = (0, 0)
"""Of a label whose words do not stand in the mined text."""


def as_found(second: Case, due: GoldReport, text: str) -> Found:
    """The labels of `second` as findings in `text`, to be judged by the gold `due`.

    What the second hand calls optional counts only where the first has it too. What it was not asked for (a title) is
    taken from the first.

    Raises:
        UsageError: a label's word is none of the records'.
    """
    try:
        return _as_found(second, due, text)
    except msgspec.ValidationError as error:
        raise UsageError(f"{second.file}: {second.id}: {error}") from error


def _as_found(second: Case, due: GoldReport, text: str) -> Found:
    labels = second.gold
    counts = tuple(_counts(labels, due, text))
    return Found(
        text=text,
        sections=tuple(_sections(second, text)),
        counts=counts,
        initiatives=tuple(_initiatives(labels, due, text)),
        checks=tuple(_check(one, counts) for one in labels.checks or () if not (one.optional or one.absent)),
        notices=tuple(_notices(labels.suspects or (), counts, text)),
        facts=_facts(labels.report, due.report),
    )


def _counts(labels: GoldReport, due: GoldReport, text: str) -> Iterator[Count]:
    mine = labels.counts or ()
    doubted = {one.quote for one in labels.suspects or ()}
    for index, gold in enumerate(mine):
        found = _count(gold, index, text, suspect=gold.quote in doubted)
        whole = gold.part_of if isinstance(gold.part_of, int) else _index(gold.part_of, mine)
        found = msgspec.structs.replace(found, part_of=None if whole is None else f"c{whole}")
        if not gold.optional or any(same_count(one, found) for one in due.counts or ()):
            yield found


def _index(quote: str | None, counts: tuple[GoldCount, ...]) -> int | None:
    return next((index for index, one in enumerate(counts) if quote and one.quote == quote), None)


def _count(gold: GoldCount, index: int, text: str, *, suspect: bool) -> Count:
    start, end = place(gold, text) or first(gold.quote, text) or NOWHERE
    exact = None if gold.approx else gold.value
    low, high = (exact if bound is UNSET else bound for bound in (gold.low, gold.high))
    told: dict[str, Any] = {
        name: getattr(gold, name) for name in ("quote", "value", "unit", "object", "predicate", "direction", "per")
    }
    words = {
        "approx": None if gold.approx is UNSET else gold.approx,
        "unit_class": gold.unit_class or "other",
        "role": gold.role or "total",
        "status": gold.status or "done",
        "base": gold.base if isinstance(gold.base, str) else None,
        "suspect": gold.suspect or ("inconsistent" if suspect else None),
    }
    where = {"id": f"c{index}", "start": start, "end": end, "section": None, "rule": "hand", "confidence": 1.0}
    inclusive = {
        name: value for name in ("low_inclusive", "high_inclusive") if (value := getattr(gold, name)) is not UNSET
    }
    return msgspec.convert(
        {**told, **words, **where, **inclusive, "low": low, "high": high, "value_exact": None}, Count
    )


def _sections(second: Case, text: str) -> Iterator[Section]:
    """The text of one section alone is one section, whatever its heading."""
    if second.topic:
        yield _section(GoldSection(role=second.topic.role), second.topic.topics[:1], (0, len(text)))
    at = 0
    for gold in second.gold.sections or ():
        span = heading_span(gold, text, at) or NOWHERE
        at = max(at, span[1])
        if not gold.optional:
            yield _section(gold, [gold.topic] if gold.topic else [], span)


def _section(gold: GoldSection, topics: Sequence[str], span: Span) -> Section:
    """`span` is that of the heading, for nobody judges where a section ends."""
    told = {"label": gold.label, "heading": gold.beginning or None, "level": gold.level or 0}
    where = {"id": "", "parent": None, "start": span[0], "end": span[1], "body_start": span[1]}
    scores = [{"id": topic, "score": 1.0} for topic in topics]
    return msgspec.convert({**told, **where, "topics": scores, "role": gold.role or "other"}, Section)


def _initiatives(labels: GoldReport, due: GoldReport, text: str) -> Iterator[Initiative]:
    known = set().union(*(known_as(one) for one in due.initiatives or ()))
    for gold in labels.initiatives or ():
        if not gold.soft or names([gold.called]) & known:
            yield _initiative(gold, text)


def _initiative(gold: GoldInitiative, text: str) -> Initiative:
    mentions = [
        {"start": start, "end": end, "quote": quote, "section": None} for quote, (start, end) in _mentions(gold, text)
    ]
    told = {"id": gold.called, "name": gold.called, "kind": gold.kind, "aliases": gold.aliases or []}
    rest = {"mentions": mentions, "evidence": [], "confidence": 1.0, "rule": "hand", "parent": gold.parent}
    return msgspec.convert({**told, **rest, "status": gold.status or "done"}, Initiative)


def _mentions(gold: GoldInitiative, text: str) -> list[tuple[str, Span]]:
    """As many as the hand counted, at the places of their words; the rest, without a place, under the last of them."""
    surfaces = sorted(gold.mention_surfaces or [gold.called], key=len, reverse=True)
    number = 1 if gold.n_mentions is None else gold.n_mentions
    pattern = re.compile("|".join(map(re.escape, surfaces)))
    placed = [(found.group(), found.span()) for found in pattern.finditer(text)][:number]
    return placed + [(surfaces[-1], NOWHERE)] * (number - len(placed))


def _check(gold: GoldCheck, counts: tuple[Count, ...]) -> Check:
    by_numeral = {digits(count.quote): count.id for count in reversed(counts)}
    members = [by_numeral[digits(quote)] for quote in gold.members if digits(quote) in by_numeral]
    told = {"kind": gold.kind, "members": members, "holds": gold.holds, "stated": 0, "computed": 0}
    return msgspec.convert(told, Check)


def _notices(suspects: tuple[GoldSuspect, ...], counts: tuple[Count, ...], text: str) -> Iterator[Notice]:
    """A suspect that is no count is a figure that was masked."""
    quotes = {count.quote for count in counts}
    for gold in suspects:
        span = first(gold.quote, text)
        if gold.quote not in quotes and span:
            yield Notice(code="masked_figure", start=span[0], end=span[1], message="")


def _facts(labels: GoldFacts | None, due: GoldFacts | None) -> ReportFacts | None:
    if labels is None:
        return None
    organisation, period = labels.organisation, labels.period
    told = {
        "title": labels.title or (due.title if due else None),
        "kind": labels.kind or "other",
        "organisation": {
            "name": organisation.name if organisation else None,
            "level": organisation.level if organisation else None,
        },
        "period": {"label": "", "start": period.start, "end": period.end} if period else None,
    }
    return msgspec.convert(told, ReportFacts)
