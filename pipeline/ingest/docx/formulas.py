"""Formulas (OMML) on one line of text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.ingest.docx.names import DELETED, MATH_SEPARATORS, MATH_TEXT, TEXT


def formula_text(element: _Element) -> str:
    """All text of a formula in its order, with `/` before a denominator and `^` before an exponent."""
    return "".join(_pieces(element))


def _pieces(parent: _Element) -> Iterator[str]:
    for element in parent:
        if element.tag in (MATH_TEXT, TEXT):
            yield element.text or ""
        elif element.tag != DELETED:
            yield MATH_SEPARATORS.get(element.tag, "")
            yield from _pieces(element)
