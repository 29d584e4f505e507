"""Page marks that converters leave where a page ended: between paragraphs or in the middle of a word."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from pipeline.damage.edits import Change

_PAGE = 620
_SPREAD = 60
_LINE = 28
"""Characters of a printed line: a page ends where a line does, and never inside a heading of one line."""
_FORMS = (
    "第{n}页 共{all}页",
    "第 {n} 页 共 {all} 页",
    "第{n}页/共{all}页",
    "第{n}页",
    "{n}/{all}",
    "{n} / {all}",
    "—{n}—",
    "— {n} —",
    "- {n} -",
    "-{n}-",
    "－ {n} －",
    "_第{n}页",
    "Page {n} of {all}",
)


def mark_pages(text: str, chance: Random) -> Iterator[Change]:
    """A mark on a line of its own wherever a page is full, in one form a text."""
    form = chance.choice(_FORMS)
    ends = sorted({_line_end(text, end) for end in _page_ends(len(text), chance)} - {0, len(text)})
    for number, end in enumerate(ends, start=1):
        mark = form.format(n=number, all=len(ends) + 1)
        before = "" if text[end - 1] == "\n" else "\n"
        after = "" if text[end] == "\n" else "\n"
        yield Change(end, end, f"{before}{mark}{after}", "page_mark")


def _line_end(text: str, place: int) -> int:
    """The last end of a printed line before `place`."""
    start = text.rfind("\n", 0, place) + 1
    return start + (place - start) // _LINE * _LINE


def _page_ends(length: int, chance: Random) -> Iterator[int]:
    end = _PAGE + chance.randint(-_SPREAD, _SPREAD)
    while end < length:
        yield end
        end += _PAGE + chance.randint(-_SPREAD, _SPREAD)
