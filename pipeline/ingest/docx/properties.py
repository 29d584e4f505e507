"""Core properties of the file."""

from __future__ import annotations

from lxml.etree import _Element

from pipeline.records import Properties

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_FIELDS = {
    "title": _DC + "title",
    "author": _DC + "creator",
    "created": _TERMS + "created",
    "modified": _TERMS + "modified",
}


def read_properties(root: _Element) -> Properties:
    """As the file gives them; null where one is absent or blank."""
    texts = {element.tag: (element.text or "").strip() for element in root}
    return Properties(**{field: texts.get(tag) or None for field, tag in _FIELDS.items()})
