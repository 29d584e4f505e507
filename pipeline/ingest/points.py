"""Points: 一是, 二是 … or 第一，第二， … inside a section; they are never sections of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

from pipeline.ingest.canonical import Line
from pipeline.records import Point
from pipeline.zh.labels import PointLabel, PointStyle, find_points

_BEFORE = "。；;：:，,！!？?、\n \u3000"
_HEADLINE = 40


class _Found(NamedTuple):
    label: PointLabel
    section: int
    line: int

    @property
    def start(self) -> int:
        return self.label.start

    @property
    def value(self) -> int:
        return self.label.value


def points_of(text: str, lines: Sequence[Line], bounds: Sequence[int], end: int) -> dict[int, list[Point]]:
    """The points by their section's index; `bounds` are the starts of sections 1, 2 …, `end` bounds them all.

    A point reaches to the next one of its sequence, the last one to the end of its line, or of the paragraph below
    where the line is no more than a headline. 一是 may stand inside 第一，: each style is a sequence of its own.
    """
    found = list(_found(text, lines, bounds, end))
    points: dict[int, list[Point]] = {}
    for style in get_args(PointStyle) if found else ():
        sequence = list(_in_sequence(one for one in found if one.label.style == style))
        for section, point in _points(text, lines, bounds, end, sequence):
            points.setdefault(section, []).append(point)
    return {section: sorted(of_it, key=lambda point: point.start) for section, of_it in points.items()}


def _points(
    text: str, lines: Sequence[Line], bounds: Sequence[int], end: int, found: Sequence[_Found]
) -> Iterator[tuple[int, Point]]:
    for index, one in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        stop = _stop(lines, one, after, end)
        if index and one.value > 1 and found[index - 1].line == one.line:
            stop = _sentence_end(text, found[index - 1].start, one.start, stop)
        stop = min(stop, bounds[one.section] if one.section < len(bounds) else end)
        while text[stop - 1].isspace():
            stop -= 1
        yield one.section, Point(start=one.start, end=stop, label=text[one.start : one.label.end])


def _found(text: str, lines: Sequence[Line], bounds: Sequence[int], end: int) -> Iterator[_Found]:
    if "二是" not in text and "第二" not in text:
        return
    starts = [line.start for line in lines]
    for label in find_points(text, end):
        if label.start == 0 or text[label.start - 1] in _BEFORE:
            yield _Found(label, bisect_right(bounds, label.start), bisect_right(starts, label.start) - 1)


def _in_sequence(found: Iterable[_Found]) -> Iterator[_Found]:
    """Each first one that a second follows, and what counts on from it in the same section."""
    run: list[_Found] = []
    for one in found:
        if run and one.section == run[-1].section and one.value == run[-1].value + 1:
            run.append(one)
            continue
        yield from run if len(run) > 1 else ()
        run = [one] if one.value == 1 else []
    yield from run if len(run) > 1 else ()


def _sentence_end(text: str, before: int, start: int, stop: int) -> int:
    """Points that share one sentence end with it."""
    if "。" in text[before:start]:
        return stop
    full_stop = text.find("。", start, stop)
    return full_stop + 1 if full_stop >= 0 else stop


def _stop(lines: Sequence[Line], one: _Found, after: _Found | None, end: int) -> int:
    line = lines[one.line]
    if after is not None and after.line == one.line:
        return after.start
    goes_on = after is not None and after.value == one.value + 1 and after.section == one.section
    if after is not None and goes_on and line.start == one.start and lines[after.line].start == after.start:
        return after.start
    if one.start == line.start and line.end - line.start <= _HEADLINE and one.line + 1 < len(lines):
        return min(lines[one.line + 1].end, end)
    return line.end
