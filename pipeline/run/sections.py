"""Sections of an archive's reports as plain texts, for training without labels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.config import Config
from pipeline.errors import DocumentError
from pipeline.ingest import Ingester
from pipeline.stages import Document, RawFile

_LEAST, _MOST = 40, 2000
"""Characters of a section that teaches: shorter ones say little, longer ones too much at once."""


def read_sections(config: Config, folder: Path) -> tuple[tuple[str, str], ...]:
    """Heading and text of the sections without subsections of all reports below `folder`; what is no report is passed.

    The same text is given once.
    """
    ingester = Ingester(config)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = (section for path in files for section in _of_file(ingester, path))
    return tuple(dict.fromkeys(found))


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
