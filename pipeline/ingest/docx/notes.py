"""Footnotes and endnotes that the body refers to, in the order of their references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.docx import names
from pipeline.ingest.docx.context import Context
from pipeline.ingest.docx.story import Story
from pipeline.records import BlockKind

_TAGS: dict[BlockKind, str] = {"footnote": names.FOOTNOTE, "endnote": names.ENDNOTE}


def read_notes(
    root: _Element, kind: BlockKind, part: str, wanted: Sequence[str], context: Context
) -> Iterator[RawBlock]:
    """Blocks of the notes whose ids are `wanted`, in that order; `paragraph` counts through the part."""
    story = Story(context, part, kind)
    ids = frozenset(wanted)
    spans: dict[str, slice] = {}
    for note in root.iterchildren(_TAGS[kind]):
        note_id = note.get(names.ID, "")
        if note_id in ids and note.get(names.TYPE, "normal") == "normal":
            first = len(story.blocks)
            story.walk(note)
            spans[note_id] = slice(first, len(story.blocks))
        else:
            story.skip(note)
    for note_id in wanted:
        if note_id in spans:
            yield from story.blocks[spans[note_id]]
