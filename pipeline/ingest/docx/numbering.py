"""The list numbers that Word generates, counted as the document goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from lxml.etree import _Element

from pipeline.config.limits import Limits
from pipeline.ingest.docx import names
from pipeline.ingest.docx.values import child, child_value, is_on, whole
from pipeline.ingest.formats import write_number

_LEVELS = 9
_FIGURE_END = re.compile("[0-9０-９A-Za-z]\\Z")
_PLACEHOLDER = re.compile(r"%([1-9])")


class Level(NamedTuple):
    start: int = 0
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    """The number of levels, from the outermost, whose use restarts this one; 0 never restarts, None is all outer."""
    legal: bool = False
    """Whether all numbers of the label are written in digits."""
    style: str | None = None
    hidden: bool = False
    """Whether the label is not shown; it counts all the same, and inner levels may show its number."""
    suffix: str | None = None
    """What stands between label and text: a tab, unless it says `space` or `nothing`."""


_UNDEFINED = Level()


class Label(NamedTuple):
    text: str
    gap: str


class List(NamedTuple):
    """One `w:num`: a use of an abstract list, with its own restarts and levels."""

    abstract: str
    """Lists of one abstract list go on counting where the other left off."""
    levels: dict[int, Level]
    restarts: dict[int, int]
    """Level to the number at which this list begins anew when it first comes to that level."""


class Definitions:
    """`numbering.xml`: lists by id."""

    def __init__(self, load: Callable[[], _Element | None], limits: Limits) -> None:
        """`load` gives the part's root; it is called when a list is first asked for."""
        self._load = load
        self._limits = limits
        self._lists: dict[str, List | None] = {}
        self._resolved: dict[str, List] = {}

    @cached_property
    def _elements(self) -> tuple[_Element, ...]:
        root = self._load()
        return () if root is None else tuple(root)

    @cached_property
    def _abstracts(self) -> dict[str, _Element]:
        return {e.get(names.ABSTRACT_ID, ""): e for e in self._elements if e.tag == names.ABSTRACT}

    @cached_property
    def _nums(self) -> dict[str, _Element]:
        return {e.get(names.NUMBERING_ID, ""): e for e in self._elements if e.tag == names.NUM}

    def get(self, number_id: str) -> List | None:
        """The list of that id, or None where it is not defined, as 0 never is."""
        if number_id not in self._lists:
            self._lists[number_id] = self._define(number_id)
        return self._lists[number_id]

    def _define(self, number_id: str) -> List | None:
        num = self._nums.get(number_id)
        abstract_id = child_value(num, names.ABSTRACT_ID)
        if num is None or abstract_id not in self._abstracts:
            return None
        base = self._abstract(abstract_id)
        levels, restarts = dict(base.levels), dict(base.restarts)
        for override in num.iterchildren(names.LEVEL_OVERRIDE):
            levels.update(self._levels(override))
            start = child_value(override, names.START_OVERRIDE)
            if start is not None:
                restarts[_index(override)] = self._start(start)
        return List(base.abstract, levels, restarts)

    def _abstract(self, abstract_id: str) -> List:
        """An abstract list; one that only points to a numbering style is defined where that style is linked."""
        if abstract_id not in self._resolved:
            style = child_value(self._abstracts[abstract_id], names.NUM_STYLE_LINK)
            defined = self._linked.get(style, abstract_id) if style else abstract_id
            self._resolved[abstract_id] = List(defined, self._levels(self._abstracts[defined]), {})
        return self._resolved[abstract_id]

    @cached_property
    def _linked(self) -> dict[str | None, str]:
        """Numbering styles to the abstract lists that define them; the first one counts."""
        return {child_value(e, names.STYLE_LINK): i for i, e in reversed(self._abstracts.items())}

    def _levels(self, parent: _Element) -> dict[int, Level]:
        return {_index(element): self._level(element) for element in parent.iterchildren(names.LEVEL)}

    def _level(self, element: _Element) -> Level:
        restart = child_value(element, names.LEVEL_RESTART)
        legal = child(element, names.LEVEL_LEGAL)
        hidden = child(child(element, names.RUN_PROPERTIES), names.HIDDEN)
        return Level(
            start=self._start(child_value(element, names.LEVEL_START)),
            format=_number_format(element),
            text=child_value(element, names.LEVEL_TEXT) or "",
            restart=None if restart is None else whole(restart, 0),
            legal=legal is not None and is_on(legal),
            style=child_value(element, names.PARAGRAPH_STYLE),
            hidden=hidden is not None and is_on(hidden),
            suffix=child_value(element, names.LEVEL_SUFFIX),
        )

    def _start(self, value: str | None) -> int:
        return min(max(whole(value, 0), 0), self._limits.numbering_counter)


def _index(element: _Element) -> int:
    return min(max(whole(element.get(names.NUMBERING_LEVEL), 0), 0), _LEVELS - 1)


def _number_format(level: _Element) -> str:
    """The level's format; of alternatives the last, which every reader must understand."""
    formats: Iterator[_Element] = level.iter(names.LEVEL_FORMAT)
    return next((value for element in reversed(list(formats)) if (value := element.get(names.VAL))), "decimal")


class Numbering:
    """Counts through one story. `label` must be asked once per numbered paragraph, in reading order."""

    def __init__(self, definitions: Definitions, limits: Limits) -> None:
        self._definitions = definitions
        self._limits = limits
        self._counters: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def label(self, number_id: str, level: str | None, styles: tuple[str, ...] = ()) -> Label | None:
        """The paragraph's label; None for bullets and blanks.

        `level` is the paragraph's own; without one, the level that is linked to the first of `styles` counts.
        """
        used = self._definitions.get(number_id)
        if used is None:
            return None
        index = _level_index(used, level, styles)
        counters = self._advance(number_id, used, index)
        return _write(used, index, counters)

    def _advance(self, number_id: str, used: List, index: int) -> list[int | None]:
        counters = self._counters.setdefault(used.abstract, [None] * _LEVELS)
        counters[index] = min(self._next(number_id, used, index, counters[index]), self._limits.numbering_counter)
        for inner in range(index + 1, _LEVELS):
            restart = used.levels.get(inner, _UNDEFINED).restart
            if restart is None or index < restart:
                counters[inner] = None
        return counters

    def _next(self, number_id: str, used: List, index: int, last: int | None) -> int:
        if index in used.restarts and (number_id, index) not in self._restarted:
            self._restarted.add((number_id, index))
            return used.restarts[index]
        if last is None:
            return used.restarts.get(index, used.levels.get(index, _UNDEFINED).start)
        return last + 1


def _level_index(used: List, level: str | None, styles: tuple[str, ...]) -> int:
    for style in styles:
        for index, defined in used.levels.items():
            if defined.style == style:
                return index
    return min(max(whole(level, 0), 0), _LEVELS - 1)


def _write(used: List, index: int, counters: list[int | None]) -> Label | None:
    level = used.levels.get(index, _UNDEFINED)
    if level.format == "bullet" or level.hidden:
        return None

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        defined = used.levels.get(place, _UNDEFINED)
        value = counters[place]
        return write_number(defined.start if value is None else value, "decimal" if level.legal else defined.format)

    text = _PLACEHOLDER.sub(number, level.text).strip()
    return Label(text, _gap(text, level.suffix)) if text else None


def _gap(label: str, suffix: str | None) -> str:
    """A space or nothing; a tab is layout, but for what keeps a label apart that ends in a figure: 1 2024年工作."""
    kept_apart = suffix == "space" or (suffix != "nothing" and _FIGURE_END.search(label))
    return " " if kept_apart else ""
