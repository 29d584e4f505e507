"""Sections of reports as plain texts, for training: of an archive without labels, and of labelled reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from pipeline.classify.training import ROLES
from pipeline.config import Config
from pipeline.config.topic_texts import LabelledText, TopicTexts
from pipeline.errors import DocumentError, UsageError
from pipeline.evaluate import read_sets
from pipeline.evaluate.cases import Case
from pipeline.evaluate.gold import GoldSection
from pipeline.evaluate.judging.sections import matched
from pipeline.ingest import Ingester
from pipeline.records import SectionRole
from pipeline.stages import Document, RawFile

_LEAST, _MOST = 40, 2000
"""Characters of a section that teaches: shorter ones say little, longer ones too much at once."""
_LEAST_LABELLED = 15
"""A labelled one may be shorter, for its topic is known: the short ones of a report are the hard ones."""
_TOPICS = 4
"""So many topics are taught of a section that has several."""


def read_sections(config: Config, folder: Path) -> tuple[tuple[str, str], ...]:
    """Heading and text of the sections without subsections of all reports below `folder`; what is no report is passed.

    The same text is given once.
    """
    ingester = Ingester(config)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = (section for path in files for section in _of_file(ingester, path))
    return tuple(dict.fromkeys(found))


def read_labelled(config: Config, folders: Sequence[Path]) -> tuple[TopicTexts, ...]:
    """The sections without subsections of the whole labelled reports in `folders`, a hand a writer.

    Raises:
        UsageError: a folder holds no gold, or one that is at fault.
    """
    ingester = Ingester(config)
    hands: defaultdict[str, list[LabelledText]] = defaultdict(list)
    for gold_set in read_sets(folders):
        for case in gold_set.cases:
            for document in ingester.ingest(case.raw):
                hands[f"report {case.writer or case.id}"].extend(_labelled(document, case))
    return tuple(TopicTexts(hand=hand, texts=tuple(texts)) for hand, texts in hands.items())


def _labelled(document: Document, case: Case) -> Iterator[LabelledText]:
    parents = {section.parent for section in document.outline}
    for gold, section in matched(case.gold.sections or (), document.outline):
        if section is None or section.id in parents:
            continue
        text = document.text[section.body_start : section.end].strip()
        if _LEAST_LABELLED <= len(text) <= _MOST and gold.role:
            yield _taught(gold, section.heading, text, case.file)


def _taught(gold: GoldSection, heading: str | None, text: str, file: str) -> LabelledText:
    named = dict.fromkeys(([gold.topic] if gold.topic else []) + (gold.alt_topics or []))
    topics = list(named)[:_TOPICS] if gold.topic else []
    if gold.role not in ROLES:
        message = f"{file}: gold.sections: there is no role {gold.role}"
        raise UsageError(message)
    return LabelledText(
        topics=tuple(topics),
        alt_topics=tuple(topic for topic in named if topic not in topics),
        role=cast("SectionRole", gold.role),
        heading=heading,
        text=text,
    )


def _of_file(ingester: Ingester, path: Path) -> Iterator[tuple[str, str]]:
    try:
        documents = ingester.ingest(RawFile(uri=path.name, name=path.name, content=path.read_bytes()))
    except (DocumentError, OSError):
        return
    for document in documents:
        yield from _of_document(document)


def _of_document(document: Document) -> Iterator[tuple[str, str]]:
    parents = {section.parent for section in document.outline}
    for section in document.outline:
        text = document.text[section.body_start : section.end].strip()
        if section.id not in parents and _LEAST <= len(text) <= _MOST:
            yield section.heading or "", text
