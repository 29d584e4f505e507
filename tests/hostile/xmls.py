"""XML that parsers choke on."""

from __future__ import annotations

from itertools import pairwise

from tests.hostile.zips import BODY, MAIN
from tests.ingest.docx.wordml import docx, pack, paragraph, part, parts_of, run, text_box

_LEVELS = [(name, f"&{inner};" * 10) for name, inner in pairwise("abcdefghi")]
_LAUGHS = '<!DOCTYPE x [<!ENTITY i "哈哈">{}]>'.format(
    "".join(f'<!ENTITY {name} "{inner}">' for name, inner in _LEVELS)
)
"""A billion laughs, all of them in `a`."""
_FETCHING = '<!DOCTYPE x [<!ENTITY a SYSTEM "{}">]>'
_LONG = 9_000_000


def main_part(xml: str | bytes) -> bytes:
    return pack({**parts_of(BODY), MAIN: xml})


def body(content: str) -> str:
    return part("document", f"<w:body>{content}</w:body>")


def with_doctype(doctype: str, place: str = MAIN) -> bytes:
    """A document type, and an entity of it, in one of the parts."""
    parts = parts_of(
        BODY,
        styles="<w:style/>",
        core="<dc:title>x</dc:title>",
        extra={"header1.xml": ("header", part("hdr", paragraph("页眉")))},
    )
    parts[place] = doctype + parts[place].replace("<w:t ", "<w:t>&a;</w:t><w:t ")
    return pack(parts)


def laughs(place: str = MAIN) -> bytes:
    return with_doctype(_LAUGHS, place)


def fetching(place: str = MAIN, target: str = "file:///etc/passwd") -> bytes:
    return with_doctype(_FETCHING.format(target), place)


def hidden_doctype(encoding: str) -> bytes:
    """A document type in an encoding in which a search for its bytes misses it."""
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{_LAUGHS}{body(paragraph("&a;"))}'
    return main_part(xml.encode(encoding))


def deep(wrapper: str, depth: int, inner: str = "") -> bytes:
    """One element inside itself: `wrapper` has a place for what it holds, marked by {}."""
    opening, closing = wrapper.split("{}")
    return main_part(body(opening * depth + (inner or BODY) + closing * depth))


def deep_runs(wrapper: str, depth: int) -> bytes:
    opening, closing = wrapper.split("{}")
    return main_part(body(paragraph(opening * depth + run("走访128户") + closing * depth)))


def nested_boxes(depth: int) -> bytes:
    content = paragraph("最内")
    for _ in range(depth):
        content = paragraph(run("框") + text_box(content))
    return docx(content)


def deep_alternatives() -> bytes:
    """Branches inside branches, above a tree in which every one of them may look for text."""
    opening = "<mc:AlternateContent><mc:Choice>"
    closing = "</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    return main_part(body(opening * 120 + "<w:p/>" * 400_000 + closing * 120 + BODY))


def attributes(count: int) -> bytes:
    """One element with so many attributes."""
    listed = " ".join(f'a{index}=""' for index in range(count))
    return main_part(body(f"<w:p {listed}/>{BODY}"))


def namespaces(count: int) -> bytes:
    declared = " ".join(f'xmlns:n{index}="u{index}"' for index in range(count))
    return main_part(body(f"<w:p {declared}/>{BODY}"))


def nested_namespaces() -> bytes:
    """New names at each of 200 depths, below which each element has to look all of them up."""
    opening = "".join(
        "<w:sdtContent " + " ".join(f'xmlns:n{depth}x{index}="u"' for index in range(20)) + ">" for depth in range(200)
    )
    return main_part(body(opening + "<w:p/>" * 200_000 + BODY + "</w:sdtContent>" * 200))


def many_attributes() -> bytes:
    """Half as many elements as are allowed, each with attributes."""
    return main_part(body('<w:p w:a="1" w:b="2" w:c="3" w:d="4" w:e="5" w:f="6"/>' * 260_000 + BODY))


def long_attribute() -> bytes:
    return main_part(body('<w:p w:x="' + "a" * _LONG + f'"/>{BODY}'))


def long_name() -> bytes:
    return main_part(body("<w:" + "p" * _LONG + f"/>{BODY}"))


def long_text() -> bytes:
    """A text node of nine million characters that is no text of the report."""
    return main_part(body(f"<w:x>{'a' * _LONG}</w:x>{BODY}"))


def long_paragraph() -> bytes:
    return main_part(body(paragraph("a" * _LONG)))


def comments() -> bytes:
    return main_part(body("<!-- -->" * 400_000 + f"<!--{'-x' * 1_500_000}-->" + BODY))


def instructions() -> bytes:
    return main_part(body("<?a b?>" * 480_000 + BODY))


def cdata() -> bytes:
    """Nothing but sections of CDATA, each of one character."""
    return main_part(body(paragraph(f"<w:r><w:t>{'<![CDATA[工]]>' * 300_000}</w:t></w:r>")))


def references() -> bytes:
    return main_part(body(paragraph("&#x5de5;" * 900_000)))


def elements(count: int, element: str = "<w:p/>") -> bytes:
    return main_part(body(element * count + BODY))


def many_switches() -> bytes:
    """Runs whose properties must all be kept in mind."""
    return main_part(body(f"<w:p>{'<w:r><w:rPr><w:b/></w:rPr></w:r>' * 160_000}</w:p>{BODY}"))


def encoded(declared: str, written: str, content: str = "") -> bytes:
    """A main part that declares one encoding and is written in another."""
    return main_part(f'<?xml version="1.0" encoding="{declared}"?>{content or body(BODY)}'.encode(written))


def with_mark(mark: bytes, encoding: str) -> bytes:
    return main_part(mark + body(BODY).encode(encoding))
