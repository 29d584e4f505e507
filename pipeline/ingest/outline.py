"""Headings nested into the outline: sections with parents, levels, ends and points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.config.outline import Outline
from pipeline.ingest.canonical import Draft, Line
from pipeline.ingest.headings import Heading, headings, in_sequence, without_contents
from pipeline.ingest.points import points_of
from pipeline.ingest.title import Title
from pipeline.stages import OutlineSection
from pipeline.zh.labels import STYLES

_NOTE_KINDS = frozenset({"footnote", "endnote"})
_OPENER_RANK = -1.0
_STYLED_RANK = 1.5
"""A heading style stands above 一、 unless labelled headings of the same style level show where it belongs."""


class _Placed(NamedTuple):
    heading: Heading
    level: int
    parent: int | None
    """Index among the placed headings."""


class OutlineBuilder:
    """Finds the outline of a text; what opens an annex comes from configs/outline.yaml."""

    def __init__(self, config: Outline) -> None:
        self._openers = re.compile("|".join(f"(?:{entry.text})" for entry in config.openers) or r"(?!)")

    def sections(self, source: Draft, title: Title) -> tuple[OutlineSection, ...]:
        """All sections in document order, the text before the first heading as level 0."""
        lines = source.lines
        end = next((max(0, line.start - 1) for line in lines if line.raw.kind in _NOTE_KINDS), len(source.text))
        found = [h for h in headings(source.text, lines, self._openers, title) if h.start < end]
        placed = _nested(in_sequence(without_contents(found, source.text), source.text))
        return tuple(_sections(source.text, placed, lines, end))


def _nested(found: Sequence[Heading]) -> list[_Placed]:
    ranks = _ranks(found)
    stack: list[int] = []
    placed: list[_Placed] = []
    for index, heading in enumerate(found):
        while stack and ranks[stack[-1]] >= ranks[index]:
            stack.pop()
        parent = stack[-1] if stack else None
        level = placed[parent].level + 1 if parent is not None else _first_level(heading, placed)
        placed.append(_Placed(heading, level, parent))
        stack.append(index)
    return placed


def _first_level(heading: Heading, placed: Sequence[_Placed]) -> int:
    """1, but for a text that starts in the middle of a report: a first （四） had a 一、 above it."""
    if heading.style not in {"han_paren", "arabic", "arabic_paren"} or heading.value <= 1:
        return 1
    if placed:
        return next((one.level for one in reversed(placed) if one.heading.style == heading.style), 1)
    return 2


def _ranks(found: Sequence[Heading]) -> list[float]:
    """Outer headings have lower ranks; unlabelled ones take theirs from where they first appear."""
    by_style_level = _ranks_of_style_levels(found)
    ranks: list[float] = []
    bold: float | None = None
    outer = STYLES.index("arabic") if _arabic_is_outer(found) else None
    for heading in found:
        if heading.style == "opener":
            ranks.append(_OPENER_RANK)
        elif heading.style == "styled":
            ranks.append(by_style_level[heading.level or 1])
        elif heading.style == "bold":
            bold = bold if bold is not None else (ranks[-1] + 0.5 if ranks else 1.9)
            ranks.append(bold)
        else:
            rank = STYLES.index(heading.style)
            ranks.append(3.5 if rank == outer else float(rank))
    return ranks


def _ranks_of_style_levels(found: Sequence[Heading]) -> dict[int, float]:
    ranks = {level: _STYLED_RANK + level for level in range(1, 10)}
    for heading in found:
        if heading.level is not None and heading.style in STYLES:
            ranks[heading.level] = float(STYLES.index(heading.style))
    return ranks


def _arabic_is_outer(found: Sequence[Heading]) -> bool:
    """Whether 1. 2. 3. go on over （一）（二） instead of starting anew below each of them."""
    over = under = 0
    arabic = 0
    opened = False
    for heading in found:
        if heading.style == "han_paren" and heading.value == 1:
            opened = True
        elif heading.style == "arabic":
            over += opened and heading.value == arabic + 1 and arabic > 0
            under += opened and heading.value == 1
            arabic, opened = heading.value, False
        elif heading.style in STYLES[:4]:
            arabic = arabic if heading.style == "han_paren" else 0
    return over > under


def _sections(text: str, placed: Sequence[_Placed], lines: Sequence[Line], end: int) -> Iterator[OutlineSection]:
    bounds = [one.heading.start for one in placed]
    points = points_of(text, lines, bounds, end)
    yield OutlineSection(
        id="s0",
        parent=None,
        level=0,
        label=None,
        heading=None,
        start=0,
        end=_trimmed(text, 0, bounds[0] if bounds else end),
        body_start=0,
        points=tuple(points.get(0, ())),
    )
    for index, (one, (start, stop)) in enumerate(zip(placed, _spans(text, placed, end), strict=True), start=1):
        heading = one.heading
        yield OutlineSection(
            id=f"s{index}",
            parent=None if one.parent is None else f"s{one.parent + 1}",
            level=one.level,
            label=text[heading.start : heading.label_end] or None,
            heading=text[heading.text_start : heading.text_end],
            start=start,
            end=stop,
            body_start=min(heading.body_start, stop),
            points=tuple(points.get(index, ())),
        )


def _spans(text: str, placed: Sequence[_Placed], end: int) -> Iterator[tuple[int, int]]:
    """Each section up to the next one that is not below it."""
    ends = [end] * len(placed)
    open_sections: list[int] = []
    for index, one in enumerate(placed):
        while open_sections and placed[open_sections[-1]].level >= one.level:
            ends[open_sections.pop()] = one.heading.start
        open_sections.append(index)
    for one, stop in zip(placed, ends, strict=True):
        yield one.heading.start, _trimmed(text, one.heading.start, stop)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
