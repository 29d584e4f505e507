"""Files that hold several reports: collections mark each with 篇一, 范文二 or 第三篇 before its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.ingest.blocks import RawBlock, RawDocument
from pipeline.ingest.title import TitleFinder
from pipeline.zh.labels import han_value

_NUMBER = r"(?P<{}>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})"
_MARK = re.compile(
    rf"\s*[【\[（(]?\s*(?:第\s*{_NUMBER.format('ordinal')}\s*篇|(?:篇|范文)\s*{_NUMBER.format('plain')})"
    r"\s*[】\]）)]?\s*[:：、.．]?\s*(?P<title>.{0,60}?)\s*"
)
_LEAST_CHARACTERS = 100
"""Less between two marks is a list of what the collection holds."""


class _Mark(NamedTuple):
    block: int
    value: int
    title: str


def separate(found: RawDocument, titles: TitleFinder) -> tuple[RawDocument, ...]:
    """`found` cut into its reports, the marks taken off their titles; itself alone where it holds only one.

    第一篇 also names the parts of a plan, so each mark must stand before what reads as a report's title.
    Nobody can tell whose the notes and asides are: notes stay at the file's end, asides with the first report.
    """
    marks = _marks(found.blocks, titles)
    ends = [mark.block for mark in marks[1:]] + [len(found.blocks)]
    bodies = [found.blocks[mark.block + 1 : end] for mark, end in zip(marks, ends, strict=True)] if marks else []
    if len(marks) < 2 or any(sum(len(b.text) for b in body) < _LEAST_CHARACTERS for body in bodies):
        return (found,)
    reports = []
    for mark, body in zip(marks, bodies, strict=True):
        opening = found.blocks[mark.block]
        title = RawBlock(text=mark.title, paragraph=opening.paragraph, part=opening.part, style=opening.style)
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


def _marks(blocks: Sequence[RawBlock], titles: TitleFinder) -> list[_Mark]:
    """Marks that count 1, 2, 3 …"""
    marks: list[_Mark] = []
    for index, block in enumerate(blocks):
        if "篇" not in block.text[:6] and "范文" not in block.text[:6]:
            continue
        found = _MARK.fullmatch(block.text)
        if found is None or block.kind != "paragraph" or not titles.is_title(found["title"]):
            continue
        number = found["ordinal"] or found["plain"]
        value = int(number) if number.isdigit() else han_value(number)
        if value == len(marks) + 1:
            marks.append(_Mark(index, value, found["title"]))
    return marks
