"""Counts of one document: scan, lead, object, relation, record."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.config import Config
from pipeline.extract.counts.checks import Checker, Verdict
from pipeline.extract.counts.intervals import interval
from pipeline.extract.counts.objects import ObjectFinder, Thing
from pipeline.extract.counts.quantities import Quantity, QuantityScanner, spread_modifiers
from pipeline.extract.counts.refusals import Refusal
from pipeline.extract.counts.relations import Relations, Whole, relate
from pipeline.extract.counts.surroundings import Clauses, Lead, LeadReader
from pipeline.extract.counts.tables import TableReader
from pipeline.extract.counts.timing import Timing, TimingReader
from pipeline.extract.counts.words import Words
from pipeline.records import Check, Count, CountRole, Notice, Number, Record, Rejected
from pipeline.stages import ClassifiedDocument, SectionIndex
from pipeline.zh.numerals import Exact, fold_numerals

_BARRIER = "\x00"
_CONFIDENCE = {"before": 0.95, "after": 0.95, "carried": 0.85, "header": 0.9, "implied": 0.8, None: 0.7}


class CountFindings(Record, frozen=True, kw_only=True):
    """What was counted, what it claims to add up to, and every number-like stretch that was refused."""

    counts: tuple[Count, ...] = ()
    checks: tuple[Check, ...] = ()
    notices: tuple[Notice, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class CountExtractor:
    """Built once per worker; holds no state between documents."""

    def __init__(self, config: Config) -> None:
        self._scanner = QuantityScanner(config)
        self._leads = LeadReader(config)
        self._objects = ObjectFinder(config)
        self._timing = TimingReader(config)
        self._checker = Checker(config)
        self._tables = TableReader(config, self._scanner.measures)

    def extract(self, classified: ClassifiedDocument) -> CountFindings:
        """Counts in text order with ids c1, c2 …; offsets are into the document's text."""
        document = classified.tokenized.document
        folded = _with_barriers(fold_numerals(document.text), classified)
        words = Words(classified.tokenized)
        tables = self._tables.read(folded, document.blocks)
        toc = [(block.start, block.end) for block in document.blocks if block.kind == "toc"]
        scan = self._scanner.scan(folded, words, [*toc, *tables.cells])
        quantities = spread_modifiers(folded, scan.quantities)
        clauses = Clauses(folded, quantities)
        dates = {refusal.end: refusal.start for refusal in scan.refusals if refusal.reason in ("date", "period")}
        leads = self._read_leads(folded, words, clauses, quantities, dates)
        solid = {refusal.end: refusal.start for refusal in scan.refusals if refusal.reason not in _LOOSE}
        solid |= _thresholds(folded, scan.refusals)
        things = self._objects.find(folded, words, clauses, quantities, leads, solid)
        relations = relate(folded, clauses, quantities, leads, things)
        verdicts = self._checker.check(folded, clauses, quantities, leads, things, relations)
        offset = len(quantities)
        wholes = [Whole(w.whole + offset, tuple(p + offset for p in w.parts), w.bracket) for w in tables.wholes]
        quantities, things = [*quantities, *tables.quantities], [*things, *tables.things]
        leads = [*leads, *(Lead(quantity.start, quantity.start) for quantity in tables.quantities)]
        verdicts += [v for w in wholes if (v := self._checker.sum(folded, quantities, lambda _: "", w))]
        relations = Relations([*relations.wholes, *wholes], relations.restated, relations.changes)
        timing = self._timing.read(folded)
        builder = _Builder(classified, folded, clauses, quantities, leads, things, relations, verdicts, timing)
        return builder.findings(scan.refusals)

    def _read_leads(
        self, folded: str, words: Words, clauses: Clauses, quantities: Sequence[Quantity], dates: dict[int, int]
    ) -> list[Lead]:
        leads: list[Lead] = []
        for at, quantity in enumerate(quantities):
            start, _ = clauses.segment(quantity.start)
            bound = max(start, quantities[at - 1].right) if at else start
            lead = self._leads.read(folded, words, bound, quantity, dates)
            if at and not folded[bound : quantity.left].strip("、和及与 ") and bound > start and lead.stop == quantity.left:
                lead = _inherited(lead, leads[-1], quantity, quantities[at - 1])
            leads.append(lead)
        return leads


