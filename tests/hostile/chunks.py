"""Word documents that take in other parts (`w:altChunk`): themselves, one part without end, more than they may hold."""

from __future__ import annotations

from collections.abc import Sequence

from tests.hostile.zips import BODY
from tests.ingest.docx.wordml import docx, pack, paragraph, part, parts_of


def taking_in(chunks: Sequence[bytes], times: int = 1) -> bytes:
    """A report that takes in each of `chunks` so many times."""
    names = {f"chunk{index}": content for index, content in enumerate(chunks)}
    body = "".join(f'<w:altChunk r:id="r{index}"/>' for index in range(len(chunks))) * times
    parts = parts_of(BODY + body, extra=dict.fromkeys(names, ("aFChunk", "")))
    return pack(parts | {f"word/{name}": content for name, content in names.items()})


def in_itself(depth: int) -> bytes:
    content = docx(BODY)
    for _ in range(depth):
        content = taking_in([content])
    return content


def one_without_end() -> bytes:
    """A part of one line, named as often as a document may have elements."""
    return taking_in(["走访。".encode()], 150_000)


def one_document_without_end() -> bytes:
    """A document of many paragraphs, named many times."""
    return taking_in([docx(paragraph("走访。") * 2_000)], 100_000)


def notes_without_end() -> bytes:
    """A document that is nothing but a long note, named many times."""
    note = part("footnotes", f'<w:footnote w:id="1">{paragraph("注") * 2_000}</w:footnote>')
    reference = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    return taking_in([docx(reference, extra={"footnotes.xml": ("footnotes", note)})], 100_000)


def bombs() -> bytes:
    """Five pages of 15 MB each."""
    return taking_in([b"<p>" + b" " * 15_000_000] * 5)


def endless_page() -> bytes:
    return taking_in([b"<html><body>" + b"<p>a" * 490_000])


def many_documents() -> bytes:
    """Each of them small, all together more than one file may hold."""
    return taking_in([docx("<w:p/>" * 20_000)] * 60)


def of_blanks() -> bytes:
    return taking_in([b"\n" * 3_900_000] * 10)
