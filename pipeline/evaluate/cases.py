"""One text to mine with what is said of it, and the judgements that come of it."""

from __future__ import annotations

from typing import Literal

from pipeline.errors import FailureCode
from pipeline.evaluate.gold import GoldReport, GoldText
from pipeline.records import Check, Count, Initiative, Notice, Record, Report, ReportFacts, Section
from pipeline.stages import RawFile

Form = Literal["report", "sentence", "section"]
Verdict = Literal["right", "wrong", "missed", "false_alarm"]
Span = tuple[int, int]


class Case(Record, frozen=True, kw_only=True):
    """One text and its gold. `complete` says that a key left out of the gold means the field's default."""

    id: str
    file: str
    """The gold file that it comes from."""
    form: Form
    writer: str | None = None
    """Of a whole report, who wrote and labelled it: what one writer wrote is alike."""
    raw: RawFile
    gold: GoldReport = GoldReport()
    topic: GoldText | None = None
    """Only for the text of one section."""
    complete: bool = False


class GoldSet(Record, frozen=True, kw_only=True):
    """All cases of one argument of the command."""

    name: str
    cases: tuple[Case, ...]
    digest: str
    """SHA-256 over the gold files and the reports that they speak of."""


class Found(Record, frozen=True, kw_only=True):
    """What the product says of a text; nothing at all where it failed."""

    text: str = ""
    sections: tuple[Section, ...] = ()
    counts: tuple[Count, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    checks: tuple[Check, ...] = ()
    notices: tuple[Notice, ...] = ()
    facts: ReportFacts | None = None

    @classmethod
    def of(cls, report: Report) -> Found:
        return cls(
            text=report.text or "",
            sections=report.sections,
            counts=report.counts,
            initiatives=report.initiatives,
            checks=report.checks,
            notices=report.notices,
            facts=report.report,
        )


class Judgement(Record, frozen=True, kw_only=True):
    """One thing judged. Findings are right, missed or false alarms; their fields are right or wrong."""

    figure: str
    """Name in `figures.FIGURES`."""
    verdict: Verdict
    what: str
    """The finding that it is about, for people; empty where it is the whole report."""
    due: str | None = None
    found: str | None = None
    due_span: Span | None = None
    """Where gold has it in the mined text, as far as that is known."""
    found_span: Span | None = None


class Judged(Record, frozen=True, kw_only=True):
    """A case after mining. `failure` is the code of a document that could not be mined."""

    case: Case
    text: str
    judgements: tuple[Judgement, ...]
    failure: FailureCode | None = None
