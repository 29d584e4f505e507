"""What a paragraph's own properties say, before styles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml.etree import _Element

from pipeline.ingest.docx import names
from pipeline.ingest.docx.numbering import Label, Numbering
from pipeline.ingest.docx.styles import StyleFormat, heading_level
from pipeline.ingest.docx.switches import Switches
from pipeline.ingest.docx.values import child_value, children, is_on


class ParagraphFormat(NamedTuple):
    style_id: str | None = None
    numbering: _Element | None = None
    outline_level: str | None = None
    mark_gone: bool = False
    """Whether the paragraph's mark was deleted: its text runs on into the next paragraph."""
    mark_hidden: bool = False


PLAIN = ParagraphFormat()


def paragraph_format(properties: _Element, switches: Switches) -> ParagraphFormat:
    """Read a `w:pPr`; what `w:pPrChange` keeps of the past does not count."""
    style_id = numbering = outline = mark = None
    for element in children(properties):
        tag = element.tag
        if tag == names.PARAGRAPH_STYLE:
            style_id = element.get(names.VAL)
        elif tag == names.NUMBERING:
            numbering = element
        elif tag == names.OUTLINE_LEVEL:
            outline = element.get(names.VAL)
        elif tag == names.RUN_PROPERTIES:
            mark = switches.of(element)
    gone, hidden = _mark_format(mark) if mark else (False, False)
    return ParagraphFormat(style_id, numbering, outline, gone, hidden)


def _mark_format(mark: Mapping[str, _Element]) -> tuple[bool, bool]:
    """Whether the mark is gone, and whether it is hidden; a style separator's is hidden for another reason."""
    gone = names.DELETED in mark or names.MOVED_AWAY in mark
    hidden = names.HIDDEN in mark and is_on(mark[names.HIDDEN]) and names.STYLE_SEPARATOR not in mark
    return gone, hidden


def effective_heading_level(paragraph: ParagraphFormat, style: StyleFormat) -> int | None:
    """The paragraph's own outline level, else its style's."""
    if paragraph.outline_level is not None:
        return heading_level(paragraph.outline_level)
    return style.heading_level


def next_label(paragraph: ParagraphFormat, style: StyleFormat, numbering: Numbering) -> Label | None:
    """Count the paragraph in its list, if it stands in one, and tell its label."""
    if paragraph.numbering is None and style.number_id is None:
        return None
    number_id = child_value(paragraph.numbering, names.NUMBERING_ID) or style.number_id
    if number_id is None:
        return None
    level = child_value(paragraph.numbering, names.NUMBERING_LEVEL)
    if level is not None:
        return numbering.label(number_id, level)
    return numbering.label(number_id, style.number_level, style.chain)
