"""One heading: where its words end and where its body starts."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from pipeline.ingest.canonical import Line
from pipeline.zh.labels import ORNAMENTS, STYLES, LabelStyle

HeadingStyle = LabelStyle | Literal["opener", "styled", "bracketed", "bold", "hei", "kai"]

_HEADING_END = re.compile(r"[。：]|(?<!\d):|:(?!\d)|(?<=[^\x00-\x7f])\.(?!\d)")
_FLAT_END = re.compile(r"(?<=[^\W\dA-Za-z])[ \u3000\xa0]+(?=[\w“\"《•])")
HEADING_KINDS = frozenset({"paragraph", "text_box"})
"""Of blocks in which a heading may stand."""
TRAILING = "。：:；;，,、. \u3000"
_LABEL_SPACE = " \t\u3000\xa0"
_LABEL_STOPS = "：:、，,．."
_LEAST_BODY = 12
_LONG_BODY = 24
_SURE_BODY = re.compile(r"•|[一二三]是|首先[，,]")
_BODY_SIGN = re.compile(r"[，,\d]")
BY_LOOKS: frozenset[HeadingStyle] = frozenset({"bold", "hei", "kai"})
_WHOLE_LINES = BY_LOOKS | {"opener", "styled"}
"""Headings that have their line to themselves, a colon inside included."""
_FLAT_LINE = 100
"""From this length on a space inside a line may part a heading from its body."""


class Heading(NamedTuple):
    """A heading at `start`; `text[text_start:text_end]` is its text without label and closing punctuation."""

    start: int
    style: HeadingStyle
    value: int
    label_end: int
    text_start: int
    text_end: int
    body_start: int
    level: int | None
    """Of a heading style, 1 to 9."""
    inline: bool
    """Whether it stands inside a line and needs its sequence as evidence."""


class Mark(NamedTuple):
    """What a heading opens with: its label, or nothing where `end` is `start`."""

    style: HeadingStyle
    value: int
    start: int
    end: int


def unlabelled(text: str, line: Line, style: HeadingStyle, label_end: int) -> Heading:
    """A heading by its looks; `label_end` is the line's start, or where a word ends that counts: 第一、, 任务一："""
    return built(text, line, Mark(style, 0, line.start, label_end), inline=False)


def built(text: str, line: Line, mark: Mark, *, inline: bool) -> Heading:
    text_start = mark.end
    skipped = _LABEL_SPACE if mark.style in STYLES[STYLES.index("han") :] else _LABEL_SPACE + _LABEL_STOPS
    if mark.end == mark.start:
        skipped += ORNAMENTS
    while text_start < line.end and text[text_start] in skipped:
        text_start += 1
    flat = inline or line.end - line.start >= _FLAT_LINE
    if mark.style in _WHOLE_LINES:
        text_end, body_start = bare_end(text, text_start, line.end), past_white(text, line.end)
    else:
        text_end, body_start = _extent(text, text_start, line.end, flat=flat, inline=inline)
    return Heading(
        start=mark.start,
        style=mark.style,
        value=mark.value,
        label_end=mark.end,
        text_start=text_start,
        text_end=text_end,
        body_start=body_start,
        level=line.raw.heading_level,
        inline=inline,
    )


def _extent(text: str, start: int, end: int, *, flat: bool, inline: bool) -> tuple[int, int]:
    """End of the heading's text, and where its body starts, white space skipped."""
    stop = _HEADING_END.search(text, start, end)
    text_end, body = stop.span() if stop else (end, end)
    gap = _FLAT_END.search(text, start + 4, text_end)
    if gap is not None:
        unequal = inline and stop is not None and gap.start() - start != text_end - gap.end()
        after = text[gap.end() : text_end]
        if (unequal or _is_body(after)) if flat else _is_surely_body(after):
            text_end, body = gap.span()
    return bare_end(text, start, text_end), past_white(text, body)


def bare_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    return end


def past_white(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _is_body(text: str) -> bool:
    """Whether what follows a space in a flattened line is prose and not the second half of a heading."""
    return len(text) >= _LEAST_BODY and _BODY_SIGN.search(text) is not None


def _is_surely_body(text: str) -> bool:
    """The same in a line of its own, where a heading may have a space."""
    return _SURE_BODY.match(text) is not None or (len(text) >= _LONG_BODY and "，" in text)
