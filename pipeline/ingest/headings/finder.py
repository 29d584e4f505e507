"""All candidates for headings of a text, in order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.config.outline import Outline
from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.canonical import Line
from pipeline.ingest.headings.annexes import AnnexReader
from pipeline.ingest.headings.bracketed import bracketed_headings, in_lines
from pipeline.ingest.headings.heading import (
    HEADING_KINDS,
    Heading,
    HeadingStyle,
    Mark,
    bare_end,
    built,
    unlabelled,
)
from pipeline.ingest.headings.looks import SHORT, Looks
from pipeline.ingest.headings.plain import PLAIN_BODY, plain_headings
from pipeline.ingest.proved import proved_labels
from pipeline.ingest.title import Title
from pipeline.ingest.words import any_of
from pipeline.zh.labels import STYLES, Label, LabelStyle, match_label

_SEMICOLON = re.compile(r"[；;]\s*")
_BLANK = r"[ \t\u3000\xa0]"
_INLINE_START = re.compile(  # not from the second blank of a run on: the first has been tried
    rf"[。！？!?\s](?<!{_BLANK}{_BLANK}){_BLANK}*(?=[第一二三四五六七八九十\d（(①-⑳⑴-⒛㈠-㈩])"
)
_REMARK = r"^[（(].*[)）]$|[，,；;：:]$|^[\d〇○零一二三四五六七八九]{4}[ \u3000]?年[^年]{1,6}月(?:[^月]{1,6}日)?$"
"""Bold lines that are remarks, dates, or no more than the beginning of a sentence."""
_DECIMAL = re.compile(r"\d{1,2}(?P<inner>\.\d{1,2})?\.(?P<value>\d{1,2})(?=[^\W\d])(?![万亿个%])")
"""1.1子级 is a label before the words of a styled heading; anywhere else it may be a figure."""
_LONGEST_RUN_IN = 400
_RARE = "壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛Ⅰ-Ⅻ"
"""Numerals of headings, too rare to be labels by themselves."""
_WHOLE = re.compile(r"[^：:。；;]{2,20}[：:][^：:，,、。；;！？\d]{6,26}")
"""A heading with a colon inside: words alone on both sides, in a line of its own; names behind it would be a list."""
_WHOLE_STYLED = re.compile(r"[^。；;]{4,40}")
_RUN_IN_LINE = 30
"""From this length on a line may hold several headings with their bodies."""


class HeadingFinder:
    """Built once; what opens an annex, and what heads nothing, comes from configs/outline.yaml."""

    def __init__(self, config: Outline) -> None:
        self._openers = re.compile("|".join(f"(?:{entry.text})" for entry in config.openers) or r"(?!)")
        no_headings = "|".join(f"(?:{entry.text})" for entry in config.no_headings) or r"(?!)"
        self._caption = re.compile(no_headings)
        self._no_heading = re.compile(rf"{_REMARK}|^(?:{no_headings})")
        self._leads_on = re.compile(rf"(?:{any_of(config.leads_on)}|[几多一二三四五六七八九十]\w{{1,6}})$")
        self._announces = re.compile(rf"{config.addresses.either()}|{self._leads_on.pattern}")
        numeral = "[一二三四五六七八九十]{1,2}"
        counted = rf"第{numeral}(?:{any_of(config.counted)})|(?:{any_of(config.counted)}){numeral}"
        self._counted = re.compile(
            rf"(?P<label>(?:第{numeral}|[{_RARE}]{{1,2}})[、，,：:]|(?:{counted})(?:[：:]|(?=[ \u3000])))"
            r"[ \u3000]*(?=[“”《》\w])"
        )
        """What counts before a heading's own words: 第一、, 壹、, 第二板块, 任务三："""
        self._annexes = AnnexReader(config, self._no_heading)

    def candidates(self, text: str, lines: Sequence[Line], title: Title) -> list[Heading]:
        """All in order; the title is none, and a line is bold for nothing among the lines below the title."""
        found: list[Heading] = []
        looks = Looks(lines)
        plain = plain_headings(text, lines, title.body, self._counted, self._announces)
        bare = proved_labels(text, lines)
        bracketed = bracketed_headings(text)
        taken = {heading.start for heading in bracketed} | self._annexes.listed(text, lines) | looks.at_end(text, lines)
        starts = [start.end() for start in _INLINE_START.finditer(text)]
        for index, line in enumerate(lines):
            if line.raw.kind not in HEADING_KINDS:
                continue
            following = lines[index + 1] if index + 1 < len(lines) else None
            opening = None
            if line.start not in taken:
                opening = self._line_heading(text, line, bare.get(line.start), title, looks)
                if opening is None and index in plain and not self._caption.match(text, line.start, line.end):
                    opening = unlabelled(text, line, "bold", self._counted_end(text, line))
            if opening is not None and following is not None:
                opening = self._with_line_below(text, line, following, opening)
                taken |= {following.start} if opening.text_start == following.start else set()
            if opening is not None:
                found.append(opening)
            inside = starts[bisect_right(starts, line.start) : bisect_left(starts, line.end)]
            found.extend(_inline_headings(text, line, inside))
        return sorted([*found, *in_lines(bracketed, lines)], key=_start) if bracketed else found

    def _line_heading(self, text: str, line: Line, bare: Label | None, title: Title, looks: Looks) -> Heading | None:
        label = bare or _label_at(text, line)
        if label is not None:
            return _labelled(text, line, label, inline=False)
        style = self._unlabelled_style(text[line.start : line.end], line.raw, looks)
        first = title.end if style == "styled" else title.body
        if style is None or line.start < first:
            return None
        return unlabelled(text, line, style, self._counted_end(text, line))

    def _counted_end(self, text: str, line: Line) -> int:
        counted = self._counted.match(text, line.start, line.end)
        return line.start if counted is None else counted.end("label")

    def _unlabelled_style(self, text: str, raw: RawBlock, looks: Looks) -> HeadingStyle | None:
        if raw.kind != "paragraph":
            return None  # a box sets its words large or bold to be seen, not to head what follows
        if self._openers.fullmatch(text):
            return "opener"
        if raw.heading_level is not None and len(text) <= (SHORT if text[-1] in "。；" else 2 * SHORT):
            return "styled"
        stands_out = 2 <= len(text) <= SHORT and self._no_heading.search(text) is None
        return looks.of(raw) if stands_out else None

    def _with_line_below(self, text: str, line: Line, below: Line, heading: Heading) -> Heading:
        """With all of its words: an annex's name stands below its number, other words may go over a colon."""
        if below.raw.kind != "paragraph" or heading.inline:
            return heading
        if heading.style == "opener":
            return self._annexes.with_name(text, line, below, heading)
        if heading.style in STYLES and heading.text_end < line.end and self._is_whole(text, line, below, heading):
            return heading._replace(text_end=bare_end(text, heading.text_start, line.end), body_start=below.start)
        return heading

    def _is_whole(self, text: str, line: Line, below: Line, heading: Heading) -> bool:
        """Whether a heading that was cut at its colon goes on to the line's end: prose or an inner label stands
        below."""
        if line.raw.heading_level is not None:
            return _WHOLE_STYLED.fullmatch(text, heading.text_start, line.end) is not None
        whole = _WHOLE.fullmatch(text, heading.text_start, line.end)
        if whole is None or self._leads_on.search(text, heading.text_end, line.end):
            return False
        label = match_label(text, below.start)
        if label is not None:
            return STYLES.index(label.style) > STYLES.index(heading.style) and label.value == 1
        return below.end - below.start >= PLAIN_BODY and text[below.end - 1] in "。；;！"


def _start(heading: Heading) -> int:
    return heading.start


def _label_at(text: str, line: Line) -> Label | None:
    generated = line.raw.label
    if generated and text.startswith(generated, line.start):
        known = match_label(f"{generated} 某", 0) or match_label(f"{generated}、某", 0)
        return Label(known.style, known.value, line.start, line.start + len(generated)) if known else None
    if line.raw.heading_level is not None and (decimal := _DECIMAL.match(text, line.start)):
        style: LabelStyle = "decimals" if decimal["inner"] else "decimal"
        return Label(style, int(decimal["value"]), line.start, decimal.end())
    return match_label(text, line.start)


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
    heading = built(text, line, Mark(*label), inline=inline)
    return None if _lists_on(text, heading) else heading


def _lists_on(text: str, heading: Heading) -> bool:
    """Whether the label opens a list inside a sentence: 1、甲；2、乙；3、丙。"""
    labels = (match_label(text, stop.end()) for stop in _SEMICOLON.finditer(text, heading.text_start, heading.text_end))
    return any(label and (label.style, label.value) == (heading.style, heading.value + 1) for label in labels)
