"""Page marks that a converter left in the running text: 第5页 共5页, — 3 —, 3/13, and lone numbers that count up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.ingest.canonical import Cut, Draft, Line, whole_lines

_N = r"[ \u3000]*\d{1,4}[ \u3000]*"
_DASH = r"[—–\-－―_·~]{1,3}"
_OF_ALL = rf"[/,，、]?[ \u3000]*[(（]?[共总]计?{_N}[页頁][)）]?"
_LINE = re.compile(
    rf"[_(（〔\[【]?第{_N}[页頁]\s*(?:{_OF_ALL})?[)）〕\]】]?"
    rf"|[共总]计?{_N}[页頁]\s*[/,，]?\s*第{_N}[页頁]"
    rf"|{_DASH}{_N}(?:[/／]{_N})?{_DASH}"
    r"|[(（\[【〔]?\s*\d{1,3}\s*[/／]\s*\d{1,3}\s*[)）\]】〕]?"
    rf"|(?:[Pp](?:age|\.)?|页码)\s*[:：]?{_N}(?:(?:of|/){_N})?"
)
_INLINE = re.compile(
    # blanks around the mark or inside it say that a page ended; 举行第5页共5页的展示 is prose
    rf"(?:[ \u3000]+|(?<=[。！？；”\n]))第{_N}[页頁][ \u3000]*{_OF_ALL}[ \u3000]*"
    rf"|第{_N}[页頁][ \u3000/／,，]+[共总]计?{_N}[页頁][ \u3000]*"
    rf"|第{_N}[页頁][ \u3000]*{_OF_ALL}(?=\n|\Z)"
    r"|[ \u3000]*_第\d{1,4}[页頁][ \u3000]*"
)
_INSIDE = (
    ("—–-－", re.compile(r"[—–\-－]{1,2} ?(\d{1,3}) ?[—–\-－]{1,2}")),
    ("页頁", re.compile(r"第 ?(\d{1,3}) ?[页頁]")),
    ("/／", re.compile(r"(\d{1,3}) ?[/／] ?\d{1,3}")),
)
"""Marks inside lines, each with the characters without which it need not be looked for."""
_BEFORE = re.compile(r"[\s。！？；”]")
_TORN = re.compile("[\u4e00-\u9fff，、]")
_LONE = re.compile(r"[〔\[]?(\d{1,3})[〕\]]?")
_DIGITS = re.compile(r"\d+")
_LONGEST_MARK = 24
_LONGEST_LONE = 5
_BLANKS = " \u3000"
_WORD = re.compile("[\u4e00-\u9fff0-9，、“”《》]")
_LEAST_LONE = 3
_LEAST_PAGE = 100
"""Fewer lone numbers may be cells of a flattened table; three that count up are pages."""
_MESSAGE = "page mark"


def page_mark_cuts(source: Draft) -> list[Cut]:
    """Cuts for page marks; where one broke a sentence, the lines are left for the joiner to put together."""
    text = source.text
    whole = [*_marked_lines(source), *_lone_numbers(source)]
    taken = {line.start for line in whole}
    spans = [whole_lines(text, line.start, line.end) for line in whole]
    starts = [line.start for line in source.lines]

    def is_free(place: int) -> bool:
        return starts[bisect_right(starts, place) - 1] not in taken

    spans.extend(_counting_up(text, spans, [one for one in _inside(text) if is_free(one[0])]))
    if "页" in text or "頁" in text:
        spans.extend(found.span() for found in _INLINE.finditer(text) if is_free(found.start()))
    return [Cut(start, end, "page_mark_removed", _MESSAGE) for start, end in _apart(sorted(spans))]


def _marked_lines(source: Draft) -> Iterator[Line]:
    for line in source.lines:
        short = line.end - line.start <= _LONGEST_MARK and line.raw.kind == "paragraph"
        if short and _LINE.fullmatch(source.text, line.start, line.end):
            yield line


def _counting_up(
    text: str, marked: Sequence[tuple[int, int]], inside: Sequence[tuple[int, int, int]]
) -> list[tuple[int, int]]:
    """Marks at the edge of a line or between blanks, where with those on lines of their own they count up."""
    if not inside:
        return []
    lines = [(start, _DIGITS.search(text, start, end)) for start, end in marked]
    values = sorted([(start, int(found[0])) for start, found in lines if found] + [one[::2] for one in inside])
    steps = all(right == left + 1 for (_, left), (_, right) in pairwise(values))
    return [_with_blanks(text, start, end) for start, end, _ in inside] if steps and len(values) > 1 else []


def _inside(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of what may be a mark inside a line."""
    for signs, mark in _INSIDE:
        for found in mark.finditer(text) if any(sign in text for sign in signs) else ():
            start = found.start() - (text[found.start() - 1 : found.start()] == "_")
            if _is_apart(text, start, found.end()):
                yield start, found.end(), int(found[1])


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether blanks or ends of sentences part a mark from the text; one in dashes may stand in the midst of a word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if _BEFORE.match(before) and (not after or after.isspace()):
        return True
    return text[start] in "—–－" and bool(_TORN.match(before) and _TORN.match(after))


def _with_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """The mark and one blank beside it; both blanks where it stands in the middle of a sentence."""
    left, right = start, end
    while left > 0 and text[left - 1] in _BLANKS:
        left -= 1
    while right < len(text) and text[right] in _BLANKS:
        right += 1
    torn = _WORD.match(text[left - 1 : left]) is not None and _WORD.match(text, right) is not None
    return (left, right) if torn else (start, end)


def _lone_numbers(source: Draft) -> list[Line]:
    """Lines that hold nothing but 1, 2, 3 … in steps of one, with text between them."""
    run: list[Line] = []
    value = 0
    for line in source.lines:
        lone = _LONE.fullmatch(source.text, line.start, line.end) if line.end - line.start <= _LONGEST_LONE else None
        if lone is None or line.raw.kind != "paragraph":
            continue
        if not run or (int(lone[1]) == value + 1 and line.start - run[-1].end > _LEAST_PAGE):
            run.append(line)
            value = int(lone[1])
    return run if len(run) >= _LEAST_LONE else []


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans without their overlaps."""
    reached = 0
    for start, end in spans:
        if end > reached:
            yield max(start, reached), end
            reached = end
