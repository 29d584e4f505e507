"""Headings by their shape alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.ingest.canonical import Line
from pipeline.zh.labels import ORNAMENTS, match_label

PARAGRAPH_END = "。！？!?”）)；;"
_WORD = r"[“”《》、\w]"
_PLAIN = re.compile(rf"(?![一二三四五六七八九十]{{1,2}}是)(?:{_WORD}{{4,}}|{_WORD}{{3,}}[，,]{_WORD}{{3,}})")
"""A few words, or two clauses of them: 抓存款，稳住经营根基."""
_COUNTED = re.compile(rf"{_WORD}{{2,}}(?:[，,]{_WORD}{{2,}})?")
_ORNAMENT = re.compile(rf"[{ORNAMENTS}][ \u3000]*")
_WITH_COLON = re.compile(r"(?!.*[以如]下)[^\W\d]{4,12}(?<![有是为括])[：:]")
_COLON = "：:"
_PLAIN_LONGEST = 24
PLAIN_BODY = 30
"""A line of this length is a paragraph."""
_LEAD_IN = re.compile(r".{8,}[：:]$|.{11,}。$")
"""A short line that opens the text below a heading: it announces what follows, or is a whole sentence."""
_LEADS_ON = re.compile(r".{15,}[：:]")
"""A sentence that announces the whole report: 现将有关情况汇报如下： Shorter ones announce the items of a list."""


def plain_headings(
    text: str, lines: Sequence[Line], body: int, counted: re.Pattern[str], announces: re.Pattern[str]
) -> frozenset[int]:
    """Indices of lines that are headings by their shape alone: a few words without a stop between whole paragraphs.

    One such line may be a signature or a caption; two or more, each between paragraphs, are the author's habit. A word
    that `counted` may stand before them, and a colon behind, but not where all `announces` what is to come.
    """
    shape = _Shape(text, counted, announces)
    found = [
        index
        for index in range(1, len(lines) - 1)
        if lines[index].start >= body
        and lines[index].end - lines[index].start <= _PLAIN_LONGEST
        and shape.fits(lines[index])
        and (lines[index].start == body or _ends(text, lines[index - 1]))
        and _opens_text(text, lines[index + 1])
        and lines[index].raw.kind == "paragraph"
    ]
    headed = [index for index in found if text[lines[index].end - 1] in _COLON]
    if len(headed) == 1:
        found.remove(headed[0])
    return frozenset(found if len(found) > 1 else ())


class _Shape(NamedTuple):
    text: str
    counted: re.Pattern[str]
    announces: re.Pattern[str]

    def fits(self, line: Line) -> bool:
        """Whether a line is no more than a few words."""
        if ornament := _ORNAMENT.match(self.text, line.start):
            end = line.end - (self.text[line.end - 1] in _COLON)
            return _PLAIN.fullmatch(self.text, ornament.end(), end) is not None
        counted = self.counted.match(self.text, line.start, line.end)
        if counted and _COUNTED.fullmatch(self.text, counted.end(), line.end):
            return True
        if _PLAIN.fullmatch(self.text, line.start, line.end):
            return True
        headed = _WITH_COLON.fullmatch(self.text, line.start, line.end)
        return headed is not None and self.announces.search(self.text, line.start, line.end - 1) is None


def _ends(text: str, line: Line) -> bool:
    return text[line.end - 1] in PARAGRAPH_END or _LEADS_ON.fullmatch(text, line.start, line.end) is not None


def _opens_text(text: str, line: Line) -> bool:
    if line.raw.kind != "paragraph":
        return False
    if line.end - line.start >= PLAIN_BODY or match_label(text, line.start) is not None:
        return True
    return _LEAD_IN.fullmatch(text, line.start, line.end) is not None
