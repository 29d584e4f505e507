"""Finds single styles in `styles.xml` without reading all of it.

Templates carry hundreds of styles, a report names a handful: a third of a megabyte of XML, of which some hundred bytes
matter. The part is inflated as far as needed, cut at its `w:style` tags, and only what is asked for is parsed. A part
that is written in another way (another prefix, Strict names, UTF-16) is parsed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.docx.names import STYLE, STYLE_ID
from pipeline.ingest.docx.xml import parse_xml

CHUNK = 32768
"""How many bytes to inflate at a time; the styles that reports name stand first."""

_LONG = 1 << 20
"""A single style of this length is none: the rest is cut in one go."""

_ROOT = re.compile(rb"<w:styles\b[^>]{0,4096}>")
"""A longer root makes the part one that is parsed whole: it would be parsed anew for each style."""
_NAMESPACE = b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DECLARATION = b"<!"
"""Before the root, a document type or a comment."""
_OPENING = b"<w:style "
_STYLE_ID = re.compile(rb"""[^>]*?\bw:styleId=["']([^"'&]*)["']""")
_CLOSING = b"</w:style>"
_END = b"</w:styles>"


class StyleSheet:
    """The elements of `styles.xml` by style id."""

    def __init__(self, chunks: Iterator[bytes], limits: Limits) -> None:
        """Raises DocumentError as reading and parsing do."""
        self._limits = limits
        self._chunks = chunks
        self._parsed: dict[str, _Element] = {}
        self._fragments: dict[str, bytes] = {}
        self._tail = next(chunks, b"")
        """The last piece, which the next chunk may go on with."""
        root = _ROOT.search(self._tail)
        self._root_tag = b"" if root is None else root[0]
        if root is None or _NAMESPACE not in root[0] or _DECLARATION in self._tail[: root.start()]:
            self._parse_all()

    def get(self, style_id: str) -> _Element | None:
        """The `w:style` of that id, or None. Raises as the constructor does."""
        while style_id not in self._parsed:
            fragment = self._fragments.get(style_id)
            if fragment is not None:
                self._parsed[style_id] = self._parse(fragment)
            elif not self._read_on():
                return None
        return self._parsed[style_id]

    def _parse_all(self) -> None:
        content = self._tail + b"".join(self._chunks)
        self._tail = b""
        if content:
            styles = parse_xml(content, self._limits).iter(STYLE)
            self._parsed = {style.get(STYLE_ID, ""): style for style in styles}

    def _read_on(self) -> bool:
        """Cut what has been inflated, then inflate more; False at the end."""
        if not self._tail:
            return False
        chunk = next(self._chunks, b"") if len(self._tail) < _LONG else b"".join(self._chunks)
        *pieces, self._tail = self._tail.split(_OPENING)
        if chunk:
            self._tail = _OPENING + self._tail + chunk
        else:
            pieces, self._tail = [*pieces, self._tail], b""
        for piece in pieces:
            self._keep(piece)
        return True

    def _keep(self, piece: bytes) -> None:
        match = _STYLE_ID.match(piece)
        end = piece.rfind(_CLOSING)
        if match is not None and end >= 0:
            self._fragments.setdefault(match[1].decode(errors="replace"), piece[: end + len(_CLOSING)])

    def _parse(self, fragment: bytes) -> _Element:
        root = parse_xml(self._root_tag + _OPENING + fragment + _END, self._limits)
        if len(root) != 1:
            raise DocumentError("corrupt_document", "a style is no well-formed XML")
        return root[0]
