"""Quotation marks: without their pair, or of another shape than the rest of the text has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.records import Notice

_CURLY = re.compile("[“”\n]")
_SINGLE = re.compile("[‘’\n]")
_PAIRED = re.compile("“[^“”\n]*”")
_FOREIGN = re.compile("[\u301d\u301e\u301f\u201e\u201f]")
"""No author of this genre types these; converters and scanners do."""
_RARE = re.compile('[「」『』"＂]')
_APOSTROPHE = re.compile("[A-Za-z]’[A-Za-z]")
_LEAST_CURLY = 1


def lone_quotes(text: str) -> Iterator[Notice]:
    """Opening quotes that the line never closes, and closing ones that nothing opened."""
    singles = _lone(text, _SINGLE, "‘", "’") if "‘" in text else []
    for start in (*_lone(text, _CURLY, "“", "”"), *singles, *_lone_straight(text)):
        yield Notice(code="quote_unbalanced", start=start, end=start + 1, message="a quotation mark without its pair")


def changed_quotes(text: str) -> Iterator[Notice]:
    """Marks of other shapes: who quotes with “ ” does not write \" or 「 beside them; some shapes nobody writes."""
    marks = [found.start() for found in _FOREIGN.finditer(text)]
    rare = [found.start() for found in _RARE.finditer(text)]
    if rare and len(_PAIRED.findall(text)) >= max(_LEAST_CURLY, (len(rare) + len(marks)) // 4):
        marks = sorted([*marks, *rare])
    for start in marks:
        yield Notice(code="quote_changed", start=start, end=start + 1, message="a quotation mark of another shape")


def _lone(text: str, marks: re.Pattern[str], opening: str, closing: str) -> Iterable[int]:
    left_over = "".join(marks.findall(text)).replace(opening + closing, "").strip("\n")
    if opening not in left_over and closing not in left_over:
        return []
    opened: int | None = None
    lone: list[int] = []
    for found in marks.finditer(text):
        mark, place = found[0], found.start()
        if mark == closing and opened is not None:
            opened = None
        elif mark == closing:
            lone.extend(() if _APOSTROPHE.match(text, place - 1) else (place,))
        else:
            lone.extend(() if opened is None else (opened,))
            opened = place if mark == opening else None
    return lone if opened is None else [*lone, opened]


def _lone_straight(text: str) -> Iterator[int]:
    """The last straight quote of each line that has an odd number of them."""
    start = 0
    for line in text.split("\n") if '"' in text else ():
        if line.count('"') % 2:
            yield start + line.rindex('"')
        start += len(line) + 1
