"""Labels of sections (一、 （一） 1. （1） ① 第一章 第一部分) and of points (一是, 第一): style, value and extent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from pipeline.zh.years import PLAIN_YEAR

LabelStyle = Literal[
    "part", "chapter", "section", "han", "han_paren", "arabic", "decimal", "decimals", "arabic_paren", "circled"
]

STYLES: tuple[LabelStyle, ...] = get_args(LabelStyle)
"""From the outermost to the innermost, as official writing orders them."""

ORNAMENTS = "★☆◆◇●○■□▲△▶➤※✦◎"
"""Signs that stand before a heading and are none of its words."""


class Label(NamedTuple):
    """A label at `text[start:end]`; `end` includes the label's own punctuation, not the space after it."""

    style: LabelStyle
    value: int
    start: int
    end: int


PointStyle = Literal["cardinal", "ordinal"]


class PointLabel(NamedTuple):
    """一是 or 第一 at `text[start:end]`."""

    style: PointStyle
    value: int
    start: int
    end: int


_HAN_DIGITS = "一二三四五六七八九十"
_HAN = f"[{_HAN_DIGITS}]{{1,3}}"
_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"

_ENUMERATED = "|".join(f"(?<={one}、){two}" for one, two in pairwise(_HAN_DIGITS))
"""The second of two numerals that follow one another across a comma."""

_TOGETHER = rf"(?:{_ENUMERATED})(?:[、季月年]|产业|级|类)"
"""一、二、三产业 and 三、四月份 name two together."""

_SIGNS = {
    chr(ord(first) + step): step + 1
    for first, last in ("①⑳", "⑴⒇", "⒈⒛", "㈠㈩")
    for step in range(ord(last) - ord(first) + 1)
}
"""Signs of one character that hold a number with its bracket or stop."""

_MISREAD = {"—": 1, "–": 1, "―": 1, "ニ": 2}
"""What scans and typists in haste make of 一 (a dash) and of 二 (katakana)."""

_STOPS = "，。；！？,;!?"
"""A part's name holds none: 第二部分村民搬进了新居。 is a sentence."""

_DECIMAL_END = r"(?:(?=[、 \u3000][^\d\s])、?|[.．](?=[ \u3000]{0,2}[^\W\d_a-zA-Z]))"
"""Behind 1.1: what keeps it from being a figure."""

_LABEL = re.compile(
    # 第一局部 is what synonym washing leaves of 第一部分
    rf"第(?P<part>{_NUMBER})(?:部分|局部|篇|编)(?=[\s、，,：:．.]|[^的是为\s{_STOPS}]{{2,30}}$)"
    rf"|第(?P<chapter>{_NUMBER})章(?=[\s、：:．.]|[^程的节\s{_STOPS}]{{2,30}}$)"
    rf"|第(?P<section>{_NUMBER})节(?=[\s、：:．.]|[^课的点\s{_STOPS}]{{2,30}}$)"
    rf"|(?P<han>{_HAN})[ \u3000]{{0,2}}[、.．](?!{_TOGETHER})"
    rf"|[（(][ \u3000]?(?P<han_paren>{_HAN})[ \u3000]?[)）](?!班(?!子))[、.．]?"
    rf"|(?P<decimals>\d{{1,2}}[.．]\d{{1,2}}[.．]\d{{1,2}}){_DECIMAL_END}"
    rf"|(?P<decimal>\d{{1,2}}[.．]\d{{1,2}}){_DECIMAL_END}"
    # 3.5万吨 and 1、2号楼 are figures; 1.2024年工作 is a label before a year
    r"|(?P<arabic>\d{1,2})(?:[ \u3000]{0,2}[、](?!\d{1,2}[、号])|[ \u3000]?[.．](?![\d．.])"
    rf"|[.．](?={PLAIN_YEAR}年))"
    r"|[（(][ \u3000]?(?P<arabic_paren>\d{1,2})[ \u3000]?[)）][、.．]?"
    r"|(?P<arabic_paren_half>\d{1,2})[)）]"
    r"|(?P<circled>[①-⑳])[、.．]?"
    r"|(?P<han_paren_sign>[㈠-㈩])[、.．]?"
    r"|(?P<arabic_sign>[⒈-⒛])[、]?"
    r"|(?P<arabic_paren_sign>[⑴-⒇])[、.．]?"
    rf"|(?P<han_misread>[{''.join(_MISREAD)}])(?=[、.．][ \u3000]?[^\W\d_a-zA-Z])[、.．]"
    rf"|[（(](?P<han_paren_misread>[{''.join(_MISREAD)}])[)）](?=[ \u3000]?[^\W\d_a-zA-Z])",
    re.MULTILINE,
)

