"""Sentences that a line break tore apart: `老党员1` / `26名`, `3万余` / `元`, a line that ends in a comma.

Headings and list items do not end with 。 either, so a line is torn only where what stands before the break proves
that a sentence is under way, and what follows goes on with it.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.config.damage import Damage
from pipeline.ingest.canonical import Cut, Draft, Line
from pipeline.ingest.words import any_of
from pipeline.zh.labels import match_label

_CLOSED = tuple("。！？!?；;：:…”\"'’」）)》】]")
_ENDED = tuple("。！？!?：:…")
"""After one of these a line may end its paragraph even where it is full."""
_INSIDE_NUMBER = re.compile(r"(?:[\d.．％%]|百分之|\d[余多几]?[万亿千百]?[余多]?|第)$")
_LONGEST_END = 8
"""Of a number: the patterns above know no longer end. To look for it in whole lines costs more than all else here."""
_LONG_END, _LONG_START = re.compile(r"\d{3}$"), re.compile(r"\d{3}")
"""走访农户120 / 350人 are two figures: nobody writes one of six digits."""
_GOES_ON = re.compile(r"[，,、。；;：）)》”]")
_OPEN_END = tuple("，,、（(《“")
_SENTENCE_INSIDE = re.compile("[。；]")
_CLAUSE = re.compile("[，,。；;]")
_OPENED = re.compile(r"“[^“”]*$|《[^《》]*$|（[^（）]*$")
_CLOSES = re.compile(r"[^“”《》（）]{0,30}[”》）]")
_LONE_OPENINGS = frozenset("（(《“【〔")
_LAST_PIECE = re.compile(r"[。！？”][ \u3000\xa0]+([^，,。；;：:\s]+)$")
_LONGEST_HEADING = 24
_MANY_CLAUSES = 3
"""A heading has two clauses, seldom three; a line with more stops inside is prose."""
_LEAST_CLAUSE = 8
_LEAST_PROSE = 10
_LONG_PROSE = 20
_MEMORY = 400
"""How far back a sentence is looked at; without a bound a text wrapped hard would cost the square of its length."""
_WIDEST_WRAP = 120
"""Columns; no line has more characters than columns, and whole paragraphs have more."""
_LEAST_WRAPPED = 4
_LINES_TO_ONE_WIDER = 40
_NARROW = re.compile("[\0-\x09\x0b-\u2e7f]+")
"""All but line breaks."""
_INDENT = 6
"""Columns that a first line may lack: two characters of indent and a stop that was not to open the next line."""
_MESSAGE = "a line break inside a sentence"


class _Wrap(NamedTuple):
    """A text wrapped hard at one width."""

    full: frozenset[int]
    """Starts of the lines that are full."""
    margin: int
    """The indent of lines that go on with a paragraph; a line that stands further in opens one."""
    padded: bool
    """Whether most lines end in a blank; where few do, a blank stands for the end of a paragraph."""


class SentenceJoiner:
    """Finds line breaks inside sentences; its words come from configs/damage.yaml."""

    def __init__(self, damage: Damage) -> None:
        units = "|".join(re.escape(entry.text) for entry in damage.units)
        self._number_goes_on = re.compile(rf"\d+[^\d\s、.．)）/\-:：年月]|[.．]\d|[万亿余多]*(?:{units})")
        self._last_figure = re.compile(
            rf"(?!{any_of(damage.uncounted)})[^\W\d第表图号]{{2}}\d{{1,3}}[余多]?[万亿千百]?[余多]?$"
        )
        self._fresh_start = re.compile("|".join(entry.text for entry in damage.fresh_starts) or r"(?!)")

    def cuts(self, source: Draft) -> list[Cut]:
        """Cuts of the line breaks inside sentences."""
        return self._cuts(source, _hard_wrap(source.text, source.lines))

    def wrap_cuts(self, source: Draft) -> list[Cut]:
        """The same for a text that is wrapped hard at one width; none for others."""
        wrap = _hard_wrap(source.text, source.lines)
        return self._cuts(source, wrap) if wrap is not None else []

    def _cuts(self, source: Draft, wrap: _Wrap | None) -> list[Cut]:
        text, lines = source.text, source.lines
        pages = {notice.start for notice in source.notices if notice.code == "page_mark_removed"}
        cuts: list[Cut] = []
        begin = 0
        for left, right in pairwise(lines):
            if left.end - left.start == 1 and text[left.start] in _LONE_OPENINGS and left.raw.kind == right.raw.kind:
                # a bracket torn off its label or words; there is no sentence to tell of
                cuts.append(Cut(left.end, right.start))
                continue
            over = right.start in pages and self._goes_over(text, begin, left, right)
            if over or self._joins(text, begin, left, right, wrap):
                cuts.append(Cut(left.end, right.start, "broken_sentence_joined", _MESSAGE))
            else:
                begin = right.start
        return cuts

    def starts_afresh(self, line: str) -> bool:
        """Whether a line opens a paragraph by its first words."""
        return self._fresh_start.match(line) is not None

    def _joins(self, text: str, begin: int, left: Line, right: Line, wrap: _Wrap | None) -> bool:
        """Whether the sentence of `text[begin:left.end]`, already joined lines included, goes on in `right`."""
        wrapped = wrap is not None and left.start in wrap.full
        if text.endswith(_ENDED if wrapped else _CLOSED, left.start, left.end) or not _both_prose(left, right):
            return False
        before = text[max(begin, left.end - _MEMORY) : left.end]
        parted = wrapped and wrap is not None and (_indent(right) > wrap.margin or (_padded(left) and not wrap.padded))
        if parted or (not wrapped and _ends_in_heading(before)):
            return False
        return self._torn(before, text[right.start : right.end], wrapped=wrapped)

    def _goes_over(self, text: str, begin: int, left: Line, right: Line) -> bool:
        """Whether a sentence goes over a page's end: all the proof that it needs is that the line is no heading."""
        before = text[max(begin, left.end - _MEMORY) : left.end]
        if before.endswith(_ENDED) or not _both_prose(left, right) or _CLAUSE.search(before) is None:
            return False
        if match_label(before) is not None and _SENTENCE_INSIDE.search(before) is None:
            return False
        return match_label(text, right.start) is None and not self.starts_afresh(text[right.start : right.end])

    def _torn(self, left: str, right: str, *, wrapped: bool) -> bool:
        if (
            _INSIDE_NUMBER.search(left, len(left) - _LONGEST_END)
            and self._number_goes_on.match(right)
            and not (_LONG_END.search(left, len(left) - _LONGEST_END) and _LONG_START.match(right))
            and self._counts(left)
        ):
            return True
        if len(left) < _LEAST_PROSE or match_label(right) is not None:
            return False
        return wrapped or (not self.starts_afresh(right) and _under_way(left, right))

    def _counts(self, left: str) -> bool:
        """Whether the figure that `left` ends with counts something; 附件1 and telephone numbers do not."""
        return len(left) >= _LEAST_CLAUSE and (
            _CLAUSE.search(left) is not None or self._last_figure.search(left, len(left) - _LONGEST_END) is not None
        )


