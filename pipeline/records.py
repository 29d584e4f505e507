"""The public records: what one report becomes. Field by field, this is the contract that other systems read.

All offsets are half-open code-point offsets into `Report.text`. Every `quote` equals `text[start:end]`.
Records are frozen and forbid unknown fields; a renamed field is a new schema version.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from pipeline.errors import FailureCode, FailureStage

SCHEMA_VERSION: Literal["workreport/1"] = "workreport/1"

Number = int | float

Revisions = Literal["accepted", "original"]
FileFormat = Literal["docx", "doc", "wps", "rtf", "odt", "txt", "html", "text"]
ReportKind = Literal["summary", "plan", "work_report", "duty_report", "briefing", "research", "notice", "other"]
OrganisationLevel = Literal[
    "national",
    "provincial",
    "city",
    "county",
    "township",
    "village",
    "department",
    "school",
    "hospital",
    "enterprise",
    "other",
]
BlockKind = Literal["paragraph", "table_cell", "text_box", "footnote", "endnote", "toc"]
AsideKind = Literal["header", "footer", "comment"]
SectionRole = Literal["intro", "achievement", "problem", "plan", "experience", "other"]
Approx = Literal["about", "more", "less", "nearly", "min", "max", "several", "range"]
UnitClass = Literal[
    "people",
    "person_times",
    "household",
    "organisation",
    "place",
    "item",
    "document",
    "event",
    "money",
    "percent",
    "ratio",
    "length",
    "area",
    "volume",
    "weight",
    "energy",
    "duration",
    "score",
    "territory",
    "animal_plant",
    "rate",
    "other",
]
ObjectSource = Literal["after", "before", "carried", "header", "implied"]
CountRole = Literal["total", "part", "share", "change", "from", "to", "score"]
Direction = Literal["up", "down"]
CountStatus = Literal["done", "plan", "target", "forecast"]
Suspicion = Literal["year_overwritten", "masked", "truncated", "inconsistent"]
RefusalReason = Literal[
    "date",
    "period",
    "ordinal",
    "clause_number",
    "document_number",
    "phone",
    "slogan",
    "idiom",
    "article",
    "structure",
    "page_mark",
    "footnote_mark",
    "grade",
    "specification",
    "masked",
    "other",
]
CheckKind = Literal["sum", "change", "share"]
InitiativeKind = Literal[
    "campaign",
    "programme",
    "brand",
    "activity",
    "platform",
    "base",
    "team",
    "association",
    "studio",
    "hotline",
    "mechanism",
    "project",
    "policy",
]
InitiativeStatus = Literal["done", "plan"]
Evidence = Literal["paired_quotes", "unclosed_quote", "cue_noun", "numeric_slogan", "lexicon", "alias"]
IntegrityGrade = Literal["clean", "repaired", "unreliable"]
NoticeCode = Literal[
    "broken_sentence_joined",
    "chunk_number_removed",
    "date_impossible",
    "entity_repaired",
    "figure_missing",
    "furniture_removed",
    "hidden_text_dropped",
    "masked_figure",
    "masked_words",
    "page_mark_removed",
    "passage_hidden",
    "pinyin_removed",
    "quote_changed",
    "quote_unbalanced",
    "script_converted",
    "several_reports",
    "sum_does_not_hold",
    "washed_word",
    "width_mixed",
    "year_overwritten",
    "year_repeated",
]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Base of all records: immutable, keyword-only, closed.

    Each record repeats `frozen` and `kw_only`: msgspec does not inherit the one, type checkers not the other. Frozen
    values cannot form cycles, so the garbage collector need not look at the hundreds that each report makes.
    """


class Value(msgspec.Struct, frozen=True, gc=False):
    """Base of the small values that a stage makes by the thousand: immutable, fields in order or by name.

    Making one costs a fifth of a named tuple, changing one with `msgspec.structs.replace` a tenth.
    """


class Properties(Record, frozen=True, kw_only=True):
    """Core and app properties of the file; null where absent. Dates are ISO 8601, as the file gives them."""

    title: str | None = None
    author: str | None = None
    created: str | None = None
    modified: str | None = None
    company: str | None = None
    application: str | None = None
    """The program that wrote the file."""


class Source(Record, frozen=True, kw_only=True):
    """Where the bytes came from."""

    uri: str
    """Relative to the input that was named, with `/` between parts."""
    name: str
    bytes: int
    format: FileFormat
    member_of: str | None = None
    """The archive that held the file, or null."""
    properties: Properties = Properties()
    revisions: Revisions = "accepted"
    """Which view was read of a text with tracked changes: after them, or before."""


class Organisation(Record, frozen=True, kw_only=True):
    name: str | None
    level: OrganisationLevel | None


class Period(Record, frozen=True, kw_only=True):
    """The time that a report looks back on; `start` and `end` are ISO dates, both inclusive."""

    label: str
    start: str | None
    end: str | None


class TopicScore(Record, frozen=True, kw_only=True):
    id: str
    """`domain/topic` of the taxonomy."""
    score: float
    """Calibrated probability, 0 to 1."""


class ReportFacts(Record, frozen=True, kw_only=True):
    """What the report says of itself."""

    title: str | None
    kind: ReportKind
    organisation: Organisation
    period: Period | None
    topics: tuple[TopicScore, ...] = ()


