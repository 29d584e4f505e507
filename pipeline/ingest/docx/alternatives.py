"""What stands in the file more than once: the branches of `mc:AlternateContent`, and the text boxes inside drawings."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.ingest.docx.names import ALTERNATIVES, CHOICE, FALLBACK, MATH_TEXT, SYMBOL, TEXT, TEXT_BOX
from pipeline.ingest.docx.values import child


def chosen_branch(alternatives: _Element) -> _Element | None:
    """The first choice, or the fallback where only the fallback holds text."""
    choice, fallback = child(alternatives, CHOICE), child(alternatives, FALLBACK)
    if choice is not None and (fallback is None or _holds_text(choice) or not _holds_text(fallback)):
        return choice
    return fallback


def text_boxes(drawing: _Element) -> Iterator[_Element]:
    """The contents of a drawing's text boxes, each once; boxes inside boxes belong to the outer one's paragraphs."""
    if next(drawing.iter(TEXT_BOX), None) is not None:
        yield from _boxes_within(drawing)


def _boxes_within(parent: _Element) -> Iterator[_Element]:
    for element in parent:
        if element.tag == TEXT_BOX:
            yield element
            continue
        branch = chosen_branch(element) if element.tag == ALTERNATIVES else element
        if branch is not None:
            yield from _boxes_within(branch)


def _holds_text(branch: _Element) -> bool:
    return next(branch.iter(TEXT, SYMBOL, MATH_TEXT), None) is not None
