"""What every reader hands to the rest of ingest: paragraphs in reading order, before any repair."""

from __future__ import annotations

from pipeline.ingest.faces import Face
from pipeline.records import Aside, BlockKind, FileFormat, Properties, Record


class RawBlock(Record, frozen=True, kw_only=True):
    """One paragraph of the file (of a cell, a text box, a note …) as its author wrote it.

    `text` holds no line breaks but those that the author typed inside the paragraph (soft breaks), as `\\n`.
    """

    text: str
    kind: BlockKind = "paragraph"
    paragraph: int
    """Index among all paragraphs of the part, from 0, empty ones included."""
    part: str | None = None
    """Name of the part; None where the format has none."""
    label: str | None = None
    """The list number that Word generates for the paragraph (`一、`, `（1）`); it is not part of `text`."""
    label_gap: str = ""
    """A space where the list sets one between label and text, else nothing."""
    heading_level: int | None = None
    """1 to 9 where a heading style or an outline level says so."""
    bold: bool = False
    """Whether all visible text is bold: the sign of an unstyled heading."""
    face: Face | None = None
    """The face of headings that all its Chinese words are set in."""
    table: int | None = None
    row: int | None = None
    column: int | None = None
    style: str | None = None


class RawDocument(Record, frozen=True, kw_only=True):
    """What a reader found in one file. Notes stand last in `blocks`."""

    format: FileFormat
    properties: Properties = Properties()
    blocks: tuple[RawBlock, ...]
    asides: tuple[Aside, ...] = ()
    hidden: bool = False
    """Whether text was left out that its author had hidden."""
