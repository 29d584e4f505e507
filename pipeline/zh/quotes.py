"""Quoted stretches of Chinese text: paired, of mixed marks, or with the closing mark lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.zh.clauses import CLAUSE_MARKS

OPENING = "“「『〝‟„"
CLOSING = "”」』〞〟"
STRAIGHT = "\"＂'"

_MARK = re.compile(rf"[{OPENING}{CLOSING}{STRAIGHT}‘’\n](?<![A-Za-z][‘’'])")
_CLAUSE_END = re.compile(rf"[{CLAUSE_MARKS}、（）()《》{OPENING}{CLOSING}{STRAIGHT}‘’]")
_HARD = frozenset(f"{CLAUSE_MARKS}、）)》")
_PUNCTUATION = _HARD | {" ", "\u3000"}
_CLOSING_MARK = re.compile(rf"[{CLOSING}]")
_LONGEST_STRAIGHT = 40
_LONGEST_UNCLOSED = 100
"""A clause that goes on longer has no end that would tell where a quotation ends."""


class Quoted(NamedTuple):
    """The inside of a quotation, `text[start:end]`, without its marks.

    `mark` is the offset of the opening mark, `after` the offset past the closing one. Where the closing mark is lost,
    `closed` is false and both `end` and `after` stand where the clause ends.
    """

    mark: int
    start: int
    end: int
    after: int
    closed: bool

    @property
    def paired(self) -> bool:
        """Whether both marks stand in the text; one without its opening mark starts at `mark`."""
        return self.closed and self.mark < self.start


def find_quotes(text: str) -> list[Quoted]:
    """All quotations of `text` in order. Single marks inside double ones are found beside them; none crosses a line.

    An opening mark before punctuation closes, and a closing mark with nothing open opens: copied texts mix them up.
    """
    found: list[Quoted] = []
    pending: dict[bool, int] = {}
    for match in _MARK.finditer(text):
        position, mark = match.start(), match.group()
        if mark == "\n":
            found.extend(_unclosed(text, start) for start in pending.values())
            pending.clear()
            continue
        single = mark in "‘’'"
        opened = pending.pop(single, None)
        if opened is not None and _closes(text, opened, position, mark):
            found.append(Quoted(opened, opened + 1, position, position + 1, closed=True))
            continue
        if opened is not None:
            found.append(_unclosed(text, opened))
        if _may_open(text, position, mark):
            pending[single] = position
    found.extend(_unclosed(text, start) for start in pending.values())
    return sorted(quoted for quoted in found if quoted.start < quoted.end)


def find_lone_closings(text: str, quotes: Sequence[Quoted]) -> list[int]:
    """Offsets of closing marks that none of `quotes`, those of the same text, has for its own."""
    paired = {quoted.after - 1 for quoted in quotes if quoted.closed}
    return [match.start() for match in _CLOSING_MARK.finditer(text) if match.start() not in paired]


def _closes(text: str, opened: int, position: int, mark: str) -> bool:
    if mark in CLOSING or mark == "’":
        return True
    before_end = position + 1 >= len(text) or text[position + 1] in (_PUNCTUATION if mark in STRAIGHT else _HARD)
    if mark in STRAIGHT:
        inside = text[opened + 1 : position]
        # With one mark lost, the next pair would swallow the prose between two names.
        return before_end or (len(inside) <= _LONGEST_STRAIGHT and not _looks_like_prose(inside))
    return before_end


def _looks_like_prose(inside: str) -> bool:
    return any(mark in inside for mark in "，,。；;：:")


def _may_open(text: str, position: int, mark: str) -> bool:
    if position + 1 >= len(text):
        return False
    if mark in OPENING or mark == "‘":
        return text[position + 1] not in _HARD
    return mark in STRAIGHT and text[position + 1] not in _PUNCTUATION


def _unclosed(text: str, mark: int) -> Quoted:
    limit = min(len(text), mark + 1 + _LONGEST_UNCLOSED)
    boundary = _CLAUSE_END.search(text, mark + 1, limit)
    end = boundary.start() if boundary else limit
    return Quoted(mark, mark + 1, end, end, closed=False)
