"""Page marks that a converter left in the running text: 第5页 共5页, — 3 —, 3/13, and lone numbers that count up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.ingest.canonical import Cut, Draft, whole_lines

_LINE = re.compile(
    r"_?第\s*\d{1,4}\s*页(?:\s*[/,，]?\s*共\s*\d{1,4}\s*页)?"
    r"|[—–\-－―_·~]{1,3}\s*\d{1,4}\s*[—–\-－―_·~]{1,3}"
    r"|\d{1,3}\s*[/／]\s*\d{1,3}"
    r"|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?"
)
_INLINE = re.compile(
    r"(?:[ \u3000]+|(?<=[。！？；”\n]))第\s*\d{1,4}\s*页[ \u3000]*[/,，]?[ \u3000]*共\s*\d{1,4}\s*页[ \u3000]*"
    r"|第\s*\d{1,4}\s*页[ \u3000]*[/,，]?[ \u3000]*共\s*\d{1,4}\s*页(?=\n|\Z)"
)
_EDGE = re.compile(
    r"(?<=[\s。！？；”])"
    r"(?:[—–\-－]{1,2} ?(\d{1,3}) ?[—–\-－]{1,2}|_?第 ?(\d{1,3}) ?页|(\d{1,3}) ?[/／] ?\d{1,3})(?=\s|\Z)"
)
_LONE = re.compile(r"\d{1,3}")
_DIGITS = re.compile(r"\d+")
_FLATTENED = 1000
"""Paragraphs are shorter; where no mark has a line of its own, only texts run together hold marks inside lines."""
_LONGEST_MARK = 24
_LEAST_LONE = 3
"""Fewer lone numbers may be cells of a flattened table; three that count up are pages."""
_MESSAGE = "page mark"


def page_mark_cuts(source: Draft) -> list[Cut]:
    """Cuts for page marks; where one broke a sentence, the lines are left for the joiner to put together."""
    text = source.text
    spans = [*_marked_lines(source), *_lone_numbers(source)]
    spans.extend(_counting_up(text, spans))
    taken = {start for start, _ in spans}
    if "页" in text:
        inline = (found.span() for found in _INLINE.finditer(text))
        spans.extend(span for span in inline if text.rfind("\n", 0, span[0]) + 1 not in taken)
    return [Cut(start, end, "page_mark_removed", _MESSAGE) for start, end in _apart(sorted(spans))]


def _marked_lines(source: Draft) -> Iterator[tuple[int, int]]:
    for line in source.lines:
        short = line.end - line.start <= _LONGEST_MARK and line.raw.kind == "paragraph"
        if short and _LINE.fullmatch(source.text, line.start, line.end):
            yield whole_lines(source.text, line.start, line.end)


def _counting_up(text: str, marked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Marks at the edge of a line or between blanks, where with those on lines of their own they count up."""
    if not marked and all(line_length < _FLATTENED for line_length in map(len, text.split("\n"))):
        return []
    inside = [found for found in _EDGE.finditer(text) if not any(start <= found.start() < end for start, end in marked)]
    if not inside:
        return []
    lines = [(start, _DIGITS.search(text, start, end)) for start, end in marked]
    values = sorted(
        [(start, int(found[0])) for start, found in lines if found]
        + [(found.start(), int(next(filter(None, found.groups())))) for found in inside]
    )
    steps = all(right == left + 1 for (_, left), (_, right) in pairwise(values))
    return [found.span() for found in inside] if steps and len(values) > 1 else []


def _lone_numbers(source: Draft) -> list[tuple[int, int]]:
    """Lines that hold nothing but 1, 2, 3 … in steps of one, with text between them."""
    run: list[tuple[int, int, int]] = []
    for line in source.lines:
        if line.end - line.start > 3 or not _LONE.fullmatch(source.text, line.start, line.end):
            continue
        value = int(source.text[line.start : line.end])
        if line.raw.kind == "paragraph" and (not run or (value == run[-1][0] + 1 and line.start - run[-1][2] > 100)):
            run.append((value, *whole_lines(source.text, line.start, line.end)))
    return [(start, end) for _, start, end in run] if len(run) >= _LEAST_LONE else []


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans without their overlaps."""
    reached = 0
    for start, end in spans:
        if end > reached:
            yield max(start, reached), end
            reached = end
