"""Counts of one document: scan, lead, object, relation, record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.leads.surroundings import LeadReader
from pipeline.extract.counts.measures.drawn_measures import with_drawn_measures
from pipeline.extract.counts.measures.suited import SuitedClasses
from pipeline.extract.counts.objects.extremes import Extremes, of_some
from pipeline.extract.counts.objects.finder import ObjectFinder
from pipeline.extract.counts.phrases.kinds_of_place import KINDS_OF_PLACE, kinds_of_place
from pipeline.extract.counts.predicates.finder import PredicateFinder
from pipeline.extract.counts.prose import Prose, gaps
from pipeline.extract.counts.quantities.clauses import Clauses
from pipeline.extract.counts.quantities.scanner import Quantity, QuantityScanner
from pipeline.extract.counts.quantities.spread_modifiers import spread_modifiers
from pipeline.extract.counts.recording.builder import CountFindings, RecordBuilder
from pipeline.extract.counts.recording.mined import Mined
from pipeline.extract.counts.recording.record_cues import RecordCues
from pipeline.extract.counts.recording.timing import TimingReader, is_year_over, last_year
from pipeline.extract.counts.refusals.naming import NamingRefusals
from pipeline.extract.counts.relations.aims import Aims
from pipeline.extract.counts.relations.checks import Checker
from pipeline.extract.counts.relations.finder import RelationFinder
from pipeline.extract.counts.relations.level_changes import sources
from pipeline.extract.counts.relations.parts import Parts
from pipeline.extract.counts.relations.wholes import Whole
from pipeline.extract.counts.tables.grids import Grid, grids
from pipeline.extract.counts.tables.labelled_words import with_labels
from pipeline.extract.counts.tables.reader import TableFindings, TableReader
from pipeline.extract.counts.words.document import Words
from pipeline.extract.counts.words.recut import Recutter
from pipeline.records import Notice, UnitClass
from pipeline.stages import ClassifiedDocument
from pipeline.zh.numerals import fold_numerals

_JOINING = "、和以及与 "
"""Characters of all that may stand between two figures of a list, 以及 among them."""
_BREAK = re.compile(r"[,。;:\n(]")
_SAME_TIME = frozenset({"同比", "环比"})


class CountExtractor:
    """Built once per worker; holds no state between documents."""

    def __init__(self, config: Config) -> None:
        self._scanner = QuantityScanner(config)
        self._recutter = Recutter(config)
        self._passing = tuple(config.count_cues.passing.words)
        self._leads = LeadReader(config)
        self._objects = ObjectFinder(config)
        self._relations = RelationFinder(config)
        self._parts = Parts(config)
        self._extremes = Extremes(config)
        self._aims = Aims(config)
        self._timing = TimingReader(config)
        self._checker = Checker(config)
        self._predicates = PredicateFinder(config)
        self._naming = NamingRefusals(config)
        self._suited = SuitedClasses(config)
        self._tables = TableReader(config, self._scanner.measures, self._scanner.modifiers)
        self._record_cues = RecordCues(config)

    def extract(self, classified: ClassifiedDocument) -> CountFindings:
        """Counts in text order with ids c1, c2 …; offsets are into the document's text."""
        document = classified.tokenized.document
        own, flat = grids(document.text, document.blocks)
        folded = _with_barriers(fold_numerals(document.text), own, flat)
        words = Words(with_drawn_measures(folded, self._recutter.recut(classified.tokenized)))
        tables = self._tables.read(folded, [*own, *flat], last_year(classified.facts.period))
        toc = [(block.start, block.end) for block in document.blocks if block.kind == "toc"]
        scan = self._scanner.scan(folded, words, [*toc, *tables.cells])
        quantities = _suspected(spread_modifiers(folded, scan.quantities, self._passing), document.notices)
        clauses = Clauses(folded, quantities)
        dates = {refusal.end: refusal.start for refusal in scan.refusals if refusal.reason in ("date", "period")}
        dates.update({end + 1: start for end, start in dates.items() if folded.startswith("前", end)})
        leads = self._read_leads(folded, words, clauses, quantities, dates)
        solid = {end: start for start, end in kinds_of_place(folded)} | self._naming.solid(folded, scan.refusals)
        passed = self._naming.passed(folded, scan.refusals)
        prose = Prose(folded, words, clauses, quantities, leads, solid, passed, gaps(folded, quantities))
        things = self._objects.find(prose)
        relations = self._relations.find(prose, things)
        things = with_labels(self._parts.settled(prose, things, relations.wholes), quantities, tables.labels)
        verdicts = self._checker.check(prose, things, relations)
        predicates = self._predicates.find(prose, things, relations)
        mined = Mined(
            prose, things, relations, verdicts, predicates, [], dict.fromkeys(self._aims.find(prose), "target")
        )
        mined = self._with_classes(self._with_tables(mined, tables))
        timing = self._timing.read(
            folded,
            words,
            ((start, end) for end, start in dates.items()),
            sources(prose, relations.changes),
            year_over=is_year_over(classified.facts.period),
        )
        return RecordBuilder(self._record_cues, classified, mined, timing).findings(scan.refusals)

    def _with_tables(self, mined: Mined, tables: TableFindings) -> Mined:
        """Prose first, then tables: relations in prose never reach into a table."""
        if not tables.quantities:
            return mined
        prose, offset = mined.prose, len(mined.prose.quantities)
        wholes = [Whole(w.whole + offset, tuple(p + offset for p in w.parts), w.bracket) for w in tables.wholes]
        quantities = [*prose.quantities, *tables.quantities]
        pairs = zip(tables.quantities, tables.told, strict=True)
        leads = [*prose.leads, *(Lead(one.start, one.start, one.start, **told._asdict()) for one, told in pairs)]
        names = [""] * len(quantities)
        sums = [self._checker.sum(prose.folded, quantities, names, whole) for whole in wholes]
        return Mined(
            prose=replace(prose, quantities=quantities, leads=leads),
            things=[*mined.things, *tables.things],
            relations=mined.relations._replace(wholes=[*mined.relations.wholes, *wholes]),
            verdicts=[*mined.verdicts, *filter(None, sums)],
            predicates=[*mined.predicates, *([None] * len(tables.quantities))],
            classes=[],
            statuses={
                **mined.statuses,
                **{at: told for at, told in enumerate(tables.statuses, start=offset) if told},
            },
            periods={at: told for at, told in enumerate(tables.periods, start=offset) if told},
        )

    def _with_classes(self, mined: Mined) -> Mined:
        folded, suited = mined.prose.folded, self._suited
        quantities = mined.prose.quantities
        told: list[UnitClass | None] = [None] * len(quantities)
        for at, (quantity, thing) in enumerate(zip(quantities, mined.things, strict=True)):
            if thing.span and quantity.unit in suited.units:
                name = KINDS_OF_PLACE.sub("", folded[thing.span.start : thing.span.end])
                told[at] = suited.told(quantity.unit, name)
        for whole, parts, *_ in mined.relations.wholes:  # 案件96件,其中食品类40件
            for part in parts:
                if told[part] is None and quantities[part].unit == quantities[whole].unit:
                    told[part] = told[whole]
        classes = [own or quantity.unit_class for own, quantity in zip(told, quantities, strict=True)]
        return mined._replace(classes=classes)

    def _read_leads(
        self, folded: str, words: Words, clauses: Clauses, quantities: Sequence[Quantity], dates: dict[int, int]
    ) -> list[Lead]:
        leads: list[Lead] = []
        for at, quantity in enumerate(quantities):
            start = clauses.segment_start(clauses.segments[at])
            beside = quantities[at - 1] if at and quantities[at - 1].right > start else None
            lead = self._leads.read(folded, words, beside.right if beside else start, quantity, dates)
            if beside and lead.stop == quantity.left and not folded[beside.right : quantity.left].strip(_JOINING):
                lead = _inherited(lead, leads[-1], quantity, beside)
            if at and self._extremes.is_of_some(folded, quantity, quantities[at - 1]):
                lead = of_some(lead, leads[-1])
            elif at and (leads[-1].per or leads[-1].base or leads[-1].source):
                lead = _continued(folded, lead, leads[-1], quantity, beside)
            leads.append(lead)
        return leads


