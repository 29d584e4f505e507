"""Files that hold several reports: collections mark each with 篇一, 【第二篇】 or （篇三） beside its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from pipeline.config.outline import Outline
from pipeline.ingest.blocks import RawBlock, RawDocument
from pipeline.ingest.title import TitleFinder
from pipeline.zh.labels import han_value

_NUMBER = r"(?P<{}>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})"
_ORDINAL = rf"第\s*{_NUMBER.format('ordinal')}\s*[篇份]"
_PLAIN = _NUMBER.format("plain")
_LEAST_CHARACTERS = 100
"""Less between two marks is a list of what the collection holds."""
_LONGEST = 80


class _Mark(NamedTuple):
    block: int
    value: int
    title: str
    stem: str
    """Where a bare number is all that marks it: what the titles must have in common."""


class Separator:
    """Parts a file into its reports. Built once per worker."""

    def __init__(self, config: Outline, titles: TitleFinder) -> None:
        self._titles = titles
        copy = config.copies.either()
        self._before = re.compile(
            rf"\s*(?P<bracket>[【\[（(〖])?\s*(?:{_ORDINAL}|{copy}\s*{_PLAIN})"
            r"\s*[】\]）)〗]?\s*[:：、.．]?\s*(?P<title>.{0,60}?)\s*"
        )
        """篇一：…, 【第一篇】…"""
        self._behind = re.compile(
            r"\s*(?P<title>.{4,50}?)\s*[【\[（(]?\s*"
            rf"(?:{_ORDINAL}|(?P<word>{copy})?\s*{_PLAIN})\s*[】\]）)]?\s*"
        )
        """…工作总结（篇一）, …工作总结 第1篇, …工作总结1"""
        self._maybe = re.compile(rf"第|{copy}|[一二三四五六七八九十\d]\s*[】\]）)]?\s*\Z")
        """Without one of these a line is no mark."""

    def separate(self, found: RawDocument) -> tuple[RawDocument, ...]:
        """`found` cut into its reports, the marks taken off their titles; itself alone where it holds only one.

        第一篇 also names the parts of a plan, so each mark must stand before what reads as a report's title.
        Nobody can tell whose the notes and asides are: notes stay at the file's end, asides with the first report.
        """
        marks = self._marks(found.blocks)
        ends = [mark.block for mark in marks[1:]] + [len(found.blocks)]
        bodies = [found.blocks[mark.block + 1 : end] for mark, end in zip(marks, ends, strict=True)] if marks else []
        if len(marks) < 2 or any(sum(len(b.text) for b in body) < _LEAST_CHARACTERS for body in bodies):
            return (found,)
        reports = []
        for mark, body in zip(marks, bodies, strict=True):
            opening = found.blocks[mark.block]
            title = msgspec.structs.replace(opening, text=mark.title)
            before = found.blocks[: mark.block] if mark is marks[0] else ()
            reports.append(
                RawDocument(
                    format=found.format,
                    properties=found.properties,
                    blocks=(*before, title, *body),
                    asides=found.asides if mark is marks[0] else (),
                )
            )
        return tuple(reports)

    def _marks(self, blocks: Sequence[RawBlock]) -> list[_Mark]:
        """Marks that count 1, 2, 3 …; where the count starts again, a list of contents stood before."""
        marks: list[_Mark] = []
        for index, block in enumerate(blocks):
            if len(block.text) > _LONGEST or block.kind != "paragraph" or not self._maybe.search(block.text):
                continue
            mark = self._mark(blocks, index)
            if mark is not None and mark.value == 1:
                marks = [mark]
            elif mark is not None and marks and mark.value == len(marks) + 1 and mark.stem == marks[0].stem:
                marks.append(mark)
        return marks

    def _mark(self, blocks: Sequence[RawBlock], index: int) -> _Mark | None:
        text = blocks[index].text
        before = self._before.fullmatch(text)
        if before is not None:
            follower = next((block.text.strip() for block in blocks[index + 1 : index + 4] if block.text.strip()), "")
            titled = self._titles.is_title(before["title"] or follower)
            return _Mark(index, _value(before), before["title"], "") if titled or before["bracket"] else None
        behind = self._behind.fullmatch(text)
        if behind is None or not self._titles.is_title(behind["title"]):
            return None
        marked = behind["ordinal"] or behind["word"]
        return _Mark(index, _value(behind), behind["title"], "" if marked else behind["title"])


def _value(found: re.Match[str]) -> int:
    number = found["ordinal"] or found["plain"]
    return int(number) if number.isdigit() else han_value(number)
