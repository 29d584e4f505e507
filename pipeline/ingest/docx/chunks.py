"""Text that lies in a part of its own (`w:altChunk`): a page, plain text or a document, read where it is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawBlock, RawDocument
from pipeline.ingest.decode import decode
from pipeline.ingest.docx.places import NOTES, Place
from pipeline.ingest.docx.xml import Budget
from pipeline.ingest.html import read_html
from pipeline.ingest.mhtml import page_of
from pipeline.ingest.txt import read_text
from pipeline.records import Aside

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
"""Content types: a page that begins with anything but a block looks like plain text."""
_BYTES_A_CHARACTER = 4


class Chunk(NamedTuple):
    """What such a part holds, read once however often the text takes it in."""

    blocks: tuple[RawBlock, ...]
    """All but its notes."""
    notes: tuple[RawBlock, ...]
    asides: tuple[Aside, ...]
    tables: int


def read_flat(content: bytes, kind: str, content_type: str | None, limits: Limits, budget: Budget) -> RawDocument:
    """A chunk that is no document: `kind` as `kind_of` tells it, or a page where its content type says so.

    Raises:
        DocumentError: `limit_exceeded`, `undecodable_text` or `corrupt_document`.
    """
    if kind == "text" and content_type not in _PAGES:
        if len(content) > _BYTES_A_CHARACTER * limits.text_characters:
            raise DocumentError("limit_exceeded", f"more than {limits.text_characters} characters of text")
        return read_text(decode(content), "txt")
    page = page_of(content) if kind == "mhtml" else content
    budget.spend(page)
    return read_html(decode(page), limits)


def taken_in(found: RawDocument, part: str) -> Chunk:
    """The chunk that was found in `part`, the names of its own parts below that; blocks without text left out."""
    blocks = [
        msgspec.structs.replace(block, part=_below(part, block.part))
        for block in found.blocks
        if block.label or block.text.strip()
    ]
    body = tuple(block for block in blocks if block.kind not in NOTES)
    return Chunk(
        blocks=body,
        notes=tuple(block for block in blocks if block.kind in NOTES),
        asides=tuple(msgspec.structs.replace(aside, part=_below(part, aside.part)) for aside in found.asides),
        tables=1 + max((block.table for block in body if block.table is not None), default=-1),
    )


def placed(chunk: Chunk, place: Place, tables: int) -> Iterator[RawBlock]:
    """The chunk's blocks where the text takes them in: what stands in no table of its own stands in `place`.

    `tables` is the number of tables before them.
    """
    for block in chunk.blocks:
        if block.table is not None:
            kind = place.kind if place.kind in NOTES else block.kind
            yield msgspec.structs.replace(block, kind=kind, table=block.table + tables)
        elif place.kind == "paragraph":
            yield block
        else:
            yield msgspec.structs.replace(block, **place._asdict())


def _below(part: str, inner: str | None) -> str:
    return part if inner is None else f"{part}/{inner}"
