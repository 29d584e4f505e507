"""Headings by their shape alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.canonical import Line
from pipeline.zh.labels import match_label

PARAGRAPH_END = "。！？!?”）)；;"
_PLAIN = re.compile(r"(?![一二三四五六七八九十]{1,2}是)[“”《》、\w]{4,}(?:[，,][“”《》、\w]{4,})?")
"""A few words, or two clauses of them: 抓存款，稳住经营根基."""
_PLAIN_LONGEST = 24
PLAIN_BODY = 30
"""A line of this length is a paragraph."""
_LEAD_IN = re.compile(r".{8,}[：:]$|.{11,}。$")
"""A short line that opens the text below a heading: it announces what follows, or is a whole sentence."""
_LEADS_ON = re.compile(r".{15,}[：:]")
"""A sentence that announces the whole report: 现将有关情况汇报如下： Shorter ones announce the items of a list."""


def plain_headings(text: str, lines: Sequence[Line], body: int) -> frozenset[int]:
    """Indices of lines that are headings by their shape alone: a few words without a stop between whole paragraphs.

    One such line may be a signature or a caption; two or more, each between paragraphs, are the author's habit.
    """
    found = [
        index
        for index in range(1, len(lines) - 1)
        if lines[index].start >= body
        and lines[index].end - lines[index].start <= _PLAIN_LONGEST
        and _PLAIN.fullmatch(text, lines[index].start, lines[index].end)
        and (lines[index].start == body or _ends(text, lines[index - 1]))
        and _opens_text(text, lines[index + 1])
        and lines[index].raw.kind == "paragraph"
    ]
    return frozenset(found if len(found) > 1 else ())


def _ends(text: str, line: Line) -> bool:
    return text[line.end - 1] in PARAGRAPH_END or _LEADS_ON.fullmatch(text, line.start, line.end) is not None


def _opens_text(text: str, line: Line) -> bool:
    if line.raw.kind != "paragraph":
        return False
    if line.end - line.start >= PLAIN_BODY or match_label(text, line.start) is not None:
        return True
    return _LEAD_IN.fullmatch(text, line.start, line.end) is not None
