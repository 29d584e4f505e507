"""The cases of outlines.md: a text and the sections that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).with_name("outlines.md")
PROSE = "全镇上下齐心协力，完成年度任务，群众满意度明显提升，获得县级通报表扬。"
Shape = tuple[int, str | None, str | None]

_CASE = re.compile(r"^## (?P<name>.+)\n\.\n(?P<text>(?:.+\n)+)\.\n(?P<sections>(?:\d.+\n)*)", re.MULTILINE)


class Case(NamedTuple):
    name: str
    text: str
    sections: tuple[Shape, ...]


def cases() -> Iterator[Case]:
    """Every case of the page, in its order."""
    for found in _CASE.finditer(PAGE.read_text(encoding="utf-8")):
        text = found["text"].strip().replace("→", PROSE).replace("⇒", PROSE * 3)
        yield Case(found["name"], text, tuple(map(_shape, found["sections"].splitlines())))


def _shape(line: str) -> Shape:
    level, label, heading = line.split("|")
    return int(level), label.strip() or None, heading.strip()
