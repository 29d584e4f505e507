"""The canonical text in the making: lines of raw blocks, and cuts that never lose the way back to them.

A repair only ever takes characters away (furniture, a chunk's number, the line break inside a word), so each repair
is a list of cuts: spans of the text as it stands, with the notice that tells of them.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from pipeline.ingest.blocks import RawBlock
from pipeline.records import Block, Notice, NoticeCode, Record, Value

LINE_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffc]+")
_WIDE_GAP = re.compile("(?<![ \t])[ \t]*[\u3000\xa0][ \t]*(?:[\u3000\xa0][ \t]*)+")
_NAMES = "[lr][ds]quo|mdash|hellip|middot|nbsp|bull"
_ENTITY = re.compile(
    r"[&＆](?:amp[;；])*(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5})[;；]"
    # what filters leave of &#8226; and &ldquo;
    r"|(?<![A-Za-z0-9#&])[Xx#](?P<code>8[12]\d\d)[;；]"
    rf"|[&＆](?:amp[;；])*(?P<unended>{_NAMES}|quot)(?![A-Za-z])"
    rf"|(?<![A-Za-z&])(?P<name>{_NAMES})(?:[;；]|(?=[\u4e00-\u9fff]))"
)
_ENTITY_SIGN = re.compile("[&＆;；]|quo")
_WHITE = re.compile(r"\s(?:\s+|\Z|(?<=\A.))", re.DOTALL)
"""Where alone something ragged may be: tried at each character, the pattern below takes ten times as long."""
_RAGGED = re.compile(
    # what is cut up to its end is cut from the beginning of a run: no blank inside one looks for the end anew
    r"\A\s+|(?<!\s)\s+\Z|(?<=\n)\s+|(?<!\s)[^\S\n]+(?=\n)|(?<=[ \t\u3000\xa0])[\u3000\xa0][ \t\u3000\xa0]*"
)
_PARAGRAPH_END = tuple("。！？!?：:；;”」)）》…")
_LONG_LINE = 200
_NAME_LENGTH = 4


class Segment(Value, frozen=True):
    """`text[start:end]` came from `raw`."""

    start: int
    end: int
    raw: RawBlock


Line = Segment
"""A whole line, without its break; `raw` is the block that its first character came from."""


class Cut(Value, frozen=True):
    """`text[start:end]` must go; without a code nobody is told (part of another cut's story)."""

    start: int
    end: int
    code: NoticeCode | None = None
    message: str = ""


class Draft(Record, frozen=True, kw_only=True):
    """A text with its segments (disjoint, ordered, covering all but line breaks) and what was done to it."""

    text: str
    segments: tuple[Segment, ...]
    lines: tuple[Line, ...]
    notices: tuple[Notice, ...] = ()


def draft(blocks: Iterable[RawBlock]) -> Draft:
    """Blocks as lines: stripped, empty ones dropped, generated labels written out, flattened paragraphs unfolded."""
    lines: list[str] = []
    segments: list[Segment] = []
    notices: list[Notice] = []
    start = 0
    for raw in blocks:
        places = _entity_places(raw.text)
        if places:
            raw = msgspec.structs.replace(raw, text=_ENTITY.sub(_character, raw.text))  # noqa: PLW2901 - read as meant
        first = start
        cursor = 0
        told = False
        for line in _lines_of(raw, raw.text):
            lines.append(line)
            segments.append(Segment(start, start + len(line), raw))
            at = raw.text.find(line, cursor) if places else -1
            cursor = at + len(line) if at >= 0 else cursor
            inside = places[bisect_left(places, at) : bisect_left(places, at + len(line))] if at >= 0 else []
            if inside:
                notices.append(_entities(start + inside[0] - at, start + inside[-1] + 1 - at))
                told = True
            start += len(line) + 1
        if places and not told:
            notices.append(_entities(first, first))  # blanks at an end, or under a generated label
    return _drafted("\n".join(lines), segments, notices if lines else [])


def one_line(text: str) -> str:
    """A title that no paragraph holds, as a paragraph would read: no breaks, no signs that nobody sees."""
    return " ".join(_INVISIBLE.sub("", text).split())


def _entity_places(text: str) -> list[int]:
    """Where the characters will stand that entities stand for."""
    places: list[int] = []
    if _ENTITY_SIGN.search(text):
        shift = 0
        for found in _ENTITY.finditer(text):
            character = _character(found)
            if character != found[0]:
                places.append(found.start() + shift)
            shift += len(character) - len(found[0])
    return places


def _entities(start: int, end: int) -> Notice:
    return Notice(code="entity_repaired", start=start, end=end, message="HTML entities decoded")


def _drafted(text: str, segments: Sequence[Segment], notices: Iterable[Notice]) -> Draft:
    segments = tuple(segments)
    lines = segments if _are_lines(segments, text) else tuple(_lines(text, segments))
    return Draft(text=text, segments=segments, lines=lines, notices=tuple(notices))


def _are_lines(segments: Sequence[Segment], text: str) -> bool:
    """Whether each segment is a line, as where nothing was joined yet or cut to nothing; always where there is none."""
    if len(segments) != text.count("\n") + 1:
        return not segments
    return all(left.end + 1 == right.start for left, right in pairwise(segments))


def _lines(text: str, segments: Sequence[Segment]) -> Iterator[Line]:
    position = start = 0
    for line in text.split("\n"):
        while segments[position].end <= start and position + 1 < len(segments):
            position += 1
        yield Line(start, start + len(line), segments[position].raw)
        start += len(line) + 1


def cut(source: Draft, cuts: Sequence[Cut]) -> Draft:
    """`source` without the stretches of `cuts` (ordered, disjoint); each told cut leaves a zero-width notice."""
    if not cuts:
        return source
    kept, position = [], 0
    for one in cuts:
        kept.append(source.text[position : one.start])
        position = one.end
    kept.append(source.text[position:])
    bounds = _moved([bound for segment in source.segments for bound in (segment.start, segment.end)], cuts)
    moved = zip(bounds[::2], bounds[1::2], source.segments, strict=True)
    segments = [Segment(start, end, segment.raw) for start, end, segment in moved if start < end]
    return _drafted("".join(kept), segments, [*_moved_notices(source.notices, cuts), *_told(cuts)])


def _told(cuts: Iterable[Cut]) -> Iterator[Notice]:
    gone = 0
    for one in cuts:
        if one.code is not None:
            yield Notice(code=one.code, start=one.start - gone, end=one.start - gone, message=one.message)
        gone += one.end - one.start


def _moved_notices(notices: Sequence[Notice], cuts: Iterable[Cut]) -> list[Notice]:
    offsets = sorted({offset for notice in notices for offset in (notice.start, notice.end)})
    places = dict(zip(offsets, _moved(offsets, cuts), strict=True))
    return [Notice(code=one.code, start=places[one.start], end=places[one.end], message=one.message) for one in notices]


def _moved(offsets: Sequence[int], cuts: Iterable[Cut]) -> list[int]:
    """`offsets`, which ascend, of the old text in the new one; an offset inside a cut falls on the cut's place."""
    moved: list[int] = []
    gone = done = 0
    for one in cuts:
        inside = bisect_left(offsets, one.start, done)
        behind = bisect_left(offsets, one.end, inside)
        moved += [offset - gone for offset in offsets[done:inside]]
        moved += [one.start - gone] * (behind - inside)
        gone += one.end - one.start
        done = behind
    return [*moved, *(offset - gone for offset in offsets[done:])]


def ragged_cuts(source: Draft) -> list[Cut]:
    """Cuts for what other cuts have left: empty lines, white space at the ends of lines, all but one blank of a gap."""
    cuts: list[Cut] = []
    for white in _WHITE.finditer(source.text):
        place = white.start()
        while place < white.end():
            found = _RAGGED.match(source.text, place)
            if found is not None:
                cuts.append(Cut(place, found.end()))
            place = place + 1 if found is None else found.end()
    return cuts


def whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """The span that takes the lines of `text[start:end]` away together with one line break."""
    if end < len(text):
        return start, end + 1
    return max(0, start - 1), end


def final_blocks(source: Draft) -> tuple[Block, ...]:
    """The public map back to the file."""
    return tuple(
        Block(
            start=segment.start,
            end=segment.end,
            kind=segment.raw.kind,
            paragraph=segment.raw.paragraph,
            part=segment.raw.part,
            table=segment.raw.table,
            row=segment.raw.row,
            column=segment.raw.column,
            style=segment.raw.style,
        )
        for segment in source.segments
    )


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for; one that was escaped twice is read twice."""
    if entity["code"]:
        return chr(int(entity["code"]))
    name = entity["name"] or entity["unended"]
    return html.unescape(html.unescape(f"&{name};" if name else entity[0].replace("＆", "&").replace("；", ";")))


def _lines_of(raw: RawBlock, whole: str) -> Iterator[str]:
    """Wide spaces, breaks and invisible characters are all not printable: most paragraphs have none."""
    label = raw.label or ""
    if whole.isprintable() and not label:
        if whole and not whole.isspace():
            yield whole.strip()
        return
    for piece in LINE_BREAKS.split(_INVISIBLE.sub("", whole)):
        text = piece.strip()
        if label and text:
            text = label + (raw.label_gap or _gap(label, text)) + text
            label = ""
        if text:
            yield from _unfolded(text)


def _gap(label: str, text: str) -> str:
    """`1.` before `5万户` must not read as 1.5万户."""
    return " " if label[-1] in "0123456789." and text[0] in "0123456789" else ""


def _unfolded(text: str) -> Iterator[str]:
    """Sites put whole reports into one paragraph, two wide spaces before each paragraph that it once had."""
    if text.isprintable():
        yield text
        return
    start = 0
    gaps = list(_WIDE_GAP.finditer(text))
    nexts = [*(gap.start() for gap in gaps[1:]), len(text)]
    flattened = len(text) >= _LONG_LINE
    for gap, following in zip(gaps, nexts, strict=False):
        # Measured, not cut out: what is left may be the whole text so far, at each of its gaps.
        ended = text.endswith(_PARAGRAPH_END, start, gap.start())
        torn = flattened and following - gap.end() > _NAME_LENGTH
        if start < gap.start() and (ended or torn):
            yield text[start : gap.start()]
            start = gap.end()
    yield text[start:]
