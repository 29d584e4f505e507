"""Indices into records: ids, sections, intervals, roles, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.config.modifiers import ModifierApprox
from pipeline.extract.counts.checks import Verdict
from pipeline.extract.counts.intervals import interval
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.refusals import Refusal
from pipeline.extract.counts.relations import Relations
from pipeline.extract.counts.things import Thing
from pipeline.extract.counts.timing import Timing, year_of
from pipeline.records import (
    Approx,
    Check,
    Count,
    CountRole,
    Direction,
    Notice,
    Number,
    Record,
    Rejected,
    UnitClass,
    Value,
)
from pipeline.stages import ClassifiedDocument, SectionIndex
from pipeline.zh.numerals import Exact

_SPOKEN_SHARE = re.compile("成")
_CLAUSE_END = re.compile(r"[,。;:!?\n()]")
_OPENING = re.compile(r"在?(?P<base>[^,。;:、\d]{2,14}?)(?:当?中|里),")
_COMPARED = "相比"
_COMPARED_WITHIN = 300
"""Characters between a change and the comparison that its sentence opens with."""
_LONGEST_COMPARISON = 19
_COMPARISON = re.compile(r"(?:[与和跟]|同(?![期比]))(?:[^,。;:、与和跟同]|同(?=[期比])){1,18}$")
_COUNTED = re.compile("总?[数量额]$")
_FAR = 8
"""Quantities that a share may stand away from its whole."""
_SHORT = 24
"""Figures of so many characters are kept as records tell them: they come again and again."""
_CONFIDENCE = {"before": 0.95, "after": 0.95, "carried": 0.85, "header": 0.9, "implied": 0.8, None: 0.7}


class CountFindings(Record, frozen=True, kw_only=True):
    """What was counted, what it claims to add up to, and every number-like stretch that was refused."""

    counts: tuple[Count, ...] = ()
    checks: tuple[Check, ...] = ()
    notices: tuple[Notice, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class Mined(NamedTuple):
    """All that was found in one text; things, relations and verdicts speak of `prose.quantities` by index."""

    prose: Prose
    things: list[Thing]
    relations: Relations
    verdicts: list[Verdict]
    predicates: list[str | None]
    classes: list[UnitClass]
    """As the counted things make them: 12个村 are territories."""


class _Figures(Value, frozen=True):
    """Fields of `Count` that tell what the words allow."""

    value: Number | None
    exact: str | None
    low: Number | None
    high: Number | None
    low_inclusive: bool
    high_inclusive: bool
    approx: Approx | None


class RecordCues:
    """Words by which fields of a record are told. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self.changing: dict[str | None, Direction] = {
            **dict.fromkeys(cues.lowering.words, "down"),
            **dict.fromkeys(cues.raising.words, "up"),
        }
        self.indicators = tuple(cues.indicators.words)
        self.share_nouns = tuple(cues.share_nouns.words)


