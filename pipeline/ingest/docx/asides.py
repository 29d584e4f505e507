"""Headers, footers and comments: kept beside the text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.ingest.docx import names
from pipeline.ingest.docx.numbering import Definitions, Numbering
from pipeline.ingest.docx.story import Story
from pipeline.ingest.docx.styles import Styles
from pipeline.records import Aside, AsideKind


def read_asides(
    kind: AsideKind, part: str, root: _Element, styles: Styles, definitions: Definitions, limits: Limits
) -> Iterator[Aside]:
    """One aside for a header or a footer, one for each comment; none where there is no text."""
    for element in root.iterchildren(names.COMMENT) if kind == "comment" else (root,):
        story = Story(styles, Numbering(definitions, limits), limits)
        story.walk(element)
        text = "\n".join(f"{block.label or ''}{block.text}".strip() for block in story.finish())
        if text:
            yield Aside(kind=kind, part=part, text=text)
