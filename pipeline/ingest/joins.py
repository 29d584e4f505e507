"""Sentences that a line break tore apart: `老党员1` / `26名`, `3万余` / `元`, a line that ends in a comma.

Headings and list items do not end with 。 either, so a line is torn only where what stands before the break proves
that a sentence is under way, and what follows goes on with it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.ingest.canonical import Cut, Draft
from pipeline.zh.labels import match_label

_CLOSED = re.compile(r"[。！？!?；;：:…”\"'’」）)》】\]]$")
_INSIDE_NUMBER = re.compile(r"(?:[\d.．％%]|百分之|\d[余多几]?[万亿千百]?[余多]?|第)$")
_NUMBER_GOES_ON = re.compile(
    r"\d+[^\d\s、.．)）/\-:：年月]|[.．]\d|[%％]|[万亿余多]*(?:元|人|户|名|个|件|项|次|亩|公里|平方|吨|家|条|场|期|处|辆|台|套|岁|天)"
)
_GOES_ON = re.compile(r"[，,、。；;：）)》”]")
_OPEN_END = re.compile(r"[，,、（(《“]$")
_SENTENCE_INSIDE = re.compile("[。；]")
_FRESH_START = re.compile(
    r"[一二三四五六七八九十]{1,2}[是要]|首先|其次|再次|最后|此外|同时|另外|下一步|各位|以上|特此|附[件表：:]|——|-{2}|[●◆■★▲•·]|(?:19|20)\d\d年|今年|第[一二三四五]"
)
_CLAUSE = re.compile("[，,。；;]")
_LEAST_PROSE = 15
_LONG_PROSE = 40
_MESSAGE = "a line break inside a sentence"


def join_cuts(source: Draft) -> list[Cut]:
    """Cuts of the line breaks inside sentences."""
    text = source.text
    return [
        Cut(left.end, right.start, "broken_sentence_joined", _MESSAGE)
        for left, right in pairwise(source.lines())
        if left.raw.kind == right.raw.kind == "paragraph"
        and right.raw.label is None
        and right.raw.heading_level is None
        and left.raw.heading_level is None
        and _torn(text[left.start : left.end], text[right.start : right.end])
    ]


def _torn(left: str, right: str) -> bool:
    if len(left) < _LEAST_PROSE or _CLOSED.search(left) or not _CLAUSE.search(left):
        return False
    if _INSIDE_NUMBER.search(left) and _NUMBER_GOES_ON.match(right):
        return True
    if match_label(right) is not None or _FRESH_START.match(right):
        return False
    if _GOES_ON.match(right) or _OPEN_END.search(left):
        return True
    return len(left) >= _LONG_PROSE and _SENTENCE_INSIDE.search(left) is not None and _CLAUSE.search(right) is not None
