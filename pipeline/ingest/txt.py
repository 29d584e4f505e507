"""Plain text: one paragraph a line."""

from __future__ import annotations

from pipeline.ingest.blocks import RawBlock, RawDocument
from pipeline.ingest.canonical import LINE_BREAKS
from pipeline.records import FileFormat


def read_text(text: str, kind: FileFormat) -> RawDocument:
    """Every line of `text` is a paragraph, empty ones counted."""
    lines = LINE_BREAKS.split(text)
    return RawDocument(
        format=kind, blocks=tuple(RawBlock(text=line, paragraph=index) for index, line in enumerate(lines))
    )
