"""HTML pages: the text of block elements in reading order, tables with their cells.

Left out are scripts, controls, what is struck out or hidden, and how characters are pronounced.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from lxml import etree
from lxml import html as lxml_html

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.blocks import RawBlock, RawDocument
from pipeline.ingest.canonical import one_line
from pipeline.ingest.faces import NAMES, Face, face_of
from pipeline.ingest.html_lists import TYPES, Numbers
from pipeline.records import BlockKind, Properties

_SKIPPED = frozenset(
    {"head", "title", "script", "style", "noscript", "template", "select", "button", "textarea", "svg", "iframe"}
    | {"audio", "canvas", "datalist", "object", "video"}  # they hold what is shown in their stead
    | {"del", "s", "strike", "rp", "rt", "rtc"}
)
_BLOCKS = frozenset(
    {"html", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "hr", "center", "blockquote", "address"}
    | {"pre", "listing", "plaintext", "xmp", "ul", "ol", "dir", "menu", "li", "dl", "dt", "dd", "details", "summary"}
    | {"article", "aside", "footer", "header", "main", "nav", "search", "section", "figure", "figcaption", "dialog"}
    | {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th", "frameset", "noframes"}
    | {"form", "fieldset", "legend", "optgroup", "option", "marquee"}
)
"""All others are inline, those that nobody knows as well: Word marks dates and measures with tags of its own."""
_VERBATIM = frozenset({"pre", "listing", "xmp"})
_STRONG = frozenset({"b", "strong"})
_HAN = re.compile("[一-鿿]")
_HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}
_CELLS = frozenset({"td", "th"})
_SPANS = frozenset({"colspan", "rowspan"})
_ROWS = 65534
"""Down which a cell may span, as HTML has it; one that spans 0 goes down to the end of its rows."""
_RAW = "script|style|title|textarea|xmp|iframe|noembed|noframes"
"""Elements that hold no tags."""
_TAGS = re.compile(
    rf"<!--.*?(?:-->|\Z)|(?P<end></(?:body|html)\b[^>]*+>?)|(?P<tag><(?:(?P<raw>{_RAW})\b|[a-z][^\s>/]*+))"
    r"""(?P<attributes>(?:[^=>]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+)(?P<content>(?(raw).*?(?:</(?P=raw)|\Z)))""",
    re.IGNORECASE | re.DOTALL,
)
_MAY_BE_READ = re.compile(f"span|hidden|none|white|weight|{NAMES}", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s=>/"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?""")
_SPAN = re.compile(r"\s*\+?([0-9]{1,9})")
_NUMBER = re.compile(r"\s*+(-?[0-9]{1,9})")
_NUMBERED = frozenset({"<ol", "<li"})
_NUMBERS = frozenset({"start", "value"})
_LIST_TYPE = re.compile(
    rf"(?:\A|;)\s*+list-style(?:-type)?\s*+:\s*+(?:[^;]*\s)?({'|'.join(map(re.escape, TYPES))})(?![\w-])", re.IGNORECASE
)
_BOLD = re.compile(r"(?:\A|;)\s*+font-weight\s*+:\s*+(?:bold|[6-9]00)", re.IGNORECASE)
_FONT = re.compile(r"(?<![-\w])font-family\s*+:\s*+(?:&\w+;|[\"'])?([^;,&\"']*)", re.IGNORECASE)
_AS_TYPED = re.compile(r"(?:\A|;)\s*+white-space\s*+:\s*+(?:pre|break-spaces)\b", re.IGNORECASE)
_UNSEEN = re.compile(r"(?:\A|;)\s*+(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)\b", re.IGNORECASE)
_HOLDS_HIDDEN_TEXT = etree.XPath("boolean(//text()[ancestor::*/@hidden][normalize-space()][not(parent::script)])")
_MENUS = frozenset({"nav", "header", "footer", "ul", "ol", "menu", "dir", "dl"})
_MARKS = " \t\r\n\f\xa0\u3000|｜>»·/\\-—"
"""Between the links of a menu."""
_WHITE = re.compile(r"[ \t\r\n\f]+")


