"""The report as a whole: its own facts, the arithmetic that it claims, the figures that are not to be trusted."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evaluate.cases import Case, Found, Judgement, Span, Verdict
from pipeline.evaluate.gold import GoldCheck, GoldOrganisation, GoldPeriod, GoldSuspect
from pipeline.evaluate.judging.places import first, place
from pipeline.evaluate.normal import alike, bare, digits, several
from pipeline.records import Check, Notice

_SUSPECT_DIGITS = 6
_DOUBTS = frozenset({"masked_figure", "year_overwritten"})


def judge_facts(case: Case, found: Found) -> Iterator[Judgement]:
    """Facts that gold tells, one by one; none where it tells of none."""
    gold, facts = case.gold.report, found.facts
    if gold is None:
        return
    if gold.title:
        title = facts.title if facts else None
        yield _judged("report.title", gold.title, title, right=bare(gold.title) == bare(title))
    if gold.kind:
        kind = facts.kind if facts else None
        yield _judged("report.kind", gold.kind, kind, right=kind in [gold.kind, *several(gold.kind_alt)])
    if gold.organisation:
        yield from _organisation(gold.organisation, found)
    if gold.period:
        yield _period(gold.period, found)


def _organisation(gold: GoldOrganisation, found: Found) -> Iterator[Judgement]:
    """A level that gold leaves out is one that the text does not tell."""
    level, name = (found.facts.organisation.level, found.facts.organisation.name) if found.facts else (None, None)
    yield _judged("report.level", gold.level, level, right=level in [gold.level, *several(gold.level_alt)])
    known = [gold.name, *several(gold.alt_names)]
    yield _judged("report.organisation", gold.name, name, right=any(alike(one, name) for one in known))


def _period(gold: GoldPeriod, found: Found) -> Judgement:
    period = found.facts.period if found.facts else None
    due, got = (gold.start, gold.end), (period.start, period.end) if period else (None, None)
    return _judged("report.period", f"{due[0]}…{due[1]}", f"{got[0]}…{got[1]}", right=due == got)


def judge_checks(case: Case, found: Found) -> Iterator[Judgement]:
    """Each check that is due, with its verdict; and in whole reports each failing one that nobody knows of."""
    due = [check for check in case.gold.checks or () if not check.optional]
    mine = [(check, _members(check, found)) for check in found.checks]
    for gold in due:
        yield _absent(gold, mine) if gold.absent else _check(gold, mine, _stands(gold, case, found.text))
    if case.form != "report":
        return
    known = [set(map(digits, gold.members)) for gold in case.gold.checks or () if not gold.holds]
    for check, members in mine:
        if not check.holds:
            right = any(members & quotes for quotes in known)
            yield _judged("checks.no_false_alarms", None, f"{check.kind} {_listed(members)} fails", right=right)


Mine = list[tuple[Check, set[str]]]


def _members(check: Check, found: Found) -> set[str]:
    quotes = {count.id: count.quote for count in found.counts}
    return {digits(quotes.get(member)) for member in check.members}


def _listed(quotes: set[str]) -> str:
    return ", ".join(sorted(quotes))


def _stands(gold: GoldCheck, case: Case, text: str) -> Span | None:
    """Where its first number stands: as the count of that quote tells, else anywhere."""
    quote = gold.members[0] if gold.members else ""
    spans = (place(count, text) for count in case.gold.counts or () if count.quote == quote)
    return next((span for span in spans if span), first(quote, text))


def _check(gold: GoldCheck, mine: Mine, span: Span | None) -> Judgement:
    due = set(map(digits, gold.members))
    verdicts = [check.holds for check, members in mine if check.kind == gold.kind and due <= members]
    told = " or ".join("holds" if holds else "fails" for holds in verdicts) or None
    what = f"{gold.kind} {', '.join(gold.members)} {'holds' if gold.holds else 'fails'}"
    return _judged("checks.found", what, told, right=gold.holds in verdicts, due_span=span)


def _absent(gold: GoldCheck, mine: Mine) -> Judgement:
    """Numbers that look like a sum and are none must not be said to fail."""
    wrong = [members for check, members in mine if check.kind == gold.kind and not check.holds]
    return _judged("checks.found", f"no {gold.kind}", "; ".join(map(_listed, wrong)) or None, right=not wrong)


def judge_suspects(case: Case, found: Found) -> Iterator[Judgement]:
    """A figure not to be trusted is marked on its count; one that is no count any more (××人) by a notice there."""
    for gold in case.gold.suspects or ():
        numeral = digits(gold.quote)[:_SUSPECT_DIGITS]
        doubted = [one.quote for one in found.counts if numeral and one.suspect and numeral in digits(one.quote)]
        noticed = [notice.code for notice in found.notices if notice.code in _DOUBTS and _touches(notice, gold, found)]
        told = "、".join([*doubted, *noticed]) or None
        span = first(gold.quote, found.text)
        yield _judged("suspects", _told(gold), told, right=bool(doubted or noticed), due_span=span)


def _touches(notice: Notice, gold: GoldSuspect, found: Found) -> bool:
    return gold.quote in found.text[max(0, notice.start - len(gold.quote)) : notice.end + len(gold.quote)]


def _told(gold: GoldSuspect) -> str:
    return f"{gold.quote} {gold.why or ''}".strip()


def _judged(figure: str, due: str | None, found: str | None, *, right: bool, due_span: Span | None = None) -> Judgement:
    """Said of the whole report, so there is no finding to name."""
    verdict: Verdict = "right" if right else "wrong"
    return Judgement(figure=figure, verdict=verdict, what="", due=due, found=found, due_span=due_span)
