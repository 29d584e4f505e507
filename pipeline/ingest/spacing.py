"""Single blanks that typists and converters set around figures and quotes: 约 20 余人, “ 海燕 ”队.

They part nothing: 20 余人 is 20余人. Blanks that may part something stay: of two in a row, between two figures
(columns, thousands), behind a number that opens its line (a label) and behind that of a table or an annex (表 1 收入),
before a page number, and where a heading may end before a year or a quotation (一、工作回顾 2024年,…).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from pipeline.config.units import Units
from pipeline.ingest.canonical import Cut, Draft
from pipeline.zh.labels import match_label

_HAN = "一-鿿"
_FIGURE = "0-9０-９"
_OPENED, _CLOSED = "“「『〝《", "”」』〞》"
_CLOSING = f"，。；：）{_CLOSED}"
_BLANK = "[ \u00a0\u2009\u202f]"
_ALONE = rf"{_BLANK}(?!{_BLANK})"
_NUMBER = rf"[{_FIGURE}](?:[{_FIGURE}.．,，]{{0,30}}[{_FIGURE}])?[%％‰]?"
_BEHIND = "余多几来十百千万亿年月日号时分届和至到%％‰"
"""What may follow a figure beside measure words."""
_LABEL = "[一二三四五六七八九十]+、"
_BEFORE_QUOTE = re.compile(rf"(?<=[{_HAN}，、]){_ALONE}(?=[{_OPENED}])")
_BEHIND_QUOTE = re.compile(rf"(?<=[{_CLOSED}]){_ALONE}(?=[{_HAN}])")
_AT_MARKS = re.compile(
    rf"(?<=[{_OPENED}]){_ALONE}(?=\S)|(?<=[^\s{_CLOSED}]){_ALONE}(?=[{_CLOSED}])"
    rf"|(?<=[%％‰]){_ALONE}(?!{_LABEL})(?=[{_HAN}{_CLOSING}])"
)
_DATE = re.compile(rf"[{_FIGURE}]{{4,7}}{_BLANK}?年")
"""A year over which another was pasted has more figures."""
_STOP = re.compile("[\n。！？；!?;]")
_LEADING = frozenset("约近超逾达至为到于共有足过")
"""Last characters of what leads to a figure, and ends no heading."""
_THOUSANDS = 3
_LONGEST = 60
"""Characters of a heading with those that it stands in a row with."""
_NUMBERED = frozenset("表图件录")
"""Last characters of what is numbered and named behind its number: 附件 2 名单."""


class Spacing:
    """Finds such blanks. Built once per worker; what figures count is what configs/units.yaml has."""

    def __init__(self, units: Units) -> None:
        measures = "".join(sorted({unit.text[0] for unit in units.units if unit.text[0] >= "一"}))
        counted = rf"(?!{_LABEL})[{_BEHIND}{re.escape(measures)}{_CLOSING}]"
        number = rf"[{_FIGURE}]+(?:{_BLANK}[{_FIGURE}]{{3}})*(?:[.．,，][{_FIGURE}]+)*[%％‰]?"
        self._before_figure = re.compile(rf"(?<=[{_HAN}，、；：（{_OPENED}]){_ALONE}(?={number}{_BLANK}?{counted})")
        self._behind_figure = re.compile(rf"(?<![{_FIGURE}.．])(?P<figure>{_NUMBER}){_ALONE}(?={counted})")

    def cuts(self, source: Draft) -> list[Cut]:
        """Cuts of the blanks that part nothing, in text order; nobody is told of them."""
        places = sorted(set(self._places(source.text)))
        starts = [line.start for line in source.lines]
        kept = (at for at in places if source.lines[bisect_right(starts, at) - 1].raw.kind != "toc")
        return [Cut(at, at + 1) for at in kept]

    def _places(self, text: str) -> Iterator[int]:
        for found in self._before_figure.finditer(text):
            if not _may_end_heading(text, found):
                yield found.start()
        for pattern in (_BEFORE_QUOTE, _BEHIND_QUOTE):
            for found in pattern.finditer(text):
                if not _ends_heading(text, found.start()):
                    yield found.start()
        for found in self._behind_figure.finditer(text):
            if not _is_number(text, found.start()) and not _is_column(text, found):
                yield found.end("figure")
        for found in _AT_MARKS.finditer(text):
            yield found.start()


def _sentence(text: str, end: int) -> int:
    """Where what stands before `end` since the last stop begins, no further back than a heading is long."""
    start = max(0, end - _LONGEST)
    return max((stop.end() for stop in _STOP.finditer(text, start, end)), default=start)


def _ends_heading(text: str, end: int) -> bool:
    """Whether what stands before `end` since the last stop begins with a label."""
    start = _sentence(text, end)
    while start < end and text[start].isspace():
        start += 1
    return match_label(text, start) is not None


def _may_end_heading(text: str, blank: re.Match[str]) -> bool:
    """2.消费维权 12315平台…: but 约 20余人 is none; a year may follow a label of any form that opens the line."""
    at = blank.start()
    if _DATE.match(text, blank.end()):
        start = _sentence(text, at)
        return start == 0 or text[start - 1] == "\n" or _ends_heading(text, at)
    return text[at - 1] not in _LEADING and _ends_heading(text, at)


def _is_number(text: str, start: int) -> bool:
    """Whether the figure at `start` opens its line or numbers a table, a figure or an annex."""
    if start == 0 or text[start - 1] == "\n":
        return True
    return text[max(0, start - 2) : start].rstrip()[-1:] in _NUMBERED


def _is_column(text: str, figure: re.Match[str]) -> bool:
    """Whether another figure stands before that one: 1 2 3 pages, 12 15 columns; but 4 126 is one figure."""
    start = figure.start()
    beside = start > 1 and text[start - 1].isspace() and text[start - 2].isdigit()
    return beside and len(figure["figure"]) != _THOUSANDS