_LOOSE = frozenset({"article", "date", "period", "page_mark", "clause_number", "structure", "masked", "footnote_mark"})


def _inherited(lead: Lead, previous: Lead, quantity: Quantity, earlier: Quantity) -> Lead:
    """增长7.5%、11.5%: what leads to the first of a coordination leads to all of it."""
    if quantity.unit != earlier.unit:
        return lead
    return lead._replace(direction=previous.direction, share=previous.share, base=previous.base, reaches=previous.reaches)


def _thresholds(folded: str, refusals: Sequence[Refusal]) -> dict[int, int]:
    """80岁以上: the words of a threshold belong to the stretch that is taken whole."""
    found = {}
    for refusal in refusals:
        if refusal.reason == "specification":
            for tail in ("及以上的", "以上的", "以下的", "以内的", "及以上", "以上", "以下", "以内", "级"):
                if folded.startswith(tail, refusal.end):
                    found[refusal.end + len(tail)] = refusal.start
    return found


def _with_barriers(folded: str, classified: ClassifiedDocument) -> str:
    """Line breaks at the borders of table cells never join two numbers."""
    blocks = classified.tokenized.document.blocks
    breaks = {at for block in blocks if block.kind == "table_cell" for at in (block.start - 1, block.end)}
    if not breaks:
        return folded
    chars = list(folded)
    for at in breaks:
        if 0 <= at < len(chars) and chars[at] == "\n":
            chars[at] = "。"
    return "".join(chars)