class Block(Record, frozen=True, kw_only=True):
    """Where a stretch of `text` came from. Blocks are disjoint, ordered and cover all but line breaks."""

    start: int
    end: int
    kind: BlockKind
    paragraph: int
    """Index of the paragraph among all paragraphs of its part, from 0."""
    part: str | None = None
    """Name of the part inside the file (word/document.xml, word/footnotes.xml); null where a file has no parts."""
    table: int | None = None
    """Index of the table in the document, from 0; null outside tables."""
    row: int | None = None
    column: int | None = None
    style: str | None = None


class Aside(Record, frozen=True, kw_only=True):
    """What belongs to the file but not to the text."""

    kind: AsideKind
    part: str
    text: str


class Point(Record, frozen=True, kw_only=True):
    """一是, 二是 … inside a section."""

    start: int
    end: int
    label: str


class Section(Record, frozen=True, kw_only=True):
    """One section of the outline; `start`/`end` span it whole, subsections included."""

    id: str
    parent: str | None
    level: int
    """1 is 一、; 0 is the text before the first heading."""
    label: str | None
    heading: str | None
    start: int
    end: int
    body_start: int
    role: SectionRole
    topics: tuple[TopicScore, ...] = ()
    keywords: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


class Count(Record, frozen=True, kw_only=True):
    """A quantity that a statistician would put into a table."""

    id: str
    quote: str
    start: int
    end: int
    value: Number | None
    value_exact: str | None
    """Decimal (`"1054.5"`) or fraction (`"1/3"`)."""
    low: Number | None
    high: Number | None
    low_inclusive: bool = True
    high_inclusive: bool = True
    approx: Approx | None = None
    modifier: str | None = None
    unit: str | None
    unit_class: UnitClass
    object: str | None = None
    object_start: int | None = None
    object_end: int | None = None
    object_source: ObjectSource | None = None
    predicate: str | None = None
    role: CountRole = "total"
    direction: Direction | None = None
    base: str | None = None
    per: str | None = None
    status: CountStatus = "done"
    period: str | None = None
    part_of: str | None = None
    same_as: str | None = None
    section: str | None
    """Null only in notes, which stand outside every section."""
    rule: str
    confidence: float
    suspect: Suspicion | None = None


class Mention(Record, frozen=True, kw_only=True):
    start: int
    end: int
    quote: str
    section: str | None


class Initiative(Record, frozen=True, kw_only=True):
    """A programme, campaign, brand … that bears a name of its own."""

    id: str
    name: str
    kind: InitiativeKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...]
    evidence: tuple[Evidence, ...]
    parent: str | None = None
    status: InitiativeStatus = "done"
    period: str | None = None
    counts: tuple[str, ...] = ()
    confidence: float
    rule: str


class Check(Record, frozen=True, kw_only=True):
    """Arithmetic that the report itself claims. `members`: whole then parts; from, to, delta; whole, part, share."""

    kind: CheckKind
    members: tuple[str, ...]
    stated: Number
    computed: Number
    holds: bool


class Notice(Record, frozen=True, kw_only=True):
    """Something odd that was seen or repaired. `message` is for people; it quotes masks and nothing else."""

    code: NoticeCode
    start: int
    end: int
    message: str


class Integrity(Record, frozen=True, kw_only=True):
    grade: IntegrityGrade
    reasons: tuple[str, ...] = ()


class Rejected(Record, frozen=True, kw_only=True):
    """A number-like stretch that is no count, and why."""

    quote: str
    start: int
    end: int
    reason: RefusalReason
    rule: str


class Provenance(Record, frozen=True, kw_only=True):
    """What made this record. No clock: the same input and config give the same bytes."""

    version: str
    config: str
    model: str
    masked: bool = False
    """Whether numbers of identity cards, telephones and bank cards were masked before anything was found."""


class Report(Record, frozen=True, kw_only=True):
    """The record of one report."""

    schema: Literal["workreport/1"] = SCHEMA_VERSION
    id: str
    source: Source
    report: ReportFacts
    text: str | None
    """Null when the run was asked to leave texts out."""
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...]
    sections: tuple[Section, ...]
    counts: tuple[Count, ...]
    initiatives: tuple[Initiative, ...]
    checks: tuple[Check, ...]
    notices: tuple[Notice, ...]
    integrity: Integrity
    provenance: Provenance
    rejected: tuple[Rejected, ...] | UnsetType = UNSET
    """Present only when the run asks for it."""

    def to_dict(self) -> dict[str, Any]:
        """The record as plain Python values, exactly as it is written as JSON."""
        decoded: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return decoded


class FailureSource(Record, frozen=True, kw_only=True):
    """A source as far as it is known: a file that cannot be read has no size and no format."""

    uri: str
    name: str
    bytes: int | None = None
    format: FileFormat | None = None
    member_of: str | None = None
    properties: Properties = Properties()


class Failure(Record, frozen=True, kw_only=True):
    """One line of `failures.jsonl`."""

    id: str | None
    """Null where the bytes couldn't be read."""
    source: FailureSource
    stage: FailureStage
    code: FailureCode
    message: str
