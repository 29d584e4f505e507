"""Finds single styles in `styles.xml` without parsing all of it.

Templates carry hundreds of styles, a report names a handful: a third of a megabyte of XML, of which some hundred bytes
matter. The part is cut at its `w:style` tags and only what is asked for is parsed. A part that is written in another
way (another prefix, Strict names, UTF-16) is parsed whole.
"""

from __future__ import annotations

import re

from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.docx.names import STYLE, STYLE_ID
from pipeline.ingest.docx.xml import parse_xml

_ROOT = re.compile(rb"<w:styles\b[^>]*>")
_NAMESPACE = b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OPENING = b"<w:style "
_STYLE_ID = re.compile(rb"""[^>]*?\bw:styleId=["']([^"'&]*)["']""")
_CLOSING = b"</w:style>"
_END = b"</w:styles>"
_DECLARATION = b"<!"
"""Opens a document type, a comment or a CDATA section, in which tags would not be tags."""


class StyleSheet:
    """The elements of `styles.xml` by style id."""

    def __init__(self, content: bytes | None, limits: Limits) -> None:
        """Raises DocumentError as `parse_xml` does."""
        self._limits = limits
        self._parsed: dict[str, _Element] = {}
        self._fragments: dict[str, bytes] = {}
        self._root_tag = b""
        if content is None:
            return
        root = _ROOT.search(content)
        if root is None or _NAMESPACE not in root[0] or _DECLARATION in content:
            self._parsed = {style.get(STYLE_ID, ""): style for style in parse_xml(content, limits).iter(STYLE)}
        else:
            self._root_tag = root[0]
            self._fragments = _cut(content[root.end() :])

    def get(self, style_id: str) -> _Element | None:
        """The `w:style` of that id, or None."""
        found = self._parsed.get(style_id)
        if found is None and style_id in self._fragments:
            found = self._parsed[style_id] = self._parse(self._fragments[style_id])
        return found

    def _parse(self, fragment: bytes) -> _Element:
        root = parse_xml(self._root_tag + _OPENING + fragment + _END, self._limits)
        if len(root) != 1:
            raise DocumentError("corrupt_document", "a style is no well-formed XML")
        return root[0]


def _cut(content: bytes) -> dict[str, bytes]:
    fragments: dict[str, bytes] = {}
    for piece in content.split(_OPENING)[1:]:
        match = _STYLE_ID.match(piece)
        if match is not None:
            end = piece.rfind(_CLOSING)
            fragments.setdefault(match[1].decode(errors="replace"), piece[: end + len(_CLOSING)] if end >= 0 else piece)
    return fragments
