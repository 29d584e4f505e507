"""Footnotes and endnotes that the body refers to, in the order of their references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.docx import names
from pipeline.ingest.docx.numbering import Definitions, Numbering
from pipeline.ingest.docx.story import Story
from pipeline.ingest.docx.styles import Styles
from pipeline.records import BlockKind


class NoteReader:
    """Reads one part of notes."""

    def __init__(self, kind: BlockKind, styles: Styles, definitions: Definitions, limits: Limits) -> None:
        self._kind = kind
        self._tag = names.FOOTNOTE if kind == "footnote" else names.ENDNOTE
        self._styles, self._definitions, self._limits = styles, definitions, limits

    def read(self, root: _Element, references: Iterable[str]) -> Iterator[RawBlock]:
        """Blocks of the notes whose ids are in `references`, in that order; `paragraph` counts through the part."""
        story = Story(self._styles, Numbering(self._definitions, self._limits), self._limits, self._kind)
        wanted = tuple(references)
        spans: dict[str, slice] = {}
        for note in root.iterchildren(self._tag):
            note_id = note.get(names.ID, "")
            if note_id not in wanted or note.get(names.TYPE, "normal") != "normal":
                story.skip(note)
                continue
            first = len(story.blocks)
            story.walk(note)
            spans[note_id] = slice(first, len(story.blocks))
        blocks = story.finish()
        for note_id in wanted:
            if note_id in spans:
                yield from blocks[spans[note_id]]