def _both_prose(left: Line, right: Line) -> bool:
    return (
        left.raw.kind == right.raw.kind == "paragraph"
        and right.raw.label is None
        and right.raw.heading_level is None
        and left.raw.heading_level is None
    )


def _hard_wrap(text: str, lines: Sequence[Line]) -> _Wrap | None:
    """How a text is wrapped that is wrapped hard at one width; else None."""
    # a title or a site's line among many may be wider than the rest
    wider = 1 + len(lines) // _LINES_TO_ONE_WIDER
    if len(lines) < _LEAST_WRAPPED or _least_of(wider, (line.end - line.start for line in lines)) > _WIDEST_WRAP:
        return None
    widths = list(_widths(text, lines))
    widest = _least_of(wider, widths)
    if not 2 * _LEAST_PROSE <= widest <= _WIDEST_WRAP:
        return None
    full = widest - _INDENT
    followers = [
        right
        for width, (left, right) in zip(widths, pairwise(lines), strict=False)
        if width >= full and not text.endswith(_CLOSED, left.start, left.end)
    ]
    prose = sum(width >= 2 * _LEAST_PROSE for width in widths)
    if len(followers) < _LEAST_WRAPPED or len(followers) * 3 < prose:
        return None
    padded = sum(_padded(line) for line in lines) * 2 > len(lines)
    longest = _common_length(lines, wider, prose)
    starts = frozenset(
        line.start
        for line, width in zip(lines, widths, strict=True)
        if width >= full or (longest is not None and _length(line) >= longest)
    )
    return _Wrap(starts, min(map(_indent, followers)), padded)


def _common_length(lines: Sequence[Line], wider: int, prose: int) -> int | None:
    """How many characters full lines have, where a text is wrapped by their number and not by their width."""
    lengths = [_length(line) for line in lines]
    longest = _least_of(wider, lengths)
    return longest if lengths.count(longest) * 3 >= prose else None


def _length(line: Line) -> int:
    """Characters of the line, its indent among them."""
    return len(line.raw.text.rstrip())


def _padded(line: Line) -> bool:
    return line.raw.text[-1:].isspace()


def _indent(line: Line) -> int:
    """How far the line stands in: in a wrapped text only the first lines of its paragraphs do."""
    return len(line.raw.text) - len(line.raw.text.lstrip())


def _least_of(number: int, sizes: Iterable[int]) -> int:
    """The least of the `number` greatest sizes."""
    return heapq.nlargest(number, sizes)[-1]


def _widths(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Columns of each line: a Chinese character takes two."""
    wide = _NARROW.sub("", text).split("\n")
    return (line.end - line.start + len(twice) for line, twice in zip(lines, wide, strict=True))


def _ends_in_heading(left: str) -> bool:
    """Whether what stands behind the last sentence, after a blank, is a labelled heading and no more."""
    last = _LAST_PIECE.search(left)
    return last is not None and match_label(last[1]) is not None and len(last[1]) <= _LONGEST_HEADING


def _under_way(left: str, right: str) -> bool:
    """Whether a sentence is under way at the end of `left`: by its stops, its open quote or its several clauses."""
    if _CLAUSE.search(left) and (_GOES_ON.match(right) or left.endswith(_OPEN_END)):
        return True
    if _OPENED.search(left) and _CLOSES.match(right):
        return True
    prose = _SENTENCE_INSIDE.search(left) is not None or len(_CLAUSE.findall(left)) >= _MANY_CLAUSES
    return prose and len(left) >= _LONG_PROSE and _CLAUSE.search(right) is not None
