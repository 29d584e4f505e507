"""The walk over one story (body, note, header …): paragraphs in reading order, as a reader of the page sees them.

Accepted view of tracked changes, results of fields, no hidden text, each text box and each cell once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml.etree import _Element

from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.docx import names
from pipeline.ingest.docx.alternatives import chosen_branch, text_boxes
from pipeline.ingest.docx.chunks import placed
from pipeline.ingest.docx.contents import mark_contents
from pipeline.ingest.docx.context import Context
from pipeline.ingest.docx.fields import FieldStack
from pipeline.ingest.docx.formulas import formula_text
from pipeline.ingest.docx.numbering import Numbering
from pipeline.ingest.docx.paragraphs import (
    PLAIN,
    ParagraphFormat,
    effective_heading_level,
    next_label,
    paragraph_format,
)
from pipeline.ingest.docx.places import NOTES, Place
from pipeline.ingest.docx.styles import NO_STYLE, StyleFormat
from pipeline.ingest.docx.switches import Switches
from pipeline.ingest.docx.symbols import symbol
from pipeline.ingest.docx.tables import cells
from pipeline.ingest.docx.values import child, children, is_on
from pipeline.ingest.faces import Face, face_of
from pipeline.records import BlockKind

_HAN = re.compile("[一-鿿]")


class Story:
    """Walks the elements that it is given and gathers `blocks`; one per part, used once."""

    def __init__(self, context: Context, part: str, kind: BlockKind = "paragraph") -> None:
        self._part = part
        self.blocks: list[RawBlock] = []
        self.references: dict[tuple[BlockKind, str], None] = {}
        """Kinds and ids of the notes that the text refers to, in order."""
        self.hidden = False
        """Whether hidden text was left out."""
        self._styles, self._limits, self._chunk_at = context.styles, context.limits, context.chunk
        self._numbering = Numbering(context.definitions, context.limits)
        self._place = Place(kind)
        self._paragraphs = self._tables = self._characters = 0
        self._fields = FieldStack()
        self._start_paragraph()
        self._format: ParagraphFormat = PLAIN
        self._style: StyleFormat = NO_STYLE
        self._index = 0
        self._is_bold = self._is_hidden = False
        self._face: Face | None = None

    def walk(self, parent: _Element) -> None:
        """Read all blocks inside `parent`.

        Raises:
            DocumentError: `limit_exceeded` past `text_characters`.
        """
        self._switches = Switches(parent)
        self._visit(parent, _ON_BLOCK)
        self._flush()

    def skip(self, parent: _Element) -> None:
        """Pass over what `parent` holds; paragraphs after it keep their index in the part."""
        self._paragraphs += sum(1 for _ in parent.iter(names.PARAGRAPH))

    def finish(self) -> tuple[RawBlock, ...]:
        """All blocks, with those of tables of contents told apart."""
        return mark_contents(self.blocks, self._fields.toc_spans)

    def _visit(self, parent: _Element | None, handlers: Mapping[str, _Handler]) -> None:
        for element in () if parent is None else children(parent):
            handler = handlers.get(element.tag)
            if handler is not None:
                handler(self, element)

    def _blocks(self, parent: _Element) -> None:
        self._visit(parent, _ON_BLOCK)

    def _inlines(self, parent: _Element) -> None:
        self._visit(parent, _ON_INLINE)

    # Blocks ------------------------------------------------------------------------------------------------------

    def _control(self, control: _Element) -> None:
        outer = self._place
        if _is_toc(control) and outer.kind == "paragraph":
            self._place = outer._replace(kind="toc")
        self._visit(control, _ON_BLOCK)
        self._place = outer

    def _table(self, table: _Element) -> None:
        self._flush()
        outer, number = self._place, self._tables
        self._tables += 1
        kind: BlockKind = outer.kind if outer.kind in NOTES else "table_cell"
        for cell in cells(table, self._limits):
            self._place = Place(kind, number, cell.row, cell.column)
            self._visit(cell.element, _ON_BLOCK)
            self._flush()
        self._place = outer

    def _chunk(self, element: _Element) -> None:
        self._flush()
        chunk = self._chunk_at(self._part, element.get(names.RELATION_ID, ""))
        if chunk is None:
            return
        for block in placed(chunk, self._place, self._tables):
            self._count(len(block.text))
            self.blocks.append(block)
        self._tables += chunk.tables
        if len(self.blocks) > self._limits.text_lines:
            raise DocumentError("limit_exceeded", f"the text has more than {self._limits.text_lines} lines")

    def _paragraph(self, paragraph: _Element) -> None:
        self._format, self._style = PLAIN, NO_STYLE
        self._index = self._paragraphs
        self._paragraphs += 1
        self._visit(paragraph, _ON_INLINE)
        if self._fields.in_code:
            self._fields.end_paragraph()
        self._is_open = True
        if not self._format.mark_gone:
            self._flush()

    def _paragraph_format(self, properties: _Element) -> None:
        self._format = paragraph_format(properties, self._switches)
        self._style = self._styles[self._format.style_id]

    def _start_paragraph(self) -> None:
        self._is_open = False
        self._pieces: list[str] = []
        self._faces: list[Face | None] = []
        self._has_text = self._some_plain = False
        self._boxes: list[_Element] = []

    def _flush(self) -> None:
        """Close the paragraph; one whose mark is gone waits for the next, so that both become one."""
        if not self._is_open:
            return
        text, boxes = "".join(self._pieces), self._boxes
        if text.strip() or not (self._format.mark_hidden or self._format.mark_gone):
            self._emit(text)
        self._start_paragraph()
        for box in boxes:
            self._text_box(box)

    def _emit(self, text: str) -> None:
        label = next_label(self._format, self._style, self._numbering)
        if label is None and not text.strip():
            return
        self._count(len(text) + (len(label.text) if label else 0))
        place = self._place
        self.blocks.append(
            RawBlock(
                text=text,
                kind="toc" if self._style.is_toc and place.kind == "paragraph" else place.kind,
                paragraph=self._index,
                part=self._part,
                label=label.text if label else None,
                label_gap=label.gap if label else "",
                heading_level=effective_heading_level(self._format, self._style),
                bold=self._has_text and not self._some_plain,
                face=self._only_face(),
                table=place.table,
                row=place.row,
                column=place.column,
                style=self._style.name,
            )
        )

    def _only_face(self) -> Face | None:
        """The face that all Chinese words of the paragraph are set in."""
        if not any(self._faces):
            return None
        faces = {face for piece, face in zip(self._pieces, self._faces, strict=True) if _HAN.search(piece)}
        return faces.pop() if len(faces) == 1 else None

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > self._limits.text_characters:
            raise DocumentError("limit_exceeded", f"more than {self._limits.text_characters} characters of text")

    def _text_box(self, box: _Element) -> None:
        outer, fields = self._place, self._fields
        self._place = outer if outer.kind in NOTES else Place("text_box")
        self._fields = FieldStack()
        self._visit(box, _ON_BLOCK)
        self._flush()
        self._place, self._fields = outer, fields

    # Runs --------------------------------------------------------------------------------------------------------

    def _run(self, run: _Element) -> None:
        self._is_bold, self._is_hidden, self._face = self._style.bold, self._style.hidden, self._style.face
        self._visit(run, _ON_RUN)

    def _run_format(self, properties: _Element) -> None:
        own = self._switches.of(properties)
        if not own:
            return
        style = self._styles[own[names.RUN_STYLE].get(names.VAL)] if names.RUN_STYLE in own else NO_STYLE
        bold, hidden = own.get(names.BOLD), own.get(names.HIDDEN)
        # Switches of a paragraph style and a character style cancel each other out; a direct one decides.
        self._is_bold = self._style.bold != style.bold if bold is None else is_on(bold)
        self._is_hidden = self._style.hidden != style.hidden if hidden is None else is_on(hidden)
        # A font of another kind may be gone from the bytes: it can take no face away.
        own_face = face_of(own[names.FONTS].get(names.EAST_ASIAN)) if names.FONTS in own else None
        self._face = own_face or style.face or self._style.face

    def _text(self, element: _Element) -> None:
        text = element.text or ""
        # A line end inside `w:t` is white space; only elements break a line.
        self._say(text if text.isprintable() else " ".join(text.splitlines()))

    def _say(self, text: str) -> None:
        if self._is_hidden or self._fields.in_code:
            self.hidden |= self._is_hidden and bool(text.strip())
            return
        self._pieces.append(text)
        self._faces.append(self._face)
        if self._some_plain or (self._is_bold and self._has_text):
            return
        if text.strip():
            self._has_text = True
            self._some_plain = not self._is_bold

    def _formula(self, formula: _Element) -> None:
        self._is_bold, self._is_hidden, self._face = self._style.bold, self._style.hidden, self._style.face
        self._say(" ".join(formula_text(formula).split()))

    def _symbol(self, element: _Element) -> None:
        self._say(symbol(element.get(names.SYMBOL_FONT), element.get(names.SYMBOL_CHAR)))

    def _character(self, element: _Element) -> None:
        self._say(names.CHARACTERS[element.tag])

    def _field_code(self, element: _Element) -> None:
        self._fields.add_code(element.text or "")

    def _field_char(self, mark: _Element) -> None:
        self._fields.mark(mark.get(names.FIELD_CHAR_TYPE), len(self.blocks), has_text=self._has_text)

    def _refer(self, kind: BlockKind, reference: _Element) -> None:
        self.references.setdefault((kind, reference.get(names.ID, "")))

    def _drawing(self, drawing: _Element) -> None:
        if not self._is_hidden:
            self._boxes.extend(text_boxes(drawing))


def _is_toc(control: _Element) -> bool:
    properties = child(control, names.CONTROL_PROPERTIES)
    if properties is None:
        return False
    galleries = properties.iter(names.GALLERY)
    return any(gallery.get(names.VAL) == "Table of Contents" for gallery in galleries)


_Handler = Callable[[Story, _Element], None]

# What stands where: of all other elements nothing is read.
_ON_BLOCK: Mapping[str, _Handler] = {
    names.PARAGRAPH: Story._paragraph,
    names.TABLE: Story._table,
    names.CONTROL: Story._control,
    names.CHUNK: Story._chunk,
    names.ALTERNATIVES: lambda story, element: story._visit(chosen_branch(element), _ON_BLOCK),
    **dict.fromkeys(names.WRAPPERS, Story._blocks),
}
_ON_INLINE: Mapping[str, _Handler] = {
    names.PARAGRAPH_PROPERTIES: Story._paragraph_format,
    names.RUN: Story._run,
    names.CONTROL: Story._inlines,
    names.ALTERNATIVES: lambda story, element: story._visit(chosen_branch(element), _ON_INLINE),
    **dict.fromkeys(names.WRAPPERS, Story._inlines),
    **dict.fromkeys(names.MATH, Story._formula),
}
_ON_RUN: Mapping[str, _Handler] = {
    names.RUN_PROPERTIES: Story._run_format,
    names.FIELD_CHAR: Story._field_char,
    names.FIELD_CODE: Story._field_code,
    names.SYMBOL: Story._symbol,
    names.RUBY: lambda story, element: story._visit(child(element, names.RUBY_BASE), _ON_INLINE),
    names.FOOTNOTE_REFERENCE: lambda story, element: story._refer("footnote", element),
    names.ENDNOTE_REFERENCE: lambda story, element: story._refer("endnote", element),
    names.ALTERNATIVES: lambda story, element: story._visit(chosen_branch(element), _ON_RUN),
    names.TEXT: Story._text,
    **dict.fromkeys(names.DRAWINGS, Story._drawing),
    **dict.fromkeys(names.CHARACTERS, Story._character),
}
