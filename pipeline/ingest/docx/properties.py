"""Core properties of the file, and those of the program that wrote it."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.etree import _Element

from pipeline.ingest.canonical import one_line
from pipeline.records import Properties

_FIELDS = {
    "title": "title",
    "author": "creator",
    "created": "created",
    "modified": "modified",
    "company": "Company",
    "application": "Application",
}
"""Local names of the elements: Strict files give them another namespace."""


def read_properties(roots: Iterable[_Element]) -> Properties:
    """As the parts of properties give them; null where one is absent or blank."""
    texts = {element.tag.rpartition("}")[2]: one_line(element.text or "") for root in roots for element in root}
    return Properties(**{field: texts.get(name) or None for field, name in _FIELDS.items()})
