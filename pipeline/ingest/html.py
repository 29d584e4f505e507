"""HTML pages: the text of block elements in order, tables with their cells; scripts and controls left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawBlock, RawDocument
from pipeline.records import Properties

_SKIPPED = frozenset("script style noscript template head select option button textarea svg iframe".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table tbody tfoot thead tr td th ul title".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass
class _Place:
    """Where in the page the walk stands."""

    heading: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass
class _Walk:
    blocks: list[RawBlock] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    tables: int = 0

    def flush(self, place: _Place) -> None:
        text = "".join(self.pieces)
        self.pieces.clear()
        if not text.strip():
            return
        self.blocks.append(
            RawBlock(
                text=text,
                kind="paragraph" if place.table is None else "table_cell",
                paragraph=len(self.blocks),
                heading_level=place.heading,
                table=place.table,
                row=place.row,
                column=place.column,
            )
        )


def read_html(text: str) -> RawDocument:
    """All visible text of the page, site furniture included.

    Raises:
        DocumentError: `corrupt_document` where nothing can be parsed.
    """
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise DocumentError("corrupt_document", "the page cannot be parsed") from error
    walk = _Walk()
    for body in root.iter("body"):
        _visit(body, walk, _Place())
        walk.flush(_Place())
    title = next((_SPACE.sub(" ", node.text_content()).strip() for node in root.iter("title")), None)
    return RawDocument(format="html", properties=Properties(title=title or None), blocks=tuple(walk.blocks))


def _visit(top: lxml_html.HtmlElement, walk: _Walk, place: _Place) -> None:
    """Depth first without recursion: pages nest as deep as they like."""
    stack: list[tuple[Iterator[lxml_html.HtmlElement], lxml_html.HtmlElement, _Place]] = []
    _enter(top, walk, place)
    stack.append((iter(top), top, place))
    while stack:
        children, element, here = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if element.tag in _BLOCKS:
                walk.flush(here)
            if element is not top:
                _text(element.tail, walk)
        elif child.tag in _SKIPPED or not isinstance(child.tag, str):
            _text(child.tail, walk)
        else:
            inner = _place(child, walk, here)
            if child.tag in _BLOCKS:
                walk.flush(here)
            _enter(child, walk, inner)
            stack.append((iter(child), child, inner))


def _enter(element: lxml_html.HtmlElement, walk: _Walk, _place_of: _Place) -> None:
    if element.tag == "br":
        walk.pieces.append("\n")
    _text(element.text, walk)


def _text(text: str | None, walk: _Walk) -> None:
    if text:
        walk.pieces.append(_SPACE.sub(" ", text))


def _place(element: lxml_html.HtmlElement, walk: _Walk, here: _Place) -> _Place:
    tag = element.tag
    if tag == "table":
        walk.tables += 1
        return _Place(table=None)
    if tag == "tr":
        return _Place(table=walk.tables - 1, row=0 if here.row is None else here.row + 1)
    if tag in _HEADINGS:
        return _Place(_HEADINGS[tag], here.table, here.row, here.column)
    return here
