"""Candidates for headings: labelled lines, run-in labels inside flattened paragraphs, styled and bold short lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.canonical import Line
from pipeline.zh.labels import STYLES, Label, LabelStyle, find_labels, match_label

HeadingStyle = LabelStyle | Literal["opener", "styled", "bold"]

_HEADING_END = re.compile(r"[。：]|(?<!\d):|:(?!\d)")
_FLAT_END = re.compile(r"(?<=[^\W\dA-Za-z])[ \u3000]+(?=\w)")
_TRAILING = "。：:；;，,、 \u3000"
_LABEL_SPACE = " \t\u3000\xa0"
_SENTENCE_END = "。！？!?"
_SHORT = 40
_FLAT_LINE = 100


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


def headings(text: str, lines: Sequence[Line], openers: re.Pattern[str], *, body: int) -> list[Heading]:
    """All candidates in order; unlabelled ones only from offset `body` on, below the title lines."""
    found: list[Heading] = []
    for line in lines:
        if line.raw.kind not in {"paragraph", "text_box"}:
            continue
        opening = _line_heading(text, line, openers, body)
        if opening is not None:
            found.append(opening)
        found.extend(_inline_headings(text, line, opening))
    return found


def _line_heading(text: str, line: Line, openers: re.Pattern[str], body: int) -> Heading | None:
    label = _label_at(text, line)
    if label is not None:
        return _labelled(text, line, label, inline=False)
    if line.start < body:
        return None
    style = _unlabelled_style(text[line.start : line.end], line.raw, openers)
    return _built(text, line, style, 0, line.start, inline=False) if style is not None else None


def _label_at(text: str, line: Line) -> Label | None:
    generated = line.raw.label
    if generated and text.startswith(generated, line.start):
        known = match_label(f"{generated} 某", 0)
        return Label(known.style, known.value, line.start, line.start + len(generated)) if known else None
    return match_label(text, line.start)


def _unlabelled_style(text: str, raw: RawBlock, openers: re.Pattern[str]) -> HeadingStyle | None:
    if openers.fullmatch(text):
        return "opener"
    if raw.heading_level is not None and len(text) <= 2 * _SHORT:
        return "styled"
    if raw.bold and 2 <= len(text) <= _SHORT and not re.search(r"^[（(].*[)）]$|[，,；;：:]$", text):
        return "bold"
    return None


def _inline_headings(text: str, line: Line, opening: Heading | None) -> Iterator[Heading]:
    """Labels after the end of a sentence, or after a space where a whole report stands in one line."""
    if line.end - line.start < _FLAT_LINE:
        return
    start = opening.label_end if opening is not None else line.start + 1
    for label in find_labels(text[start : line.end]):
        moved = Label(label.style, label.value, label.start + start, label.end + start)
        if _may_open(text, moved.start):
            heading = _labelled(text, line, moved, inline=True)
            if heading is not None:
                yield heading


def _may_open(text: str, position: int) -> bool:
    before = text[position - 1]
    return before in _SENTENCE_END or before in _LABEL_SPACE


def _labelled(text: str, line: Line, label: Label, *, inline: bool) -> Heading | None:
    """None where nothing follows the label."""
    if not text[label.end : line.end].strip():
        return None
    start = Line(label.start, line.end, line.raw)
    return _built(text, start, label.style, label.value, label.end, inline=inline)


def _built(text: str, line: Line, style: HeadingStyle, value: int, label_end: int, *, inline: bool) -> Heading:
    text_start = label_end
    while text_start < line.end and text[text_start] in _LABEL_SPACE:
        text_start += 1
    text_end, body_start = _extent(text, text_start, line.end)
    return Heading(
        start=line.start,
        style=style,
        value=value,
        label_end=label_end,
        text_start=text_start,
        text_end=text_end,
        body_start=body_start,
        level=line.raw.heading_level,
        inline=inline,
    )


def _extent(text: str, start: int, end: int) -> tuple[int, int]:
    """End of the heading's text, and where its body starts, white space skipped."""
    stop = _HEADING_END.search(text, start, end)
    text_end, body = (stop.start(), stop.end()) if stop else (end, end)
    if end - start >= _FLAT_LINE and text_end - start > _SHORT:
        gap = _FLAT_END.search(text, start + 4, min(text_end, start + _SHORT))
        if gap is not None:
            text_end, body = gap.span()
    while text_end > start and text[text_end - 1] in _TRAILING:
        text_end -= 1
    while body < len(text) and text[body].isspace():
        body += 1
    return text_end, body


def in_sequence(candidates: Iterable[Heading]) -> list[Heading]:
    """`candidates` without the inline ones whose numbers do not go on from 1 within their surroundings."""
    pool = list(candidates)
    kept: list[Heading] = []
    last: dict[HeadingStyle, int] = {}
    for index, heading in enumerate(pool):
        if heading.inline and not _goes_on(heading, last, pool[index + 1 :]):
            continue
        kept.append(heading)
        last[heading.style] = heading.value
        for style in STYLES:
            if heading.style in STYLES and STYLES.index(style) > STYLES.index(heading.style):
                last.pop(style, None)
    return kept


def _goes_on(heading: Heading, last: dict[HeadingStyle, int], following: Sequence[Heading]) -> bool:
    if heading.value != 1:
        return last.get(heading.style) == heading.value - 1
    second = next((other for other in following if other.style == heading.style), None)
    return second is not None and second.value == 2