class RecordBuilder:
    """Turns indices into records."""

    def __init__(self, cues: RecordCues, classified: ClassifiedDocument, mined: Mined, timing: Timing) -> None:
        self._cues = cues
        self._document = classified.tokenized.document
        self._text = self._document.text
        self._sections = SectionIndex(classified.sections)
        sections = classified.sections
        several = len(sections) > 1  # a text without any heading is too little to tell a plan of
        self._plans = {one.id for one in sections if one.role == "plan" and (one.heading or several)}
        reported = classified.facts.period
        self._last_year = int(reported.end[:4]) if reported and reported.end else None
        self._prose = mined.prose
        self._quantities = quantities = mined.prose.quantities
        self._leads = mined.prose.leads
        self._things = mined.things
        self._relations = relations = mined.relations
        self._verdicts = verdicts = mined.verdicts
        self._predicates = mined.predicates
        self._classes = mined.classes
        self._timing = timing
        order = sorted(range(len(quantities)), key=lambda index: quantities[index].start)
        self._order = order
        self._ids = {index: f"c{place}" for place, index in enumerate(order, start=1)}
        self._part_of = {part: whole.whole for whole in relations.wholes if not whole.summed for part in whole.parts}
        self._share_of = {verdict.members[2]: verdict.members[0] for verdict in verdicts if verdict.kind == "share"}
        self._source_of = {change.target: change.source for change in relations.changes}
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
        text, start, span = self._text, quantity.start, thing.span
        figures_of = _kept_figures if quantity.end - start <= _SHORT else _figures
        figures = figures_of(quantity.low, quantity.high, quantity.approx, several=quantity.several)
        if quantity.suspect == "year_overwritten":
            figures = replace(figures, value=None, exact=None, low=None, high=None)
        section = self._sections.at(start)
        sentence = self._prose.clauses.sentence_start(start)
        role = self._role(index)
        period = self._period(index, role, sentence)
        whole, original = self._part_of.get(index), self._relations.restated.get(index)
        return Count(
            id=self._ids[index],
            quote=text[start : quantity.end],
            start=start,
            end=quantity.end,
            value=figures.value,
            value_exact=figures.exact,
            low=figures.low,
            high=figures.high,
            low_inclusive=figures.low_inclusive,
            high_inclusive=figures.high_inclusive,
            approx=figures.approx,
            modifier=quantity.modifier,
            unit=quantity.unit,
            unit_class=self._classes[index],
            object=text[span.start : span.end] if span else None,
            object_start=span.start if span else None,
            object_end=span.end if span else None,
            object_source=thing.source if span else None,
            predicate=self._predicates[index],
            role=role,
            direction=self._direction(index) if role == "change" else None,
            base=lead.base or self._base_beside(index, role) or self._topic(index) or self._compared(index, role),
            per=quantity.per or lead.per,
            status=self._timing.status(
                start,
                sentence,
                planned=(section is not None and section.id in self._plans) or self._lies_ahead(period),
                end=lambda: self._said(index),
            ),
            period=text[period[0] : period[1]] if period else None,
            part_of=None if whole is None else self._ids[whole],
            same_as=None if original is None else self._ids[original],
            section=section.id if section else None,
            rule=f"{quantity.form}_{thing.source or 'bare'}",
            confidence=0.3 if quantity.suspect else _CONFIDENCE[thing.source],
            suspect=quantity.suspect or ("inconsistent" if index in self._broken else None),
        )

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
        end = _CLAUSE_END.search(self._prose.folded, quantity.right, following)
        return end.start() if end else quantity.end

    def _direction(self, index: int) -> Direction | None:
        """增速为-2.3%, 压减3000万元: sign and verb tell it too."""
        direction = self._leads[index].direction
        if self._quantities[index].low < 0 and direction == "up":
            return "down"
        return direction or self._cues.changing.get(self._predicates[index])

    def _base_beside(self, index: int, role: CountRole) -> str | None:
        """占全省比重从8%升到9%: where a share comes to is one of the same whole."""
        source = self._source_of.get(index)
        if source is not None:
            return self._leads[source].base
        return self._base_of_share(index) if role == "share" else None

    def _base_of_share(self, index: int) -> str | None:
        """其中税收占61.3%: a share whose base is not said is one of the whole that it was found to be part of."""
        whole = self._share_of.get(index, self._part_of.get(index, self._part_of.get(index - 1)))
        span = self._things[whole].span if whole is not None else None
        return self._text[span.start : span.end] if span else self._named_whole(index)

    def _topic(self, index: int) -> str | None:
        """在全部支出中,教育支出的比重为20%: the sentence opens with what the ratio is a share of."""
        span, quantity = self._things[index].span, self._quantities[index]
        if span is None or quantity.unit != "%":
            return None
        if not self._prose.folded.endswith(self._cues.share_nouns, span.start, span.end):
            return None
        start = self._prose.clauses.sentence_start(quantity.start)
        opening = _OPENING.match(self._prose.folded, start, quantity.start)
        return self._text[opening.start("base") : opening.end("base")] if opening else None

    def _comparison(self, index: int) -> tuple[int, int] | None:
        """同上年相比,产量增长6%,产值增长8%: what the sentence has opened with, without 相比."""
        start = self._quantities[index].start
        first = max(self._prose.clauses.sentence_start(start), start - _COMPARED_WITHIN)
        end = self._prose.folded.rfind(_COMPARED, first, start)
        if end < 0:
            return None
        found = _COMPARISON.search(self._prose.folded, max(first, end - _LONGEST_COMPARISON), end)
        return found.span() if found else None

    def _compared(self, index: int, role: CountRole) -> str | None:
        """What a change is measured against; 平均每年增加3吨 is no change from that year."""
        yearly = self._quantities[index].per or self._leads[index].per
        found = self._comparison(index) if role == "change" and not yearly else None
        return self._text[found[0] : found[1]] + _COMPARED if found else None

    def _period(self, index: int, role: CountRole, sentence: int) -> tuple[int, int] | None:
        """The level from which a change starts is of the year that is compared with."""
        found = self._comparison(index) if role == "from" else None
        if found and year_of(self._text[found[0] + 1 : found[1]]):
            return found[0] + 1, found[1]
        return self._timing.period(self._quantities[index].start, sentence, self._prose.clauses.segment)

    def _named_whole(self, index: int) -> str | None:
        """党员总数3200名,女党员占38%: the whole that the sentence has named before."""
        own, folded = self._things[index].span, self._prose.folded
        start = self._prose.clauses.sentence_start(self._quantities[index].start)
        for at in range(index - 1, max(-1, index - _FAR), -1):
            span = self._things[at].span
            if self._quantities[at].start < start or own is None or span is None:
                break
            name = _COUNTED.sub("", folded[span.start : span.end])
            if len(name) > 1 and own.end - own.start > len(name) and folded.endswith(name, own.start, own.end):
                return self._text[span.start : span.end]
        return None

    def _role(self, index: int) -> CountRole:
        quantity, lead = self._quantities[index], self._leads[index]
        if index in self._sources:
            return "from"
        if index in self._targets or (lead.reaches and self._is_beside_change(index)):
            return "to"  # be it a share: 占比提升至55.7%,提高4.7个百分点
        if lead.share:
            return "share"
        if lead.direction or quantity.unit == "个百分点":
            return "change"
        part = index in self._part_of  # it has the verb of its whole
        if self._predicates[index] in self._cues.changing and not part:
            return "change"
        return "share" if self._is_share(index) else "part" if part else self._plain_role(index)

    def _is_share(self, index: int) -> bool:
        """近九成完成复绿, 63.8%的家长, 收益的80%; 满意率九成 is a level."""
        quantity, thing, folded = self._quantities[index], self._things[index], self._prose.folded
        if quantity.unit_class not in ("percent", "ratio") or quantity.unit == "倍":
            return False
        if self._leads[index].base is not None:
            return False
        if folded.startswith("的", max(0, quantity.left - 1)) or (
            thing.source == "after" and folded.startswith("的", quantity.right)
        ):
            return True
        if quantity.unit != "%" or not _SPOKEN_SHARE.search(folded, quantity.start, quantity.end):
            return False
        return not self._is_indicator(index)

    def _is_indicator(self, index: int) -> bool:
        """满意率九成, 逾期率万分之五: a level whose name says so."""
        span = self._things[index].span
        return span is not None and self._prose.folded.endswith(self._cues.indicators, span.start, span.end)

    def _plain_role(self, index: int) -> CountRole:
        quantity = self._quantities[index]
        if quantity.unit_class == "score":
            return "score"
        bare = quantity.form in ("fraction", "half") and quantity.unit is None
        return "share" if bare and not self._is_indicator(index) else "total"

    def _is_beside_change(self, index: int) -> bool:
        """达到9亿元,增长5%; 翻了一番,达到9亿元; 分别达3亿元、1亿元,增长2%、4%."""
        last = index
        while last + 1 < len(self._leads) and self._leads[last + 1].listed:
            last += 1
        beside = ((index + 1, index), (index - 1, index), (last + 1, last))
        return any(self._is_change_of(change, level) for change, level in beside)

    def _is_change_of(self, change: int, level: int) -> bool:
        if not 0 <= change < len(self._prose.leads) or self._leads[change].direction is None:
            return False
        later = max(change, level)
        quantity, unit = self._quantities[change], self._quantities[level].unit
        if quantity.unit not in (unit, "个百分点") and quantity.unit_class not in ("percent", "ratio"):
            return False
        return self._things[later].source == "carried" and self._prose.in_one_segment(change, level)


def _figures(low: Exact, high: Exact, approx: ModifierApprox, *, several: bool) -> _Figures:
    """The interval of a quantity as records tell it."""
    reading, told = interval(low, high, approx, several=several)
    value, low_end, high_end = (
        None if end is None else _number(end) for end in (reading.value, reading.low, reading.high)
    )
    exact = None if reading.value is None else _exact(reading.value)
    return _Figures(value, exact, low_end, high_end, reading.low_inclusive, reading.high_inclusive, told)


_kept_figures = lru_cache(4096, typed=True)(_figures)


def _number(value: Exact) -> Number:
    if type(value) is Fraction:
        return float(value)
    whole = int(value)
    return whole if whole == value else float(value)


def _exact(value: Exact) -> str:
    if not isinstance(value, Decimal):
        return f"{value.numerator}/{value.denominator}"
    whole = int(value)
    if whole == value:
        return str(whole)
    return format(value.normalize(), "f")
