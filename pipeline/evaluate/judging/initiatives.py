"""Initiatives: a name that gold gives it; then kind, aliases, parent and mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.evaluate.cases import Case, Found, Judgement, Span, Verdict
from pipeline.evaluate.gold import GoldInitiative
from pipeline.evaluate.judging.answers import Answer
from pipeline.evaluate.judging.places import first
from pipeline.evaluate.normal import bare, names, several
from pipeline.records import Initiative


class Pair(NamedTuple):
    """A gold initiative with the one that was found for it; one of the two may be missing."""

    gold: GoldInitiative | None
    found: Initiative | None


def judge_initiatives(case: Case, found: Found) -> Iterator[Judgement]:
    """Initiatives found, missed and too many, and the fields of those found; none where gold lists none."""
    gold = case.gold.initiatives
    if gold is None:
        return
    counts_mentions = any(one.n_mentions is not None for one in gold) or (case.form == "report" and not gold)
    for pair in match(gold, found.initiatives):
        if pair.gold is not None and pair.gold.soft:
            continue
        yield _finding(pair, found.text)
        if counts_mentions:
            yield from _mentions(pair)
        if pair.gold is not None and pair.found is not None:
            yield from _fields(pair.gold, pair.found, found)


def match(gold: Sequence[GoldInitiative], found: Sequence[Initiative]) -> list[Pair]:
    """One to one, what is due before what is optional; found twice is a false alarm."""
    left, pairs = list(found), []
    for one in sorted(gold, key=lambda one: one.soft):
        accepted = known_as(one)
        hit = next((other for other in left if accepted & names([other.name])), None)
        if hit is not None:
            left.remove(hit)
        pairs.append(Pair(one, hit))
    return pairs + [Pair(None, other) for other in left]


def known_as(gold: GoldInitiative) -> set[str]:
    """All that it may be called."""
    return names([gold.called, gold.repaired_name, *several(gold.name_alt), *(gold.aliases or [])])


def _finding(pair: Pair, text: str) -> Judgement:
    gold, found = pair
    span = _first_mention(found)
    if gold is None:
        assert found is not None
        return Judgement(
            figure="initiatives", verdict="false_alarm", what=found.name, found=found.name, found_span=span
        )
    return Judgement(
        figure="initiatives",
        verdict="right" if found else "missed",
        what=gold.called,
        due=gold.called,
        found=found.name if found else None,
        due_span=span or _stands(gold, text),
        found_span=span,
    )


def _first_mention(found: Initiative | None) -> Span | None:
    return (found.mentions[0].start, found.mentions[0].end) if found and found.mentions else None


def _stands(gold: GoldInitiative, text: str) -> Span | None:
    surfaces = [gold.called, bare(gold.called), *(gold.mention_surfaces or []), *(gold.aliases or [])]
    return next((span for surface in surfaces if (span := first(surface, text))), None)


def _mentions(pair: Pair) -> Iterator[Judgement]:
    """Mentions are right up to the number that gold gives, where their words are among the names."""
    gold, found = pair
    spans = [(mention.start, mention.end, mention.quote) for mention in found.mentions] if found else []
    due = 0 if gold is None else gold.n_mentions if gold.n_mentions is not None else 1
    accepted = names([*known_as(gold), *(gold.mention_surfaces or [])]) if gold else set()
    right = [span for span in spans if accepted & names([span[2]])][:due]
    what = gold.called if gold else spans[0][2] if spans else ""
    for span in spans:
        yield _mention(what, span, right=span in right)
    for _ in range(due - len(right)):
        yield Judgement(figure="mentions", verdict="missed", what=what, due=f"{due} mentions", found=str(len(spans)))


def _mention(what: str, span: tuple[int, int, str], *, right: bool) -> Judgement:
    start, end, quote = span
    verdict: Verdict = "right" if right else "false_alarm"
    return Judgement(figure="mentions", verdict=verdict, what=what, found=quote, found_span=(start, end))


def _fields(gold: GoldInitiative, found: Initiative, everything: Found) -> Iterator[Judgement]:
    for figure, answer in _answers(gold, found, everything):
        yield answer.judgement(f"initiatives.{figure}", gold.called, _first_mention(found))


def _answers(gold: GoldInitiative, found: Initiative, everything: Found) -> Iterator[tuple[str, Answer]]:
    if gold.kind:
        yield "kind", Answer(gold.kind, found.kind, found.kind in [gold.kind, *several(gold.kind_alt)])
    if gold.status:
        yield "status", Answer(gold.status, found.status, found.status in [gold.status, *several(gold.status_alt)])
    if gold.parent:
        parent = next((one.name for one in everything.initiatives if one.id == found.parent), None)
        right = bool(names([gold.parent, *several(gold.parent_alt)]) & names([parent]))
        yield "parents", Answer(gold.parent, parent, right)
    known = names([found.name, *found.aliases, *(mention.quote for mention in found.mentions)])
    for alias in _true_aliases(gold, everything.text):
        yield "aliases", Answer(alias, "、".join(found.aliases) or None, bool(names([alias]) & known))


def _true_aliases(gold: GoldInitiative, text: str) -> list[str]:
    """Aliases that the text uses, and that are more than the name with other marks or another tail."""
    own = names([gold.called])
    return [alias for alias in gold.aliases or [] if not names([alias]) & own and _used(alias, gold.called, text)]


def _used(alias: str, name: str, text: str) -> bool:
    """Of two names, one of which holds the other, the shorter must stand somewhere by itself: else they are one."""
    plain = bare(text)
    shorter, longer = sorted((bare(alias), bare(name)), key=len)
    return bare(alias) in plain and (shorter not in longer or shorter in plain.replace(longer, "\n"))