_DOT = re.compile("[.．]")
_VARIANTS = ("_half", "_sign", "_misread")
"""Ends of the names of groups that are other forms of a style."""

_SECOND = re.compile(r"(\d{1,2})(?:月|日|组|栋|楼|年级|季度|级)")

_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}

_POINT = re.compile(
    rf"第(?P<ordinal>{_HAN})(?=[、，,：:是](?![第{_HAN_DIGITS}]))"  # 第一、第二、第三产业 enumerate
    rf"|(?P<cardinal>{_HAN})是(?=[^\s，,。、])"
)

_WORDS = r"(?=[“”《》\w][“”《》、\w]{1,23}(?:[，,][“”《》、\w]{2,16})?$)"
_BARE = re.compile(
    rf"^(?:(?P<blank>{_HAN})[ \u3000]+|(?P<comma>{_HAN})[，,：:][ \u3000]?"
    rf"|[【〔\[<〈](?P<bracket>{_HAN})[】〕\]>〉][ \u3000]*){_WORDS}",
    re.MULTILINE,
)
_BARE_ARABIC = re.compile(rf"^(?P<arabic>\d{{1,2}})[ \u3000]{{1,4}}(?=[^\W\d_a-zA-Z]){_WORDS}", re.MULTILINE)
_ENUMERATING = re.compile(rf"^(?P<han>{_HAN})、(?={_TOGETHER})(?=[^\n]{{1,24}}$)[“”《》、\w]+[：:]?$", re.MULTILINE)


def match_label(text: str, position: int = 0) -> Label | None:
    """The label that starts exactly at `position`, or None."""
    found = _LABEL.match(text, position)
    label = _label(found) if found else None
    return None if label is None or _enumerates(text, label) else label


def find_bare_labels(text: str) -> Iterator[Label]:
    """Numerals before a line's few words in an unusual form: 一 党的建设, 一：党的建设. A sequence proves them."""
    for found in _BARE.finditer(text):
        kind = found.lastgroup or ""
        end = found.end(kind) + (kind != "blank")
        yield Label("han", han_value(found[kind]), found.start(), end)


def find_bare_figures(text: str) -> Iterator[Label]:
    """Figures before a line's few words, with no more than a space between: 2 存在问题. A sequence proves them."""
    for found in _BARE_ARABIC.finditer(text):
        yield Label("arabic", int(found["arabic"]), found.start(), found.end("arabic"))


def find_enumerating_labels(text: str) -> Iterator[Label]:
    """Numerals that seem to enumerate before a line's few words: 三、四季度安排. A gap in a sequence proves them."""
    for found in _ENUMERATING.finditer(text):
        yield Label("han", han_value(found["han"]), found.start(), found.end("han") + 1)


def find_points(text: str, end: int) -> Iterator[PointLabel]:
    """Each 一是, 二是 … and 第一，第二， … in `text[:end]`."""
    for found in _POINT.finditer(text, 0, end):
        style: PointStyle = "ordinal" if found["ordinal"] else "cardinal"
        yield PointLabel(style, han_value(found[style]), found.start(), found.end())


def han_value(numeral: str) -> int:
    """1 to 99 from 一 to 九十九; 十 alone is 10."""
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _enumerates(text: str, label: Label) -> bool:
    """Whether the number is the first of two that are named together: 5、6月份."""
    second = _SECOND.match(text, label.end)
    return second is not None and int(second[1]) == label.value + 1


def _label(found: re.Match[str]) -> Label:
    kind = found.lastgroup or ""
    name = next((kind.removesuffix(variant) for variant in _VARIANTS if kind.endswith(variant)), kind)
    style = next(style for style in STYLES if style == name)
    return Label(style, _value(found[kind]), found.start(), found.end())


def _value(numeral: str) -> int:
    if (value := _SIGNS.get(numeral) or _MISREAD.get(numeral)) is not None:
        return value
    last = _DOT.split(numeral)[-1]
    return int(last) if last.isdigit() else han_value(numeral)
