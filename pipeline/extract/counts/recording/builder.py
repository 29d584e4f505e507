"""Indices into records: ids, sections, times, notices."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.quantities.figures import figures, number
from pipeline.extract.counts.recording.bases import Bases
from pipeline.extract.counts.recording.mined import Mined
from pipeline.extract.counts.recording.record_cues import RecordCues
from pipeline.extract.counts.recording.roles import Roles
from pipeline.extract.counts.recording.timing import Timing, last_year
from pipeline.extract.counts.refusals.number_like import Refusal
from pipeline.extract.counts.relations.checks import Verdict
from pipeline.extract.counts.words.clauses import CLAUSE_END
from pipeline.extract.counts.words.dates import year_of
from pipeline.records import Check, Count, CountRole, CountStatus, Notice, Record, Rejected
from pipeline.stages import ClassifiedDocument, SectionIndex

_CONFIDENCE = {"before": 0.95, "after": 0.95, "carried": 0.85, "header": 0.9, "implied": 0.8, None: 0.7}


class CountFindings(Record, frozen=True, kw_only=True):
    """What was counted, what it claims to add up to, and every number-like stretch that was refused."""

    counts: tuple[Count, ...] = ()
    checks: tuple[Check, ...] = ()
    notices: tuple[Notice, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class RecordBuilder:
    """Turns indices into records."""

    def __init__(self, cues: RecordCues, classified: ClassifiedDocument, mined: Mined, timing: Timing) -> None:
        self._document = classified.tokenized.document
        self._text = self._document.text
        self._sections = SectionIndex(classified.sections)
        sections = classified.sections
        several = len(sections) > 1  # a text without any heading is too little to tell a plan of
        self._plans = {one.id for one in sections if one.role == "plan" and (one.heading or several)}
        self._last_year = last_year(classified.facts.period)
        self._prose = mined.prose
        self._quantities = quantities = mined.prose.quantities
        self._leads = mined.prose.leads
        self._things = mined.things
        relations = mined.relations
        self._verdicts = verdicts = mined.verdicts
        self._predicates = mined.predicates
        self._classes = mined.classes
        self._timing = timing
        self._statuses, self._periods = mined.statuses, mined.periods
        order = sorted(range(len(quantities)), key=lambda index: quantities[index].start)
        self._order = order
        self._ids = {index: f"c{place}" for place, index in enumerate(order, start=1)}
        self._part_of = {part: whole.whole for whole in relations.wholes if not whole.summed for part in whole.parts}
        self._wholes = {part: self._ids[whole] for part, whole in self._part_of.items()}
        self._originals = {index: self._ids[original] for index, original in relations.restated.items()}
        self._rates = cues.rates
        self._roles = Roles(cues, mined, self._part_of)
        self._bases = Bases(cues, mined, self._text, self._part_of)
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
            stated=number(Decimal(str(verdict.stated))),
            computed=number(Decimal(str(verdict.computed))),
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
        quantity, thing = self._quantities[index], self._things[index]
        text, start, span = self._text, quantity.start, thing.span
        told = figures(quantity)
        section = self._sections.at(start)
        role = self._roles.role(index)
        period = self._period(index, role)
        return Count(
            id=self._ids[index],
            quote=text[start : quantity.end],
            start=start,
            end=quantity.end,
            value=told.value,
            value_exact=told.exact,
            low=told.low,
            high=told.high,
            low_inclusive=told.low_inclusive,
            high_inclusive=told.high_inclusive,
            approx=told.approx,
            modifier=quantity.modifier,
            unit=quantity.unit,
            unit_class=self._classes[index],
            object=text[span.start : span.end] if span else None,
            object_start=span.start if span else None,
            object_end=span.end if span else None,
            object_source=thing.source if span else None,
            predicate=self._predicates[index],
            role=role,
            direction=self._roles.direction(index) if role == "change" else None,
            base=self._bases.base(index, role),
            per=quantity.per or self._leads[index].per or (self._per_of(span, index) if span else None),
            status=self._status(index, section.id if section else None, period),
            period=text[period[0] : period[1]] if period else None,
            part_of=self._wholes.get(index),
            same_as=self._originals.get(index),
            section=section.id if section else None,
            rule=f"{quantity.form}_{thing.source or 'bare'}",
            confidence=0.3 if quantity.suspect else _CONFIDENCE[thing.source],
            suspect=quantity.suspect or ("inconsistent" if index in self._broken else None),
        )

    def _per_of(self, span: Span, index: int) -> str | None:
        return self._rates.of_mean(self._text[span.start : span.end], self._classes[index])

    def _status(self, index: int, section: str | None, period: tuple[int, int] | None) -> CountStatus:
        """As a table or an aim tells it, else as the cues before the quantity and its `section` do."""
        planned = section in self._plans or self._lies_ahead(period)
        start = self._quantities[index].start
        sentence = self._prose.clauses.sentence_start(start)
        told = self._statuses.get(index)
        return told or self._timing.status(start, sentence, planned=planned, end=lambda: self._said(index))

    def _lies_ahead(self, period: tuple[int, int] | None) -> bool:
        """Whether that time is a year after those that the report is about."""
        if period is None or self._last_year is None:
            return False
        year = year_of(self._text[period[0] : period[1]])
        return year is not None and year > self._last_year

    def _said(self, index: int) -> int:
        """Where the clause ends in which something may be said of the quantity; no further than the next."""
        quantity = self._quantities[index]
        if quantity.form == "table":
            return quantity.end
        following = self._quantities[index + 1].left if index + 1 < len(self._prose.leads) else 0
        if following < quantity.right:  # the last, or the last before the cells of a table that stands further up
            following = len(self._prose.folded)
        end = CLAUSE_END.search(self._prose.folded, quantity.right, following)
        return end.start() if end else quantity.end

    def _period(self, index: int, role: CountRole) -> tuple[int, int] | None:
        """That of a table's cell; the level from which a change starts is of the year that is compared with."""
        if told := self._periods.get(index):
            return told.start, told.end
        found = self._bases.comparison(index) if role == "from" else None
        if found and year_of(self._text[found[0] + 1 : found[1]]):
            return found[0] + 1, found[1]
        start = self._quantities[index].start
        sentence = self._prose.clauses.sentence_start(start)
        return self._timing.period(start, sentence, self._prose.clauses.segment)
