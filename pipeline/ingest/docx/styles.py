"""What styles say of a paragraph or a run, inherited along `basedOn`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.ingest.docx import names
from pipeline.ingest.docx.stylesheet import StyleSheet
from pipeline.ingest.docx.values import child, child_value, is_on, whole
from pipeline.ingest.faces import Face, face_of
from pipeline.zh.labels import han_value

_HEADING_NAME = re.compile(
    r"(?:heading|标题) ?(?P<figure>[1-9])|标题(?P<han>[一二三四五])|(?P<rank>[一二三四五])级标题", re.IGNORECASE
)
"""Word's own names, and those that offices give to styles of their own."""
_TOC_NAME = re.compile(r"(?:toc|目录) ?(?:[1-9]|heading|标题)", re.IGNORECASE)
_BODY_TEXT_LEVEL = 9
"""The outline level that takes a paragraph out of the outline."""


class StyleFormat(NamedTuple):
    """One style with all that it inherits."""

    name: str | None = None
    chain: tuple[str, ...] = ()
    """Ids of the style and of those it is based on."""
    bold: bool = False
    hidden: bool = False
    face: Face | None = None
    heading_level: int | None = None
    is_toc: bool = False
    number_id: str | None = None
    number_level: str | None = None


NO_STYLE = StyleFormat()


class Styles:
    """Formats by style id, resolved when first asked for; `styles.xml` is read only if a style is named at all."""

    def __init__(self, load: Callable[[], Iterator[bytes]], limits: Limits) -> None:
        self._load = load
        self._limits = limits
        self._formats: dict[str, StyleFormat] = {}

    def __getitem__(self, style_id: str | None) -> StyleFormat:
        """The format of a style; `NO_STYLE` for None and for ids that the document lacks."""
        if style_id is None:
            return NO_STYLE
        found = self._formats.get(style_id)
        if found is None:
            found = self._formats[style_id] = _format(dict(self._chain(style_id)))
        return found

    @cached_property
    def _sheet(self) -> StyleSheet:
        return StyleSheet(self._load(), self._limits)

    def _chain(self, style_id: str | None) -> Iterator[tuple[str, _Element]]:
        """A style and its ancestors, nearest first; a chain that goes in circles ends at the limit."""
        for _ in range(self._limits.style_chain):
            style = self._sheet.get(style_id) if style_id is not None else None
            if style is None or style_id is None:
                return
            yield style_id, style
            style_id = child_value(style, names.BASED_ON)


def heading_level(outline_level: str | None) -> int | None:
    """1 to 9 for outline levels 0 to 8."""
    level = whole(outline_level, _BODY_TEXT_LEVEL)
    return level + 1 if 0 <= level < _BODY_TEXT_LEVEL else None


def _format(chain: dict[str, _Element]) -> StyleFormat:
    if not chain:
        return NO_STYLE
    styles = tuple(chain.values())
    name = child_value(styles[0], names.STYLE_NAME)
    paragraphs = [child(style, names.PARAGRAPH_PROPERTIES) for style in styles]
    runs = [child(style, names.RUN_PROPERTIES) for style in styles]
    numberings = [child(properties, names.NUMBERING) for properties in paragraphs]
    return StyleFormat(
        name=name,
        chain=tuple(chain),
        bold=_switch(runs, names.BOLD),
        hidden=_switch(runs, names.HIDDEN),
        face=_face(runs),
        heading_level=_heading_level(styles, paragraphs),
        is_toc=bool(name and _TOC_NAME.fullmatch(name)),
        number_id=_first(child_value(numbering, names.NUMBERING_ID) for numbering in numberings),
        number_level=_first(child_value(numbering, names.NUMBERING_LEVEL) for numbering in numberings),
    )


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _switch(properties: list[_Element | None], tag: str) -> bool:
    found = (child(element, tag) for element in properties)
    nearest = next((element for element in found if element is not None), None)
    return nearest is not None and is_on(nearest)


def _face(properties: list[_Element | None]) -> Face | None:
    """Of the nearest style that names a font for Chinese."""
    fonts = (child(element, names.FONTS) for element in properties)
    named = (font for element in fonts if element is not None and (font := element.get(names.EAST_ASIAN)))
    return face_of(next(named, None))


def _heading_level(styles: tuple[_Element, ...], paragraphs: list[_Element | None]) -> int | None:
    """From the nearest style that has an outline level or a heading's name."""
    for style, properties in zip(styles, paragraphs, strict=True):
        outline = child_value(properties, names.OUTLINE_LEVEL)
        if outline is not None:
            return heading_level(outline)
        named = _HEADING_NAME.fullmatch(child_value(style, names.STYLE_NAME) or "")
        if named is not None:
            return int(named["figure"] or han_value(named["han"] or named["rank"]))
    return None
