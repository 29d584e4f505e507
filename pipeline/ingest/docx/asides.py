"""Headers, footers and comments: kept beside the text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.ingest.docx import names
from pipeline.ingest.docx.context import Context
from pipeline.ingest.docx.story import Story
from pipeline.records import Aside, AsideKind


def read_asides(root: _Element, kind: AsideKind, part: str, context: Context) -> Iterator[Aside]:
    """One aside for a header or a footer, one for each comment; none where there is no text."""
    for element in root.iterchildren(names.COMMENT) if kind == "comment" else (root,):
        story = Story(context, part)
        story.walk(element)
        text = "\n".join(f"{block.label or ''}{block.label_gap}{block.text}".strip() for block in story.blocks)
        if text:
            yield Aside(kind=kind, part=part, text=text)
