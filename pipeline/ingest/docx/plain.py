"""XML without what says nothing of a text: fonts, sizes, spacing, and the seams between runs that look alike.

Word and WPS give each run its fonts anew and break runs at every figure and every edit: nine tenths of a report's XML.
Taken out of the bytes it costs a tenth of what the parser and the walk would take for it. Only whole elements of names
that nothing reads go, so the tree that is left says the same, whatever its prefixes mean.
"""

from __future__ import annotations

import re

from pipeline.ingest.faces import NAMES

_RUN_LOOKS = (
    "bCs|bdr|caps|color|cs|dstrike|eastAsianLayout|effect|em|emboss|fitText|highlight|i|iCs|imprint|kern|lang|noProof"
    "|outline|position|rtl|shadow|shd|smallCaps|snapToGrid|spacing|strike|sz|szCs|u|vertAlign|w|webHidden"
    f"|rFonts(?![^<>]*(?:{NAMES}))"  # but for the faces of headings
)
_PARAGRAPH_LOOKS = (
    "adjustRightInd|autoSpaceDE|autoSpaceDN|bidi|contextualSpacing|ind|jc|keepLines|keepNext|kinsoku|mirrorIndents"
    "|overflowPunct|pageBreakBefore|shd|snapToGrid|spacing|suppressAutoHyphens|suppressLineNumbers|textAlignment"
    "|topLinePunct|widowControl|wordWrap"
)
_SEAM = b"</w:t></w:r><w:r"
_NO_LOOKS = re.compile(rb'(?: w:rsid\w*="\w*")*>')
_TEXT = b"<w:t>"
_EDGES = (b"<", b"&", b";", b"\r", b"\n", *(sign.encode() for sign in "\x85\u2028\u2029"))
"""A line end is a blank inside a run's text and nothing at its edge, so that what may be one keeps its run."""
_QUESTION_MARKS = 2
_DECLARATION = 4
"""The XML declaration begins before this byte, a byte order mark before it or none."""


def _all_of(names: str) -> re.Pattern[bytes]:
    return re.compile(rf"\s*(?:<w:(?:{names})(?: [^<>]*)?/>\s*)*".encode())


_LOOKS = ((b"rPr", _all_of(_RUN_LOOKS)), (b"pPr", _all_of(_PARAGRAPH_LOOKS)))


def without_looks(content: bytes) -> bytes:
    """`content`, in an encoding that holds ASCII, without properties of looks alone and with like runs joined.

    Comments, CDATA and instructions may hold anything that looks like a tag: a part that has one stays as it is.
    """
    if b"<w:r" not in content or _hides_tags(content):
        return content
    for tag, looks in _LOOKS:
        content = _without(content, tag, looks)
    return _joined(content)


def _hides_tags(content: bytes) -> bool:
    """Single signs are found many times faster than pairs, and most parts have no more of them than the declaration."""
    if b"!" in content and b"<!" in content:
        return True
    return content.count(b"?") > _QUESTION_MARKS and content.find(b"<?", _DECLARATION) >= 0


def _without(content: bytes, tag: bytes, looks: re.Pattern[bytes]) -> bytes:
    """`content` without elements `tag` that hold nothing but looks; the same few come again and again."""
    opening, closing = b"<w:%s>" % tag, b"</w:%s>" % tag
    first, *pieces = content.split(opening)
    known: dict[bytes, bool] = {}
    kept = [first]
    for piece in pieces:
        inside, closed, rest = piece.partition(closing)
        goes = known.get(inside)
        if goes is None:
            goes = known[inside] = bool(closed) and looks.fullmatch(inside) is not None
        kept.append(rest if goes else opening + piece)
    return b"".join(kept)


def _joined(content: bytes) -> bytes:
    """`content` with runs as one where both have no properties and the second begins with text."""
    before, *pieces = content.split(_SEAM)
    known: dict[bytes, bool] = {}
    kept = [before]
    for piece in pieces:
        opening, closed, text = piece.partition(_TEXT)
        opens = known.get(opening)
        if opens is None:
            opens = known[opening] = _NO_LOOKS.fullmatch(opening) is not None
        like = opens and bool(closed) and b"<w:rPr" not in before
        joins = like and not (text.startswith(_EDGES) or before.endswith(_EDGES))
        kept.append(text if joins else _SEAM + piece)
        before = piece
    return b"".join(kept)
