"""Gold that brings its text as paragraphs becomes a .docx, the format that reports come in."""

from __future__ import annotations

from collections.abc import Sequence

import docx
import msgspec

from pipeline.output.word import packed


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table among the paragraphs; rows may be of different lengths."""

    table: tuple[tuple[str | int | float | None, ...], ...]
    caption: str | None = None


def to_docx(paragraphs: Sequence[str | Table]) -> bytes:
    """The same bytes for the same paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        if isinstance(paragraph, str):
            document.add_paragraph(paragraph)
            continue
        if paragraph.caption:
            document.add_paragraph(paragraph.caption)
        table = document.add_table(len(paragraph.table), max(map(len, paragraph.table)))
        for cells, row in zip(table.rows, paragraph.table, strict=True):
            for cell, value in zip(cells.cells, row, strict=False):
                cell.text = str(value)
    return packed(document)
