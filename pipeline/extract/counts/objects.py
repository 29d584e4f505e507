"""The counted thing of each quantity: after it, before it, carried over from the quantity before, or dealt out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.counts.phrases import Phrases, Reach, Span, trimmed
from pipeline.extract.counts.quantities import Quantity
from pipeline.extract.counts.surroundings import Clauses, Lead
from pipeline.extract.counts.words import Words
from pipeline.records import ObjectSource, UnitClass

_CLAUSE_END = re.compile(r"[,。;:!?\n()]")
_LIST_MARK = re.compile(r"、|以及|和|与|及")
_COORDINATED = re.compile(r"\s*(?:、|和|及|与|以及|或|,)?\s*")
_ETC = re.compile(r"等(?!级|待|候)\d{0,2}[个项类种]?")
_MEASURED: frozenset[UnitClass] = frozenset(
    {"money", "length", "area", "volume", "weight", "energy", "duration", "score", "rate", "other"}
)


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

    def find(
        self,
        folded: str,
        words: Words,
        clauses: Clauses,
        quantities: Sequence[Quantity],
        leads: Sequence[Lead],
        solid: dict[int, int],
    ) -> list[Thing]:
        """One `Thing` for each quantity. `solid`: ends to starts of stretches taken whole."""
        things: list[Thing] = []
        for at, quantity in enumerate(quantities):
            own = self._own(folded, words, quantities, leads, at, solid)
            if own.span is None:
                own = self._carried(folded, words, clauses, quantities, leads, things, own, solid)
            things.append(own)
        self._share_following(folded, quantities, things)
        self._deal_out(folded, words, clauses, quantities, leads, things)
        return things

    def _carried(
        self,
        folded: str,
        words: Words,
        clauses: Clauses,
        quantities: Sequence[Quantity],
        leads: Sequence[Lead],
        things: Sequence[Thing],
        own: Thing,
        solid: dict[int, int],
    ) -> Thing:
        """From the quantity before in the segment, or one of the same unit in the sentence, or the clause before."""
        at = len(things)
        start, _ = clauses.segment(quantities[at].start)
        if at and quantities[at - 1].start >= start and things[-1].span:
            return own._replace(span=things[-1].span, source="carried")
        start, _ = clauses.sentence(quantities[at].start)
        for index in range(at - 1, -1, -1):
            if quantities[index].start < start:
                break
            if quantities[index].unit == quantities[at].unit and things[index].span:
                return own._replace(span=things[index].span, source="carried")
        floor = max(start, quantities[at - 1].right if at else 0)
        clause_end = leads[at].clause - 1
        if clause_end <= floor:
            return own
        mark = max(folded.rfind(char, floor, clause_end) + 1 for char in ",:;")
        reach = self._phrases.before(words, max(floor, mark), clause_end, solid)
        span = trimmed(folded, reach.start, reach.end)
        return own._replace(span=span, source="carried") if span.end > span.start else own

    def _own(
        self,
        folded: str,
        words: Words,
        quantities: Sequence[Quantity],
        leads: Sequence[Lead],
        at: int,
        solid: dict[int, int],
    ) -> Thing:
        quantity, lead = quantities[at], leads[at]
        before = self._before(folded, words, lead, solid)
        if lead.share:
            return before
        after = self._after(folded, words, quantities, at)
        if after.span is None:
            return before
        measured = quantity.unit_class in _MEASURED or quantity.unit_class in ("percent", "ratio")
        if before.span is not None and before.source == "before" and measured:
            return before
        return after._replace(verb=before.verb)

    def _before(self, folded: str, words: Words, lead: Lead, solid: dict[int, int]) -> Thing:
        if self._phrases.ends_in_cut_verb(folded, words, lead.clause, lead.stop):
            return _NOTHING
        reach = self._phrases.before(words, lead.clause, lead.stop, solid)
        span = trimmed(folded, reach.start, reach.end)
        if span.end > span.start:
            return Thing(span, "before", reach.verb.text if reach.verb else None)
        verbal = self._phrases.verb_before(words, lead.clause, lead.stop)
        span = trimmed(folded, verbal.start, verbal.end)
        if span.end > span.start and verbal.verb:
            return Thing(span, "implied", verbal.verb.text)
        return _NOTHING._replace(verb=reach.verb.text if reach.verb else None)

    def _after(self, folded: str, words: Words, quantities: Sequence[Quantity], at: int) -> Thing:
        quantity = quantities[at]
        end = _CLAUSE_END.search(folded, quantity.right)
        bound = end.start() if end else len(folded)
        closed = at + 1 == len(quantities) or bound <= quantities[at + 1].left
        bound = bound if closed else quantities[at + 1].left
        start = quantity.right
        if folded.startswith("的", start):
            if quantity.unit_class not in ("percent", "ratio"):
                return _NOTHING
            start += 1
        reach: Reach = self._phrases.after(words, start, bound, closed=closed)
        span = trimmed(folded, reach.start, reach.end)
        return Thing(span, "after") if span.end > span.start else _NOTHING

    def _share_following(self, folded: str, quantities: Sequence[Quantity], things: list[Thing]) -> None:
        """412户1386名脱贫人口: the first takes the thing that follows the second."""
        for at in range(len(quantities) - 2, -1, -1):
            if things[at].source in ("before", "after"):
                continue
            adjacent = not folded[quantities[at].right : quantities[at + 1].left].strip()
            if adjacent and things[at + 1].source == "after":
                things[at] = things[at]._replace(span=things[at + 1].span, source="after")

    def _deal_out(
        self,
        folded: str,
        words: Words,
        clauses: Clauses,
        quantities: Sequence[Quantity],
        leads: Sequence[Lead],
        things: list[Thing],
    ) -> None:
        for at, lead in enumerate(leads):
            if not lead.distributed:
                continue
            group = _group(folded, quantities, at)
            spans = self._subjects(folded, words, clauses, quantities, lead, things, at, len(group))
            for index, span in zip(group, spans, strict=False):
                things[index] = things[index]._replace(span=span, source="before")

    def _subjects(
        self,
        folded: str,
        words: Words,
        clauses: Clauses,
        quantities: Sequence[Quantity],
        lead: Lead,
        things: list[Thing],
        at: int,
        wanted: int,
    ) -> list[Span | None]:
        """The list before 分别; where its clause holds none, the things of the quantities before it."""
        pieces = _pieces(folded, lead.clause, lead.stop)
        if lead.stop > lead.clause and len(pieces) >= wanted > 1:
            first = pieces[-wanted]
            reach = self._phrases.before(words, first.start, first.end, {})
            head = trimmed(folded, reach.start, reach.end) if reach.start < reach.end else first
            return [head, *pieces[len(pieces) - wanted + 1 :]]
        start, _ = clauses.segment(quantities[at].start)
        earlier = [index for index in range(max(0, at - wanted), at) if quantities[index].start >= start]
        if not pieces and len(earlier) == wanted:
            return [things[index].span for index in earlier]
        return []


def _group(folded: str, quantities: Sequence[Quantity], first: int) -> list[int]:
    group = [first]
    while group[-1] + 1 < len(quantities):
        last = quantities[group[-1]]
        following = quantities[group[-1] + 1]
        if not _COORDINATED.fullmatch(folded, last.right, following.left):
            break
        group.append(group[-1] + 1)
    return group


def _pieces(folded: str, start: int, end: int) -> list[Span]:
    etc = None
    for etc in _ETC.finditer(folded, start, end):
        pass
    end = etc.start() if etc else end
    cuts = [start, *(mark.end() for mark in _LIST_MARK.finditer(folded, start, end)), end]
    ends = [*(mark.start() for mark in _LIST_MARK.finditer(folded, start, end)), end]
    spans = [trimmed(folded, left, right) for left, right in zip(cuts[:-1], ends, strict=True)]
    return [span for span in spans if span.end > span.start]