def read_html(text: str, limits: Limits) -> RawDocument:
    """All visible text of the page, site furniture included but for menus of links.

    Raises:
        DocumentError: `corrupt_document` where nothing can be parsed.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(_bare(text).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise DocumentError("corrupt_document", "the page cannot be parsed") from error
    for whole in root.iter("html", "body"):
        whole.attrib.clear()  # a page that is hidden as a whole is shown by its scripts
    places = _Places(root, limits)
    numbers = Numbers(limits)
    blocks: list[RawBlock] = []
    numbered: dict[int, tuple[lxml_html.HtmlElement, str]] = {}
    for text_of_block in _paragraphs(root, numbers):
        if number := numbers.taken(text_of_block.content):
            numbered[len(blocks)] = number
        blocks.append(places.block(text_of_block, len(blocks)))
    for index, number in numbered.items():
        blocks[index] = msgspec.structs.replace(blocks[index], label=numbers.shown(number))
    title = next((one_line(node.text or "") for node in root.iter("title")), "")
    return RawDocument(
        format="html",
        properties=Properties(title=title or None),
        blocks=tuple(blocks),
        hidden=bool(_HOLDS_HIDDEN_TEXT(root)),
    )


def _bare(page: str) -> str:
    """`page` without the attributes that nothing here reads, for libxml2 takes the square of their number."""
    return _TAGS.sub(_bare_tag, page)


def _bare_tag(found: re.Match[str]) -> str:
    if found["tag"]:
        return found["tag"] + _read(found["tag"].lower(), found["attributes"]) + found["content"]
    return "" if found["end"] else found[0]  # what stands behind the end of a page is lost to libxml2


def _read(tag: str, attributes: str) -> str:
    """As much of a tag's attributes as is read, each once.

    `hidden` stands for all that hides, `pre` for all that keeps lines, `bold` for all that is bold, `face` for a face
    of headings, `type` for how a list is numbered.
    """
    if tag not in _NUMBERED and _MAY_BE_READ.search(attributes) is None:
        return ""
    kept: dict[str, str] = {}
    for written, *values in _ATTRIBUTE.findall(attributes):
        name, value = written.lower(), "".join(values)
        span = _SPAN.match(value) if name in _SPANS else None
        if span is not None:
            kept.setdefault(name, span[1])
        elif name == "hidden" or (name == "style" and _UNSEEN.search(value)):
            kept["hidden"] = ""
        elif name == "style":
            kept.update(_styled(value))
        elif name == "face" and (face := face_of(value)):
            kept["face"] = face
        elif tag in _NUMBERED:
            kept = {**dict(_numbered(name, value)), **kept}
    return "".join(f' {name}="{value}"' for name, value in kept.items())


def _styled(style: str) -> Iterator[tuple[str, str]]:
    """What a style says of how text looks, and how lists are numbered."""
    if _AS_TYPED.search(style):
        yield "pre", ""
    if _BOLD.search(style):
        yield "bold", ""
    font = _FONT.search(style)
    if font is not None and (face := face_of(font[1])):
        yield "face", face
    listed = _LIST_TYPE.search(style)
    if listed is not None:
        yield "type", listed[1].lower()


def _numbered(name: str, value: str) -> Iterator[tuple[str, str]]:
    """What an attribute of a list or an item says of its number."""
    number = _NUMBER.match(value) if name in _NUMBERS else None
    if number is not None:
        yield name, number[1]
    elif name == "reversed" or (name == "type" and value in TYPES):
        yield name, value


class _Text(NamedTuple):
    """What stands between the borders of two block elements."""

    block: lxml_html.HtmlElement
    content: str
    bold: bool
    face: Face | None


def _paragraphs(root: lxml_html.HtmlElement, numbers: Numbers) -> Iterator[_Text]:
    """The text wherever a block element begins or ends, but for menus of links; `numbers` counts the items of lists."""
    run = _Run()
    blocks = [root]
    for event, element in _walk(root):
        if event != "skip":
            if element.tag == "br":
                run.pieces.append("\n" if event == "start" else "")
            elif element.tag in _BLOCKS:
                content = run.taken()
                if content and run.linked and _leads_elsewhere(blocks[-1]):
                    numbers.drop()
                elif content:
                    yield _Text(blocks[-1], content, run.bold, run.face)
                (numbers.start if event == "start" else numbers.end)(element)
                blocks[len(blocks) - (event == "end") :] = [element] if event == "start" else []
            run.enter(element, 1 if event == "start" else -1)
        run.add((element.text if event == "start" else element.tail) or "")


class _Run:
    """Text between the borders of two block elements."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = self.bold = False
        """Whether all of the text that was taken last is links, or bold."""
        self.face: Face | None = None
        """The face that all its Chinese words are set in."""
        self._verbatim = self._links = self._strong = 0
        self._open_faces: list[Face] = []
        self._told = self._some_plain = False
        self._faces: set[Face | None] = set()

    def enter(self, element: lxml_html.HtmlElement, step: int) -> None:
        """`step` is 1 where the element begins, -1 where it ends."""
        if element.tag in _VERBATIM or "pre" in element.attrib:
            self._verbatim += step
        if element.tag == "a":
            self._links += step
        if element.tag in _STRONG or "bold" in element.attrib:
            self._strong += step
        if (face := element.attrib.get("face")) and step > 0:
            self._open_faces.append("kai" if face == "kai" else "hei")
        elif face:
            self._open_faces.pop()

    def add(self, text: str) -> None:
        if words := text.strip(_MARKS):
            self._told |= not self._links
            self._some_plain |= not self._strong
            if self._open_faces or None not in self._faces:
                self._set_in(self._open_faces[-1] if self._open_faces else None, words)
        self.pieces.append(text if self._verbatim else _WHITE.sub(" ", text))

    def taken(self) -> str:
        """The text, empty where it is blank."""
        content = "".join(self.pieces)
        self.pieces.clear()
        if not content.strip():
            return ""
        self.linked, self.bold = not self._told, not self._some_plain and bool(content.strip(_MARKS))
        self.face = next(iter(self._faces)) if len(self._faces) == 1 else None
        self._told = self._some_plain = False
        self._faces.clear()
        return content

    def _set_in(self, face: Face | None, words: str) -> None:
        if _HAN.search(words):
            self._faces.add(face)


