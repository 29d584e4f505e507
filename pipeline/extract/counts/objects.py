"""The counted thing of each quantity: after it, before it, carried over from the quantity before, or dealt out."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.counts.phrases import Phrases, Span, trimmed
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.surroundings import Lead
from pipeline.records import ObjectSource, UnitClass

_CLAUSE_END = re.compile(r"[,。;:!?\n()]")
_LIST_MARK = re.compile(r"、|以及|和|与|及")
_COORDINATED = re.compile(r"\s*(?:、|和|及|与|以及|或|,)?\s*")
_ETC = re.compile(r"等(?!级|待|候)\d{0,2}[个项类种]?")
_NOUN_FIRST: frozenset[UnitClass] = frozenset(
    {"money", "length", "area", "volume", "weight", "energy", "duration", "score", "rate", "other", "percent", "ratio"}
)
"""With these the noun before the number is the nearer one; with measure words such as 个 or 家 the noun after it."""


class Thing(NamedTuple):
    """A counted thing and where it was found; `verb` governs the quantity."""

    span: Span | None
    source: ObjectSource | None
    verb: str | None = None


_NOTHING = Thing(None, None)


class ObjectFinder:
    """Finds the counted things of a text's quantities in one pass from left to right."""

    def __init__(self, config: Config) -> None:
        self._phrases = Phrases(config)

    def find(self, prose: Prose) -> list[Thing]:
        """One `Thing` for each quantity."""
        things: list[Thing] = []
        for at in range(len(prose.quantities)):
            own = self._own(prose, at)
            things.append(own if own.span else self._carried(prose, things, own))
        _share_following(prose, things)
        self._deal_out(prose, things)
        return things

    def _own(self, prose: Prose, at: int) -> Thing:
        quantity, lead = prose.quantities[at], prose.leads[at]
        before = self._before(prose, lead)
        if lead.share or (before.source == "before" and quantity.unit_class in _NOUN_FIRST):
            return before
        after = self._after(prose, at)
        return after._replace(verb=before.verb) if after.span else before

    def _before(self, prose: Prose, lead: Lead) -> Thing:
        if self._phrases.ends_in_cut_verb(prose.folded, prose.words, lead.clause, lead.stop):
            return _NOTHING
        reach = self._phrases.before(prose.words, lead.clause, lead.stop, prose.solid)
        span = trimmed(prose.folded, reach.start, reach.end)
        if span.end > span.start:
            return Thing(span, "before", reach.verb.text if reach.verb else None)
        verbal = self._phrases.verb_before(prose.words, lead.clause, lead.stop)
        span = trimmed(prose.folded, verbal.start, verbal.end)
        if span.end > span.start and verbal.verb:
            return Thing(span, "implied", verbal.verb.text)
        return _NOTHING._replace(verb=reach.verb.text if reach.verb else None)

    def _after(self, prose: Prose, at: int) -> Thing:
        quantity = prose.quantities[at]
        end = _CLAUSE_END.search(prose.folded, quantity.right)
        bound = end.start() if end else len(prose.folded)
        closed = at + 1 == len(prose.quantities) or bound <= prose.quantities[at + 1].left
        bound = bound if closed else prose.quantities[at + 1].left
        start = quantity.right
        if prose.folded.startswith("的", start):
            if quantity.unit_class not in ("percent", "ratio"):
                return _NOTHING
            start += 1
        reach = self._phrases.after(prose.words, start, bound, closed=closed)
        span = trimmed(prose.folded, reach.start, reach.end)
        return Thing(span, "after") if span.end > span.start else _NOTHING

    def _carried(self, prose: Prose, things: list[Thing], own: Thing) -> Thing:
        """From the quantity before in the segment, or one of the same unit in the sentence, or the clause before."""
        at = len(things)
        if at and things[-1].span and prose.in_one_segment(at - 1, at):
            return own._replace(span=things[-1].span, source="carried")
        start, _ = prose.clauses.sentence(prose.quantities[at].start)
        for index in range(at - 1, -1, -1):
            if prose.quantities[index].start < start:
                break
            if prose.quantities[index].unit == prose.quantities[at].unit and things[index].span:
                return own._replace(span=things[index].span, source="carried")
        span = self._clause_before(prose, at, start)
        return own._replace(span=span, source="carried") if span else own

    def _clause_before(self, prose: Prose, at: int, start: int) -> Span | None:
        floor = max(start, prose.quantities[at - 1].right if at else 0)
        end = prose.leads[at].clause - 1
        if end <= floor:
            return None
        mark = max(prose.folded.rfind(char, floor, end) + 1 for char in ",:;")
        reach = self._phrases.before(prose.words, max(floor, mark), end, prose.solid)
        span = trimmed(prose.folded, reach.start, reach.end)
        return span if span.end > span.start else None

    def _deal_out(self, prose: Prose, things: list[Thing]) -> None:
        """小学、初中分别为12所、5所: the first quantity takes the first of the list."""
        for at, lead in enumerate(prose.leads):
            if lead.distributed:
                group = _group(prose, at)
                for index, span in zip(group, self._subjects(prose, things, at, len(group)), strict=False):
                    things[index] = things[index]._replace(span=span, source="before")

    def _subjects(self, prose: Prose, things: list[Thing], at: int, wanted: int) -> list[Span | None]:
        """The list before 分别; where its clause holds none, the things of the quantities before it."""
        lead = prose.leads[at]
        pieces = _pieces(prose.folded, lead.clause, lead.stop)
        if len(pieces) >= wanted > 1:
            first = pieces[-wanted]
            reach = self._phrases.before(prose.words, first.start, first.end, {})
            head = trimmed(prose.folded, reach.start, reach.end) if reach.start < reach.end else first
            return [head, *pieces[len(pieces) - wanted + 1 :]]
        start, _ = prose.clauses.segment(prose.quantities[at].start)
        earlier = [index for index in range(max(0, at - wanted), at) if prose.quantities[index].start >= start]
        if not pieces and len(earlier) == wanted:
            return [things[index].span for index in earlier]
        return []


def _share_following(prose: Prose, things: list[Thing]) -> None:
    """412户1386名脱贫人口: the first takes the thing that follows the second."""
    for at in range(len(things) - 2, -1, -1):
        lacking = things[at].source not in ("before", "after") and things[at + 1].source == "after"
        if lacking and not prose.gap(at + 1).strip():
            things[at] = things[at]._replace(span=things[at + 1].span, source="after")


def _group(prose: Prose, first: int) -> list[int]:
    group = [first]
    while group[-1] + 1 < len(prose.quantities) and _COORDINATED.fullmatch(prose.gap(group[-1] + 1)):
        group.append(group[-1] + 1)
    return group


def _pieces(folded: str, start: int, end: int) -> list[Span]:
    """The items of a list; what stands behind 等 belongs to all of them and is left off."""
    marks = list(_ETC.finditer(folded, start, end))
    end = marks[-1].start() if marks else end
    cuts = [(mark.start(), mark.end()) for mark in _LIST_MARK.finditer(folded, start, end)]
    starts = [start, *(cut[1] for cut in cuts)]
    ends = [*(cut[0] for cut in cuts), end]
    spans = [trimmed(folded, left, right) for left, right in zip(starts, ends, strict=True)]
    return [span for span in spans if span.end > span.start]
