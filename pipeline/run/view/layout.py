"""Text in columns: Chinese characters are two cells wide, and colour takes none."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

Style = Literal["title", "head", "dim", "good", "bad", "warn", "find"]
_CODES: dict[Style, str] = {
    "title": "1",
    "head": "1;36",
    "dim": "2",
    "good": "32",
    "bad": "1;31",
    "warn": "33",
    "find": "1;33",
}
WIDTH = 80
_WORD = re.compile(r"[!-~]+ ?|.", re.DOTALL)


def width(text: str) -> int:
    """Cells that the text takes on a terminal."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def clip(text: str, cells: int) -> str:
    """The text in at most so many cells; what was cut leaves a `…`. Line breaks become spaces."""
    text = text.replace("\n", " ").replace("\t", " ")
    if width(text) <= cells:
        return text
    kept, used = [], 0
    for character in text:
        used += _cells(character)
        if used > cells - 1:
            break
        kept.append(character)
    return "".join(kept) + "…"


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Clipped or filled up to exactly so many cells, the text at the left edge or at the right one."""
    text = clip(text, cells)
    filling = " " * (cells - width(text))
    return filling + text if right else text + filling


def wrap(text: str, cells: int, indent: str = "") -> Iterator[str]:
    """Lines of at most so many cells, the indent of each included. Chinese breaks anywhere, ASCII between words."""
    line, used = [indent], width(indent)
    for word in _words(text, cells - width(indent)):
        if used + width(word) > cells:
            yield "".join(line)
            line, used = [indent], width(indent)
        line.append(word)
        used += width(word)
    yield "".join(line)


def _words(text: str, cells: int) -> Iterator[str]:
    """What a line should not break inside; a word that fits on no line falls apart."""
    for word in _WORD.findall(text):
        yield from [word] if width(word) <= cells else word


def table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    limits: Sequence[int],
    *,
    right: frozenset[int] = frozenset(),
    room: int | None = None,
) -> Iterator[list[str]]:
    """Cells padded to their columns, header first; a column is as wide as it needs to be, up to its limit.

    `right` are the columns, from 0, whose cells stand at the right edge. All columns together take no more than
    `room`: the widest give way first.
    """
    lines = [header, *rows]
    widths = [min(limit, max(width(line[at]) for line in lines)) for at, limit in enumerate(limits)]
    while room is not None and sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    for line in lines:
        yield [pad(cell, cells, right=at in right) for at, (cell, cells) in enumerate(zip(line, widths, strict=True))]


class Painter:
    """Colours text, or leaves it as it is."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, style: Style) -> str:
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self._colour and text else text


def painter() -> Painter:
    """Colour on a terminal that wants it (https://no-color.org), none in a pipe."""
    return Painter(colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