def _leads_elsewhere(block: lxml_html.HtmlElement) -> bool:
    """Menus of a site are lists and bars of links: nothing of a report stands there."""
    return block.tag in _MENUS or any(above.tag in _MENUS for above in block.iterancestors())


def _walk(root: lxml_html.HtmlElement) -> Iterator[tuple[str, lxml_html.HtmlElement]]:
    """Start and end of each visible element, depth first; of an invisible one `skip`, for the text after it."""
    skipped: lxml_html.HtmlElement | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is None and event == "start" and (element.tag in _SKIPPED or "hidden" in element.attrib):
            skipped = element
        elif skipped is None:
            yield event, element
        elif event == "end" and element is skipped:
            skipped = None
            yield "skip", element


class _Places:
    """Where each cell of each table stands."""

    def __init__(self, root: lxml_html.HtmlElement, limits: Limits) -> None:
        self._limits = limits
        self._cells: dict[lxml_html.HtmlElement, tuple[int, int, int]] = {}
        tables = {table: number for number, table in enumerate(root.iter("table"))}
        rows: Counter[lxml_html.HtmlElement] = Counter()
        taken: defaultdict[lxml_html.HtmlElement, dict[int, int]] = defaultdict(dict)
        for line in root.iter("tr"):
            table = next(line.iterancestors("table"), None)
            if table is not None and "hidden" not in line.attrib:
                for column, cell in self._columns(line, rows[table], taken[line.getparent()]):
                    self._cells[cell] = (tables[table], rows[table], column)
                rows[table] += 1

    def _columns(
        self, line: lxml_html.HtmlElement, row: int, taken: dict[int, int]
    ) -> Iterator[tuple[int, lxml_html.HtmlElement]]:
        """The cells of a row with their columns; `taken` is the row before which a cell above takes each column."""
        column = 0
        for cell in line:
            if cell.tag not in _CELLS or "hidden" in cell.attrib:
                continue
            while taken.get(column, 0) > row:
                column += 1
            yield column, cell
            behind = column + min(int(cell.get("colspan", 1)) or 1, self._limits.grid_span)
            rows = min(int(cell.get("rowspan", 1)) or _ROWS, _ROWS)
            if rows > 1:
                taken.update(dict.fromkeys(range(column, min(behind, self._limits.grid_span)), row + rows))
            column = behind

    def block(self, text: _Text, paragraph: int) -> RawBlock:
        chain = [text.block, *text.block.iterancestors()]
        cell = next((self._cells[one] for one in chain if one in self._cells), None)
        level = next((_HEADING_LEVELS[one.tag] for one in chain if one.tag in _HEADING_LEVELS), None)
        kind: BlockKind = "paragraph" if cell is None else "table_cell"
        table, row, column = cell or (None, None, None)
        return RawBlock(
            text=text.content,
            kind=kind,
            paragraph=paragraph,
            heading_level=level if cell is None else None,
            bold=text.bold,
            face=text.face,
            table=table,
            row=row,
            column=column,
        )
