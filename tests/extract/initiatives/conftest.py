"""A document out of plain text, read as far as the initiatives need it."""

from __future__ import annotations

import pytest

from pipeline.config import Config
from pipeline.extract.initiatives import InitiativeExtractor
from pipeline.records import Initiative, Organisation, ReportFacts, Section, SectionRole, Source
from pipeline.stages import ClassifiedDocument, Document
from pipeline.tokenize import Tokenizer
from tests.extract.initiatives.support import Find, Read


@pytest.fixture(scope="session")
def extractor(config: Config) -> InitiativeExtractor:
    return InitiativeExtractor(config)


@pytest.fixture(scope="session")
def read(config: Config) -> Read:
    tokenizer = Tokenizer(config)

    def build(text: str, role: SectionRole = "other") -> ClassifiedDocument:
        document = Document(
            id="d", source=Source(uri="t", name="t", bytes=len(text), format="text"), title=None, text=text,
            blocks=(), asides=(), outline=(), notices=(),
        )  # fmt: skip
        section = Section(
            id="s1", parent=None, level=1, label=None, heading=None, start=0, end=len(text) + 1, body_start=0, role=role
        )
        facts = ReportFacts(title=None, kind="other", organisation=Organisation(name=None, level=None), period=None)
        return ClassifiedDocument(tokenized=tokenizer.tokenize(document), sections=(section,), facts=facts)

    return build


@pytest.fixture(scope="session")
def find(extractor: InitiativeExtractor, read: Read) -> Find:
    def run(text: str, role: SectionRole = "other") -> tuple[Initiative, ...]:
        return extractor.extract(read(text, role), ())

    return run