def _inherited(lead: Lead, previous: Lead, quantity: Quantity, earlier: Quantity) -> Lead:
    """增长7.5%、11.5%: what leads to the first of a coordination leads to all of it."""
    listed = previous.distributed or previous.listed
    if quantity.unit != earlier.unit:
        told = listed or (previous.direction is not None and previous.base is not None)  # 比上年减少2起、1人
        return replace(lead, direction=previous.direction, base=previous.base, listed=listed) if told else lead
    return replace(
        lead,
        direction=previous.direction,
        share=previous.share,
        base=previous.base,
        reaches=previous.reaches,
        listed=listed,
    )


def _continued(folded: str, lead: Lead, previous: Lead, quantity: Quantity, beside: Quantity | None) -> Lead:
    """每月75元和65元; 比去年多9万人,增幅8%: rate and base hold on, in a list and from change to change.

    `beside`: the quantity before, where it stands in the same segment.
    """
    elided = beside is not None and not folded[lead.clause : lead.stop].strip()  # the clause names no subject
    if beside and previous.per and lead.per is None and quantity.unit_class == beside.unit_class != "percent":
        near = not _BREAK.search(folded, beside.right, quantity.left)
        lead = replace(lead, per=previous.per) if near or (elided and lead.direction) else lead
    if lead.direction and lead.base is None and previous.source.startswith(("比", "较")):
        return replace(lead, base=previous.source)  # 比上年的305件减少61件
    changes = lead.direction and previous.direction and lead.base is None and not previous.compared
    if changes and previous.base and (elided or previous.base in _SAME_TIME):
        lead = replace(lead, base=previous.base)
    return lead


def _with_barriers(folded: str, tables: Sequence[Grid], flattened: Sequence[Grid]) -> str:
    """Line breaks at the borders of table cells never join two numbers; nor do tabs and |."""
    breaks = {at for grid in tables for cell in grid for at in (cell.start - 1, cell.end)}
    marks = {at for grid in flattened for cell in grid for at in (cell.start - 1, cell.end)}
    if not breaks and not marks:
        return folded
    chars = list(folded)
    for at in (*breaks, *marks):
        if 0 <= at < len(chars) and (chars[at] == "\n" or (at in marks and chars[at] in " |")):
            chars[at] = "。"
    return "".join(chars)


def _suspected(quantities: list[Quantity], notices: Sequence[Notice]) -> list[Quantity]:
    """What ingest has told of as overwritten is no figure, whatever its measure word."""
    told = [(notice.start, notice.end) for notice in notices if notice.code == "year_overwritten"]
    if not told:
        return quantities
    return [
        replace(one, suspect="year_overwritten") if any(s < one.end and one.start < e for s, e in told) else one
        for one in quantities
    ]
