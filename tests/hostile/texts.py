"""Texts that send the stages after reading round in circles, and bytes that are no text."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.hostile.zips import BODY
from tests.ingest.docx.wordml import docx, paragraph

MOST = 999_900
"""Characters: just below the limit."""
_LINES = 49_000


def repeated(unit: str, length: int = MOST) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def one_paragraph(unit: str, length: int = MOST) -> bytes:
    """A .docx of one paragraph that says the same over and over."""
    return docx(BODY + paragraph(escape(repeated(unit, length))))


def paragraphs(unit: str, count: int = _LINES) -> bytes:
    """A .docx of so many equal paragraphs."""
    return docx(paragraph(escape(unit)) * count)


def different_names(count: int) -> str:
    """So many names in quotes, no two alike."""
    names = (f"{chr(0x4E00 + index % 3000)}{chr(0x5E00 + index // 3000)}" for index in range(count))
    return "".join(f"开展“{name}行动”，" for name in names)


def plain(unit: str, length: int = MOST) -> bytes:
    return repeated(unit, length).encode()


def page(content: str) -> bytes:
    return f"<html><body><p>全年走访困难群众128户。</p>{content}</body></html>".encode()


def deep_page(tag: str, depth: int) -> bytes:
    return page(f"<{tag}>" * depth + "走访128户" + f"</{tag}>" * depth)


def deep_parts(depth: int) -> bytes:
    """A saved page below so many parts."""
    opened = "".join(f"Content-Type: multipart/related; boundary={level}\n\n--{level}\n" for level in range(depth))
    return f"MIME-Version: 1.0\n{opened}Content-Type: text/html\n\n<p>走访128户".encode()


def tables_in_tables(depth: int, rows: int) -> bytes:
    """Rows below so many tables, each of which asks for all its rows."""
    opening, closing = "<table><tr><td>" * depth, "</td></tr></table>" * depth
    return page(f"{opening}<table>{'<tr><td>12</td></tr>' * rows}</table>{closing}")


def paragraphs_in_depth(depth: int, count: int) -> bytes:
    return page("<div>" * depth + "<p>工作</p>" * count + "</div>" * depth)


def compound(stream: str) -> bytes:
    """The head of an OLE file with the name of one stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(2000)
