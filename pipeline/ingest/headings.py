"""Candidates for headings: labelled lines, run-in labels inside flattened paragraphs, styled and bold short lines."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.canonical import Line
from pipeline.ingest.proved import proved_labels
from pipeline.ingest.title import Title
from pipeline.zh.labels import STYLES, Label, LabelStyle, match_label

HeadingStyle = LabelStyle | Literal["opener", "styled", "bracketed", "bold"]

_HEADING_END = re.compile(r"[。：]|(?<!\d):|:(?!\d)|(?<=[^\x00-\x7f])\.(?!\d)")
_FLAT_END = re.compile(r"(?<=[^\W\dA-Za-z])[ \u3000\xa0]+(?=[\w“\"《•])")
_SEMICOLON = re.compile(r"[；;]\s*")
TRAILING = "。：:；;，,、. \u3000"
_LABEL_SPACE = " \t\u3000\xa0"
_LABEL_STOPS = "：:、，,．."
_BLANK = r"[ \t\u3000\xa0]"
_INLINE_START = re.compile(  # not from the second blank of a run on: the first has been tried
    rf"[。！？!?\s](?<!{_BLANK}{_BLANK}){_BLANK}*(?=[第一二三四五六七八九十\d（(①-⑳⑴-⒛㈠-㈩])"
)
_PARAGRAPH_END = "。！？!?”）)；;"
_HEADING_KINDS = frozenset({"paragraph", "text_box"})
_NOTE_KINDS = frozenset({"footnote", "endnote"})
_PLAIN = re.compile(r"(?![一二三四五六七八九十]{1,2}是)[“”《》、\w]{4,}")
_PLAIN_LONGEST = 24
_PLAIN_BODY = 30
_LEAD_IN = re.compile(r".{8,}[：:]$|.{11,}。$")
"""A short line that opens the text below a heading: it announces what follows, or is a whole sentence."""
_LEAST_BODY = 12
_LONG_BODY = 24
_SURE_BODY = re.compile(r"•|[一二三]是|首先[，,]")
_BODY_SIGN = re.compile(r"[，,\d]")
_NO_HEADING = re.compile(
    r"^[（(].*[)）]$|[，,；;：:]$|^附?[表图][ \u3000]?[一二三四五六七八九十\d:：]|^附[:：]"
    r"|^\w{2,4}[人者][:：][ \u3000]*\w{1,2}[ \u3000]*\w{1,2}$"
    r"|^[\d〇○零一二三四五六七八九]{4}[ \u3000]?年[^年]{1,6}月(?:[^月]{1,6}日)?$"
)
"""Bold lines that are remarks, captions, signatures, dates, or no more than the beginning of a sentence."""
_WHOLE_LINES = frozenset({"opener", "styled", "bold"})
"""Headings that have their line to themselves, a colon inside included."""
_BRACKETED = re.compile(
    r"(?:^|(?<=[。！？；”\s]))[【〖〔](?=[^\d\s])(?P<words>[\w、“”·]{2,20})[】〗〕](?!\d{1,4}号)", re.MULTILINE
)
"""How yearbooks head their entries: 【概况】."""
_DECIMAL = re.compile(r"\d{1,2}\.(\d{1,2})(?=[^\W\d])(?![万亿个%])")
"""1.1子级 is a label before the words of a styled heading; anywhere else it may be a figure."""
_SHORT = 40
_FLAT_LINE = 100
"""From this length on a space inside a line may part a heading from its body."""
_LONGEST_RUN_IN = 400
_WHOLE = re.compile(r"[^：:。；;]{2,20}[：:][^：:，,、。；;！？\d]{6,26}")
"""A heading with a colon inside: words alone on both sides, in a line of its own; names behind it would be a list."""
_LEADS_ON = re.compile(r"(?:如下|以下|下列|[方]面|[几多一二三四五六七八九十]\w{1,6})$")
_WHOLE_STYLED = re.compile(r"[^。；;]{4,40}")
_ANNEXES = re.compile(r"附件\s*[:：]\s*")
_NUMBERED = re.compile(r"附[件录表]\s*[一二三四五六七八九十\d]{0,2}")
"""An annex that tells no more than its number: its name stands in the next line."""
_RUN_IN_LINE = 30
"""From this length on a line may hold several headings with their bodies."""


class Heading(NamedTuple):
    """A heading at `start`; `text[text_start:text_end]` is its text without label and closing punctuation."""

    start: int
    style: HeadingStyle
    value: int
    label_end: int
    text_start: int
    text_end: int
    body_start: int
    level: int | None
    """Of a heading style, 1 to 9."""
    inline: bool
    """Whether it stands inside a line and needs its sequence as evidence."""


def _start(heading: Heading) -> int:
    return heading.start


class _Mark(NamedTuple):
    """What a heading opens with: its label, or nothing where `end` is `start`."""

    style: HeadingStyle
    value: int
    start: int
    end: int


def headings(text: str, lines: Sequence[Line], openers: re.Pattern[str], title: Title) -> list[Heading]:
    """All candidates in order; the title is none, and a line is bold for nothing among the lines below the title."""
    found: list[Heading] = []
    plain = plain_headings(text, lines, title.body)
    bare = proved_labels(text, lines)
    bracketed = _bracketed_headings(text)
    taken = {heading.start for heading in bracketed} | _listed_annexes(text, lines) | _bold_end(text, lines)
    starts = [start.end() for start in _INLINE_START.finditer(text)]
    for index, line in enumerate(lines):
        if line.raw.kind not in _HEADING_KINDS:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        opening = None
        if line.start not in taken:
            opening = _line_heading(text, line, bare.get(line.start), openers, title)
            if opening is None and index in plain:
                opening = _unlabelled(text, line, "bold")
        if opening is not None and following is not None:
            opening = _with_line_below(text, line, following, opening)
            taken |= {following.start} if opening.text_start == following.start else set()
        if opening is not None:
            found.append(opening)
        inside = starts[bisect_right(starts, line.start) : bisect_left(starts, line.end)]
        found.extend(_inline_headings(text, line, inside))
    return sorted([*found, *_in_lines(bracketed, lines)], key=_start) if bracketed else found


def _listed_annexes(text: str, lines: Sequence[Line]) -> set[int]:
    """Starts of the lines that count on from 附件：1.甲: they name what is attached."""
    listed: set[int] = set()
    last: Label | None = None
    for line in lines if _ANNEXES.search(text) else ():
        opens = _ANNEXES.match(text, line.start, line.end)
        label = match_label(text, opens.end() if opens else line.start)
        goes_on = last and label and (label.style, label.value) == (last.style, last.value + 1)
        if goes_on and opens is None:
            listed.add(line.start)
        last = label if goes_on or (opens and label and label.value == 1) else None
    return listed


def _bold_end(text: str, lines: Sequence[Line]) -> set[int]:
    """Starts of the bold lines without a label that end a text: what has no body, as a signature, heads nothing."""
    ended: set[int] = set()
    for line in reversed(lines):
        if line.raw.kind in _NOTE_KINDS:
            continue
        sure = line.raw.heading_level is not None or _label_at(text, line) is not None
        if sure or not line.raw.bold or line.raw.kind not in _HEADING_KINDS or line.end - line.start > _SHORT:
            break
        ended.add(line.start)
    return ended


def _with_line_below(text: str, line: Line, below: Line, heading: Heading) -> Heading:
    """`heading` with all of its words: an annex's name stands below its number, other words may go over a colon."""
    if below.raw.kind != "paragraph" or heading.inline:
        return heading
    if heading.style == "opener":
        named = _NUMBERED.fullmatch(text, line.start, heading.text_end) and _names_annex(text, below)
        return _named_below(text, heading, below) if named else heading
    if heading.style in STYLES and heading.text_end < line.end and _is_whole(text, line, below, heading):
        return heading._replace(text_end=_bare_end(text, heading.text_start, line.end), body_start=below.start)
    return heading


