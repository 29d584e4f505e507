"""What is judged of a count that was found: a function a field, listed in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec import UNSET

from pipeline.evaluate.cases import Case, Found
from pipeline.evaluate.gold import GoldCount
from pipeline.evaluate.judging.answers import Answer
from pipeline.evaluate.normal import alike, digits, same_number, several
from pipeline.records import Count

_FUTURE = frozenset({"plan", "target", "forecast"})


class Matched(NamedTuple):
    """A matched pair, and what its relations lead to."""

    gold: GoldCount
    found: Count
    case: Case
    all: Found


def _object(pair: Matched) -> Answer | None:
    gold, found = pair.gold, pair.found.object
    named = [gold.object or None, *several(gold.alt_object), *several(gold.object_alt)]
    if not any(named):
        return None
    missing = found is None and None in named
    return Answer(gold.object, found, missing or any(alike(one, found) for one in named))


def _approx(pair: Matched) -> Answer | None:
    due = pair.gold.approx
    if due is UNSET and not pair.case.complete:
        return None
    due = None if due is UNSET else due or None
    return Answer(due, pair.found.approx, pair.found.approx in [due, *several(pair.gold.approx_alt)])


def _interval(pair: Matched) -> Answer | None:
    gold, found = pair.gold, pair.found
    low, high = (None if bound is UNSET else bound for bound in (gold.low, gold.high))
    if gold.low is UNSET and gold.high is UNSET:
        if not pair.case.complete or gold.approx:
            return None
        low = high = gold.value
    right = same_number(low, found.low) and same_number(high, found.high)
    inclusive = ((gold.low_inclusive, found.low_inclusive), (gold.high_inclusive, found.high_inclusive))
    right = right and all(due is UNSET or due == is_so for due, is_so in inclusive)
    return Answer(f"{low}…{high}", f"{found.low}…{found.high}", right)


def _unit_class(pair: Matched) -> Answer | None:
    gold = pair.gold
    if not gold.unit_class:
        return None
    named = [gold.unit_class, *several(gold.unit_class_alt)]
    return Answer(gold.unit_class, pair.found.unit_class, pair.found.unit_class in named)


def _status(pair: Matched) -> Answer | None:
    """Plan, target and forecast are one: what lies ahead."""
    due = pair.gold.status or ("done" if pair.case.complete else None)
    if due is None:
        return None
    ahead = {one in _FUTURE for one in [due, *several(pair.gold.status_alt)]}
    return Answer(due, pair.found.status, (pair.found.status in _FUTURE) in ahead)


def _role(pair: Matched) -> Answer | None:
    due = pair.gold.role or ("total" if pair.case.complete else None)
    if due is None or due == "attribute":
        return None
    return Answer(due, pair.found.role, pair.found.role in [due, *several(pair.gold.role_alt)])


def _sparse(pair: Matched, due: str | None, alternatives: Iterable[str | None], found: str | None) -> Answer | None:
    """A field that few counts have: judged where gold has it, in complete gold also where only the product does."""
    named = [due, *alternatives]
    if not any(named) and not (pair.case.complete and found):
        return None
    return Answer(due, found, (found is None and None in named) or any(alike(one, found) for one in named))


def _direction(pair: Matched) -> Answer | None:
    return _sparse(pair, pair.gold.direction, several(pair.gold.direction_alt), pair.found.direction)


def _base(pair: Matched) -> Answer | None:
    base = pair.gold.base
    return None if isinstance(base, int) else _sparse(pair, base, several(pair.gold.base_alt), pair.found.base)


def _per(pair: Matched) -> Answer | None:
    return _sparse(pair, pair.gold.per, several(pair.gold.per_alt), pair.found.per)


def _predicate(pair: Matched) -> Answer | None:
    if not pair.gold.predicate:
        return None
    return _sparse(pair, pair.gold.predicate, several(pair.gold.predicate_alt), pair.found.predicate)


def _suspect(pair: Matched) -> Answer | None:
    """Whole reports list what is suspect apart, so only a count that says so is judged here."""
    due = pair.gold.suspect
    return Answer(due, pair.found.suspect, due == pair.found.suspect) if due else None


def _part_of(pair: Matched) -> Answer | None:
    due = pair.gold.part_of
    if isinstance(due, int):
        due = (pair.case.gold.counts or ())[due].quote
    whole = next((count.quote for count in pair.all.counts if count.id == pair.found.part_of), None)
    if not due and not (pair.case.complete and whole):
        return None
    return Answer(due, whole, bool(due and whole) and digits(due) == digits(whole))


FIELDS: tuple[tuple[str, Callable[[Matched], Answer | None]], ...] = (
    ("object", _object),
    ("approx", _approx),
    ("interval", _interval),
    ("unit_class", _unit_class),
    ("status", _status),
    ("role", _role),
    ("direction", _direction),
    ("part_of", _part_of),
    ("per", _per),
    ("base", _base),
    ("predicate", _predicate),
    ("suspect", _suspect),
)
"""What is judged of a count that was found, in the order of the table."""
