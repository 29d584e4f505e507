"""Attribute values as Word understands them."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from lxml.etree import _Element

from pipeline.ingest.docx.names import VAL

children: Callable[[_Element], list[_Element]] = itemgetter(slice(None))
"""An element's children, by a slice: a third of the time that an iterator takes."""

_OFF = frozenset(("0", "false", "off"))


def is_on(switch: _Element) -> bool:
    """Whether an on/off property is on: it is, unless its value says otherwise."""
    return switch.get(VAL) not in _OFF


def whole(value: str | None, default: int) -> int:
    """A whole number, or `default` where the value is missing or is none."""
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default


def child(parent: _Element | None, tag: str) -> _Element | None:
    """The first child of that tag."""
    if parent is None:
        return None
    for element in children(parent):
        if element.tag == tag:
            return element
    return None


def child_value(parent: _Element | None, tag: str) -> str | None:
    """The value of the first child of that tag."""
    found = child(parent, tag)
    return None if found is None else found.get(VAL)
