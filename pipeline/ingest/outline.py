"""Headings nested into the outline: sections with parents, levels, ends and points."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pipeline.config.outline import Outline
from pipeline.ingest.canonical import Draft, Line
from pipeline.ingest.headings import BY_LOOKS, Heading, HeadingFinder, HeadingStyle
from pipeline.ingest.points import points_of
from pipeline.ingest.sequence import in_sequence, without_captions, without_contents, without_list_items
from pipeline.ingest.title import Title
from pipeline.stages import OutlineSection
from pipeline.zh.labels import STYLES, LabelStyle

_NOTE_KINDS = frozenset({"footnote", "endnote"})
_EXCHANGED: tuple[LabelStyle, ...] = ("han", "han_paren", "arabic", "arabic_paren")
"""Styles of which authors set one above another in any order."""
_UNRANKED = BY_LOOKS | {"bracketed"}
_OPENER_RANK = -1.0
_STYLED_RANK = 1.5
"""A heading style stands above 一、 unless labelled headings of the same style level show where it belongs."""


class _Placed(NamedTuple):
    heading: Heading
    level: int
    parent: int | None
    """Index among the placed headings."""


class OutlineBuilder:
    """Finds the outline of a text; what opens an annex or returns to the whole comes from configs/outline.yaml."""

    def __init__(self, config: Outline) -> None:
        self._headings = HeadingFinder(config)
        self._returns = re.compile("|".join(f"(?:{entry.text})" for entry in config.returns) or r"(?!)")

    def sections(self, source: Draft, title: Title) -> tuple[OutlineSection, ...]:
        """All sections in document order, the text before the first heading as level 0."""
        lines = source.lines
        end = next((max(0, line.start - 1) for line in lines if line.raw.kind in _NOTE_KINDS), len(source.text))
        found = [h for h in self._headings.candidates(source.text, lines, title) if h.start < end]
        found = without_list_items(without_contents(found, source.text), source.text)
        placed = _nested(without_captions(in_sequence(found, source.text)))
        returns = [line.start for line in lines if self._returns.match(source.text, line.start)]
        return tuple(_sections(source.text, placed, lines, end, returns))


def _nested(found: Sequence[Heading]) -> list[_Placed]:
    ranks = _ranks(found)
    outer = _next_outer(ranks)
    stack: list[int] = []
    placed: list[_Placed] = []
    for index, heading in enumerate(found):
        while stack and ranks[stack[-1]] >= ranks[index]:
            stack.pop()
        parent = stack[-1] if stack else None
        level = placed[parent].level + 1 if parent is not None else _first_level(index, found, outer, placed)
        placed.append(_Placed(heading, level, parent))
        stack.append(index)
    return placed


def _first_level(index: int, found: Sequence[Heading], outer: Sequence[int | None], placed: Sequence[_Placed]) -> int:
    """1, but for a text that starts in the middle of a report: a first （四） had a 一、 above it.

    What stands before that （四） is of a part like it, and below it.
    """
    behind = outer[index]
    if behind is not None and _goes_on(found[behind]):
        return _first_level(behind, found, outer, placed) + 1
    if found[index].style == "han" or not _goes_on(found[index]):
        return 1
    return next((one.level for one in reversed(placed) if one.heading.style == found[index].style), 2)


def _next_outer(ranks: Sequence[float]) -> list[int | None]:
    """By heading, the next one of a lower rank."""
    following: list[int | None] = [None] * len(ranks)
    waiting: list[int] = []
    for index, rank in enumerate(ranks):
        while waiting and ranks[waiting[-1]] > rank:
            following[waiting.pop()] = index
        waiting.append(index)
    return following


def _goes_on(heading: Heading) -> bool:
    """Whether its number tells of others of its kind before it."""
    return heading.style in _EXCHANGED and heading.value > 1


def _ranks(found: Sequence[Heading]) -> list[float]:
    """Outer headings have lower ranks; unlabelled ones take theirs from where they first appear."""
    by_style_level = _ranks_of_style_levels(found)
    by_style = _ranks_of_styles(found)
    ranks: list[float] = []
    first: dict[HeadingStyle, float] = {}
    for heading in found:
        if heading.style == "opener":
            ranks.append(_OPENER_RANK)
        elif heading.style == "styled":
            ranks.append(by_style_level[heading.level or 1])
        elif heading.style in _UNRANKED:
            ranks.append(first.setdefault(heading.style, ranks[-1] + 0.5 if ranks else 1.9))
        else:
            ranks.append(by_style[heading.style])
    return ranks


def _ranks_of_styles(found: Sequence[Heading]) -> dict[HeadingStyle, float]:
    """The order of official writing, but for pairs of styles that this report has the other way round."""
    ranks: dict[HeadingStyle, float] = {style: float(rank) for rank, style in enumerate(STYLES)}
    used = [style for style in _EXCHANGED if any(heading.style == style for heading in found)]
    for outer, inner in combinations(used, 2):
        if _stands_above(found, inner, outer):
            ranks[inner] = min(ranks[inner], ranks[outer] - 0.5)
    return ranks


def _ranks_of_style_levels(found: Sequence[Heading]) -> dict[int, float]:
    ranks = {level: _STYLED_RANK + level for level in range(1, 10)}
    for heading in found:
        if heading.level is not None and heading.style in STYLES:
            ranks[heading.level] = float(STYLES.index(heading.style))
    return ranks


def _stands_above(found: Sequence[Heading], inner: LabelStyle, outer: LabelStyle) -> bool:
    """Whether `inner` goes on over `outer`, as 1. 2. 3. over （一）（二）, instead of starting anew below each."""
    over = under = value = 0
    opened = False
    beyond = STYLES[: STYLES.index(outer)]
    for heading in found:
        if heading.style == outer:
            opened = opened or heading.value == 1
        elif heading.style == inner:
            over += opened and value > 0 and heading.value == value + 1
            under += opened and heading.value == 1
            value, opened = heading.value, False
        elif heading.style in beyond:
            value = 0
    return over > under


def _sections(
    text: str, placed: Sequence[_Placed], lines: Sequence[Line], end: int, returns: Sequence[int]
) -> Iterator[OutlineSection]:
    bounds = [one.heading.start for one in placed]
    spans = list(_spans(text, placed, end, returns))
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
    for index, (one, (start, stop)) in enumerate(zip(placed, spans, strict=True), start=1):
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
            points=tuple(point for point in points.get(index, ()) if point.end <= stop),
        )


def _spans(text: str, placed: Sequence[_Placed], end: int, returns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each section up to the next one that is not below it, a last subsection to where it returns to the whole."""
    ends = [end] * len(placed)
    open_sections: list[int] = []
    for index, one in enumerate(placed):
        while open_sections and placed[open_sections[-1]].level >= one.level:
            ends[open_sections.pop()] = one.heading.start
        open_sections.append(index)
    starts = [one.heading.start for one in placed]
    for one, stop in zip(placed, ends, strict=True):
        last = placed[bisect_left(starts, stop) - 1].heading
        is_last = one.parent is not None and stop == ends[one.parent]
        own = _returned(returns, placed[one.parent or 0].heading.start, last, stop) if is_last else stop
        yield one.heading.start, _trimmed(text, one.heading.start, own)


def _returned(returns: Sequence[int], whole: int, last: Heading, stop: int) -> int:
    """Where the text that `last` heads goes back to what stands above; `stop` where it does not.

    No heading closes （九） before 各位代表！: without this, what is said of the whole report would be said of its last
    part. A report that speaks so within its other parts too, from `whole` on, returns nowhere by it.
    """
    at = bisect_right(returns, last.body_start)
    if at == len(returns) or returns[at] >= stop or bisect_left(returns, whole) < at:
        return stop
    return returns[at]


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