class _Builder:
    """Turns indices into records."""

    def __init__(
        self,
        classified: ClassifiedDocument,
        folded: str,
        clauses: Clauses,
        quantities: Sequence[Quantity],
        leads: Sequence[Lead],
        things: Sequence[Thing],
        relations: Relations,
        verdicts: Sequence[Verdict],
        timing: Timing,
    ) -> None:
        self._document = classified.tokenized.document
        self._text = self._document.text
        self._folded = folded
        self._sections = SectionIndex(classified.sections)
        self._plans = {section.id for section in classified.sections if section.role == "plan"}
        self._clauses = clauses
        self._quantities = quantities
        self._leads = leads
        self._things = things
        self._relations = relations
        self._verdicts = verdicts
        self._timing = timing
        order = sorted(range(len(quantities)), key=lambda index: quantities[index].start)
        self._order = order
        self._ids = {index: f"c{place}" for place, index in enumerate(order, start=1)}
        self._part_of = {part: whole.whole for whole in relations.wholes for part in whole.parts}
        self._sources = {change.source for change in relations.changes}
        self._targets = {change.target for change in relations.changes}
        self._broken = {verdict.members[0] for verdict in verdicts if verdict.kind == "sum" and not verdict.holds}

    def findings(self, refusals: Sequence[Refusal]) -> CountFindings:
        """All records of the document."""
        rejected = tuple(
            Rejected(quote=self._text[r.start : r.end], start=r.start, end=r.end, reason=r.reason, rule=r.rule)
            for r in sorted(refusals)
        )
        return CountFindings(
            counts=tuple(self._count(index) for index in self._order),
            checks=tuple(self._check(verdict) for verdict in self._verdicts),
            notices=tuple(self._notices(refusals)),
            rejected=rejected,
        )

    def _check(self, verdict: Verdict) -> Check:
        return Check(
            kind=verdict.kind,
            members=tuple(self._ids[index] for index in verdict.members),
            stated=_number(Decimal(str(verdict.stated))),
            computed=_number(Decimal(str(verdict.computed))),
            holds=verdict.holds,
        )

    def _notices(self, refusals: Sequence[Refusal]) -> list[Notice]:
        known = {(notice.code, notice.start) for notice in self._document.notices}
        found = [
            Notice(code="masked_figure", start=r.start, end=r.end, message="a figure is masked")
            for r in refusals
            if r.reason == "masked" and ("masked_figure", r.start) not in known
        ]
        for index in self._order:
            quantity = self._quantities[index]
            if quantity.suspect == "year_overwritten" and ("year_overwritten", quantity.start) not in known:
                message = "a year stands over the first digits of a figure"
                found.append(Notice(code="year_overwritten", start=quantity.start, end=quantity.end, message=message))
            if index in self._broken:
                message = "the parts do not add up to the whole"
                found.append(Notice(code="sum_does_not_hold", start=quantity.start, end=quantity.end, message=message))
        return found

    def _count(self, index: int) -> Count:
        quantity, lead, thing = self._quantities[index], self._leads[index], self._things[index]
        span = thing.span
        reading, approx = interval(quantity.low, quantity.high, quantity.approx, several=quantity.several)
        blind = quantity.suspect == "year_overwritten"
        section = self._sections.at(quantity.start)
        period = self._timing.period(quantity.start, self._clauses)
        role = self._role(index)
        return Count(
            id=self._ids[index],
            quote=self._text[quantity.start : quantity.end],
            start=quantity.start,
            end=quantity.end,
            value=None if blind or reading.value is None else _number(reading.value),
            value_exact=None if blind or reading.value is None else _exact(reading.value),
            low=None if blind or reading.low is None else _number(reading.low),
            high=None if blind or reading.high is None else _number(reading.high),
            low_inclusive=reading.low_inclusive,
            high_inclusive=reading.high_inclusive,
            approx=approx,
            modifier=quantity.modifier,
            unit=quantity.unit,
            unit_class=quantity.unit_class,
            object=self._text[span.start : span.end] if span else None,
            object_start=span.start if span else None,
            object_end=span.end if span else None,
            object_source=thing.source if span else None,
            predicate=thing.verb,
            role=role,
            direction=lead.direction if role == "change" else None,
            base=lead.base,
            per=lead.per,
            status=self._timing.status(
                quantity.start, self._clauses, planned=section is not None and section.id in self._plans
            ),
            period=self._text[period[0] : period[1]] if period else None,
            part_of=self._ids.get(self._part_of.get(index, -1)),
            same_as=self._ids.get(self._relations.restated.get(index, -1)),
            section=section.id if section else None,
            rule=f"{quantity.form}_{thing.source or 'bare'}",
            confidence=0.3 if quantity.suspect else _CONFIDENCE[thing.source],
            suspect=quantity.suspect or ("inconsistent" if index in self._broken else None),
        )

    def _role(self, index: int) -> CountRole:
        quantity, lead = self._quantities[index], self._leads[index]
        if lead.share:
            return "share"
        if index in self._sources:
            return "from"
        if lead.direction or quantity.unit in ("个百分点", "番"):
            return "change"
        if index in self._targets or (lead.reaches and self._is_followed_by_change(index)):
            return "to"
        if index in self._part_of:
            return "part"
        if quantity.unit_class == "score":
            return "score"
        return "share" if quantity.form in ("fraction", "half") and quantity.unit is None else "total"

    def _is_followed_by_change(self, index: int) -> bool:
        following = index + 1
        if following >= len(self._leads) or self._leads[following].direction is None:
            return False
        here, there = self._quantities[index].start, self._quantities[following].start
        return self._clauses.segment(here) == self._clauses.segment(there) and self._things[following].source == "carried"


def _number(value: Exact) -> Number:
    if isinstance(value, Fraction):
        return float(value)
    whole = int(value)
    return whole if whole == value else float(value)


def _exact(value: Exact) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    whole = int(value)
    if whole == value:
        return str(whole)
    return format(value.normalize(), "f")
