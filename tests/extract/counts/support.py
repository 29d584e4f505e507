"""Counts of a bare text, with or without sections and table cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.config import load_config
from pipeline.extract.counts import CountExtractor, CountFindings
from pipeline.records import Block, Organisation, Period, ReportFacts, Section, SectionRole, Source
from pipeline.stages import ClassifiedDocument, Document, TokenizedDocument
from pipeline.tokenize import Tokenizer


@cache
def _parts() -> tuple[Tokenizer, CountExtractor]:
    config = load_config()
    return Tokenizer(config), CountExtractor(config)


def tokenized(text: str, blocks: Sequence[Block] = ()) -> TokenizedDocument:
    document = Document(
        id="d",
        source=Source(uri="d", name="d", bytes=1, format="text"),
        title=None,
        text=text,
        blocks=tuple(blocks),
        asides=(),
        outline=(),
        notices=(),
    )
    return _parts()[0].tokenize(document)


def mine(
    text: str, *, role: SectionRole = "other", blocks: Sequence[Block] = (), year: int | None = None
) -> CountFindings:
    """The counts of `text` as one section with `role`, of a report about `year`."""
    return extract(classified(text, role=role, blocks=blocks, year=year))


def extract(document: ClassifiedDocument) -> CountFindings:
    return _parts()[1].extract(document)


def classified(
    text: str, *, role: SectionRole = "other", blocks: Sequence[Block] = (), year: int | None = None
) -> ClassifiedDocument:
    """`text` as one section with `role`, of a report about `year`."""
    heading = "下一步打算" if role == "plan" else None
    section = Section(
        id="s1", parent=None, level=1, label=None, heading=heading, start=0, end=len(text), body_start=0, role=role
    )
    period = Period(label=f"{year}年", start=f"{year}-01-01", end=f"{year}-12-31") if year else None
    facts = ReportFacts(title=None, kind="other", organisation=Organisation(name=None, level=None), period=period)
    return ClassifiedDocument(tokenized=tokenized(text, blocks), sections=(section,), facts=facts)


def cells(*rows: Sequence[str], before: str = "") -> tuple[str, list[Block]]:
    """Text and blocks of a paragraph and the table after it, a cell a line."""
    text, blocks = before, [Block(start=0, end=len(before), kind="paragraph", paragraph=0)] if before else []
    for row, line in enumerate(rows):
        for column, content in enumerate(line):
            text += "\n" if text else ""
            start = len(text)
            text += content
            place = len(blocks)
            blocks.append(
                Block(start=start, end=len(text), kind="table_cell", paragraph=place, table=0, row=row, column=column)
            )
    return text, blocks


def told_of(*rows: Sequence[str], before: str = "") -> list[tuple[str, float | int | None, str | None, str | None]]:
    """Quote, value, unit and object of the counts of such a table."""
    text, blocks = cells(*rows, before=before)
    return [(count.quote, count.value, count.unit, count.object) for count in mine(text, blocks=blocks).counts]
