"""Gold that brings its text as paragraphs becomes a .docx, the format that reports come in."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import msgspec

_CREATED = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table among the paragraphs; rows may be of different lengths."""

    table: tuple[tuple[str | int | float | None, ...], ...]
    caption: str | None = None


def to_docx(paragraphs: Sequence[str | Table]) -> bytes:
    """The same bytes for the same paragraphs."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = _CREATED
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
    stream = BytesIO()
    document.save(stream)
    return _without_clock(stream)


def _without_clock(packed: BytesIO) -> bytes:
    """An archive tells when each part was written; this one tells nothing."""
    stream = BytesIO()
    with ZipFile(packed) as source, ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return stream.getvalue()
