"""Stand-in until the models are in."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.records import Organisation, ReportFacts, Section
from pipeline.stages import ClassifiedDocument, TokenizedDocument


class Classifier:
    def __init__(self, config: Config) -> None:
        self.model_digest = ""

    def classify(self, tokenized: TokenizedDocument) -> ClassifiedDocument:
        document = tokenized.document
        sections = tuple(
            Section(
                id=s.id, parent=s.parent, level=s.level, label=s.label, heading=s.heading, start=s.start, end=s.end,
                body_start=s.body_start, role="other", points=s.points,
            )
            for s in document.outline
        )
        facts = ReportFacts(
            title=document.title, kind="other", organisation=Organisation(name=None, level=None), period=None
        )
        return ClassifiedDocument(tokenized=tokenized, sections=sections, facts=facts)