def _names_annex(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    short = 2 <= len(words) <= _SHORT and words[-1] not in _PARAGRAPH_END.replace("）", "").replace(")", "")
    return short and not (_NO_HEADING.search(words) or _NUMBERED.match(words) or match_label(words))


def _named_below(text: str, heading: Heading, below: Line) -> Heading:
    return heading._replace(
        label_end=heading.text_end,
        text_start=below.start,
        text_end=_bare_end(text, below.start, below.end),
        body_start=_past_white(text, below.end),
    )


def _is_whole(text: str, line: Line, below: Line, heading: Heading) -> bool:
    """Whether a heading that was cut at its colon goes on to the line's end: prose or an inner label stands below."""
    if line.raw.heading_level is not None:
        return _WHOLE_STYLED.fullmatch(text, heading.text_start, line.end) is not None
    if _WHOLE.fullmatch(text, heading.text_start, line.end) is None or _LEADS_ON.search(
        text, heading.text_end, line.end
    ):
        return False
    label = match_label(text, below.start)
    if label is not None:
        return STYLES.index(label.style) > STYLES.index(heading.style) and label.value == 1
    return below.end - below.start >= _PLAIN_BODY and text[below.end - 1] in "。；;！"


def _bracketed_headings(text: str) -> list[Heading]:
    """【概况】 at the head of a line or sentence, where an author has the habit: one alone may be any remark."""
    found = list(_BRACKETED.finditer(text)) if any(mark in text for mark in "【〖〔") else []
    return [
        Heading(
            start=one.start(),
            style="bracketed",
            value=0,
            label_end=one.start(),
            text_start=one.start("words"),
            text_end=one.end("words"),
            body_start=_past_white(text, one.end()),
            level=None,
            inline=False,
        )
        for one in (found if len(found) > 1 else ())
    ]


def _in_lines(bracketed: Iterable[Heading], lines: Sequence[Line]) -> Iterator[Heading]:
    """Those that stand where headings may: in no cell of a table and no note."""
    starts = [line.start for line in lines]
    for heading in bracketed:
        if lines[bisect_right(starts, heading.start) - 1].raw.kind in _HEADING_KINDS:
            yield heading


def plain_headings(text: str, lines: Sequence[Line], body: int) -> frozenset[int]:
    """Indices of lines that are headings by their shape alone: a few words without a stop between whole paragraphs.

    One such line may be a signature or a caption; two or more, each between paragraphs, are the author's habit.
    """
    found = [
        index
        for index in range(1, len(lines) - 1)
        if lines[index].start >= body
        and lines[index].end - lines[index].start <= _PLAIN_LONGEST
        and _PLAIN.fullmatch(text, lines[index].start, lines[index].end)
        and text[lines[index - 1].end - 1] in _PARAGRAPH_END
        and _opens_text(text, lines[index + 1])
        and lines[index].raw.kind == "paragraph"
    ]
    return frozenset(found if len(found) > 1 else ())


def _opens_text(text: str, line: Line) -> bool:
    if line.raw.kind != "paragraph":
        return False
    if line.end - line.start >= _PLAIN_BODY or match_label(text, line.start) is not None:
        return True
    return _LEAD_IN.fullmatch(text, line.start, line.end) is not None


def _line_heading(text: str, line: Line, bare: Label | None, openers: re.Pattern[str], title: Title) -> Heading | None:
    label = bare or _label_at(text, line)
    if label is not None:
        return _labelled(text, line, label, inline=False)
    style = _unlabelled_style(text[line.start : line.end], line.raw, openers)
    first = title.end if style == "styled" else title.body
    return _unlabelled(text, line, style) if style is not None and line.start >= first else None


def _label_at(text: str, line: Line) -> Label | None:
    generated = line.raw.label
    if generated and text.startswith(generated, line.start):
        known = match_label(f"{generated} 某", 0)
        return Label(known.style, known.value, line.start, line.start + len(generated)) if known else None
    if line.raw.heading_level is not None and (decimal := _DECIMAL.match(text, line.start)):
        return Label("decimal", int(decimal[1]), line.start, decimal.end())
    return match_label(text, line.start)


def _unlabelled_style(text: str, raw: RawBlock, openers: re.Pattern[str]) -> HeadingStyle | None:
    if raw.kind != "paragraph":
        return None  # a box sets its words large or bold to be seen, not to head what follows
    if openers.fullmatch(text):
        return "opener"
    if raw.heading_level is not None and len(text) <= 2 * _SHORT:
        return "styled"
    if raw.bold and 2 <= len(text) <= _SHORT and _NO_HEADING.search(text) is None:
        return "bold"
    return None


def _inline_headings(text: str, line: Line, starts: Sequence[int]) -> Iterator[Heading]:
    """Labels after the end of a sentence, or after a space where a whole report stands in one line."""
    if line.end - line.start < _RUN_IN_LINE:
        return
    for start in starts:
        label = match_label(text, start)
        near = msgspec.structs.replace(line, end=min(line.end, start + _LONGEST_RUN_IN))
        heading = _labelled(text, near, label, inline=True) if label is not None else None
        if heading is not None:
            yield heading


def _labelled(text: str, line: Line, label: Label, *, inline: bool) -> Heading | None:
    """None where nothing follows the label."""
    if not text[label.end : line.end].strip():
        return None
    heading = _built(text, line, _Mark(*label), inline=inline)
    return None if _lists_on(text, heading) else heading


def _lists_on(text: str, heading: Heading) -> bool:
    """Whether the label opens a list inside a sentence: 1、甲；2、乙；3、丙。"""
    labels = (match_label(text, stop.end()) for stop in _SEMICOLON.finditer(text, heading.text_start, heading.text_end))
    return any(label and (label.style, label.value) == (heading.style, heading.value + 1) for label in labels)


def _unlabelled(text: str, line: Line, style: HeadingStyle) -> Heading:
    return _built(text, line, _Mark(style, 0, line.start, line.start), inline=False)


def _built(text: str, line: Line, mark: _Mark, *, inline: bool) -> Heading:
    text_start = mark.end
    skipped = _LABEL_SPACE if mark.style in STYLES[STYLES.index("han") :] else _LABEL_SPACE + _LABEL_STOPS
    while text_start < line.end and text[text_start] in skipped:
        text_start += 1
    flat = inline or line.end - line.start >= _FLAT_LINE
    if mark.style in _WHOLE_LINES:
        text_end, body_start = _bare_end(text, text_start, line.end), _past_white(text, line.end)
    else:
        text_end, body_start = _extent(text, text_start, line.end, flat=flat, inline=inline)
    return Heading(
        start=mark.start,
        style=mark.style,
        value=mark.value,
        label_end=mark.end,
        text_start=text_start,
        text_end=text_end,
        body_start=body_start,
        level=line.raw.heading_level,
        inline=inline,
    )


def _extent(text: str, start: int, end: int, *, flat: bool, inline: bool) -> tuple[int, int]:
    """End of the heading's text, and where its body starts, white space skipped."""
    stop = _HEADING_END.search(text, start, end)
    text_end, body = stop.span() if stop else (end, end)
    gap = _FLAT_END.search(text, start + 4, text_end)
    if gap is not None:
        unequal = inline and stop is not None and gap.start() - start != text_end - gap.end()
        after = text[gap.end() : text_end]
        if (unequal or _is_body(after)) if flat else _is_surely_body(after):
            text_end, body = gap.span()
    return _bare_end(text, start, text_end), _past_white(text, body)


def _bare_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    return end


def _past_white(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _is_body(text: str) -> bool:
    """Whether what follows a space in a flattened line is prose and not the second half of a heading."""
    return len(text) >= _LEAST_BODY and _BODY_SIGN.search(text) is not None


def _is_surely_body(text: str) -> bool:
    """The same in a line of its own, where a heading may have a space."""
    return _SURE_BODY.match(text) is not None or (len(text) >= _LONG_BODY and "，" in text)
