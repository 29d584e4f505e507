"""When two ways of writing mean the same. Every comparison of gold with findings goes through here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.evaluate.gold import Several
from pipeline.records import Number
from pipeline.zh.tails import without_tail

DURATIONS = frozenset(
    ("年", "个月", "月", "天", "日", "小时", "分钟", "秒", "周", "季度", "工作日", "星期", "学期", "学年")
)
"""Units of time: a duration that gold does not list costs nothing."""

_MARKS = re.compile(r"[“”\"‘’'「」『』〝〞\s,，、·]")
_NO_DIGIT = re.compile(r"[^0-9.一二三四五六七八九十百千万亿两几数半零〇壹贰叁肆伍陆柒捌玖拾佰仟%％]")
_NO_LABEL = re.compile(r"[\s、.．。,，()（）]")
_PIECE = re.compile(r"^个(?=百分点|小时|工作日|月|星期|季度)")
_UNIT_WIDTH = str.maketrans("％（）", "%()")
_HEADING = 8


def bare(text: str | None) -> str:
    """Without quotation marks, commas and white space: what people leave out or mix up."""
    return _MARKS.sub("", text or "")


def digits(quote: str | None) -> str:
    """The numeral of a quote."""
    return _NO_DIGIT.sub("", quote or "")


def label(text: str | None) -> str:
    """`（一）`, `(一)` and `一、` are one label."""
    return _NO_LABEL.sub("", text or "")


def heading(text: str | None) -> str:
    """The part of a heading that is compared."""
    return bare(text)[:_HEADING]


def unit(text: str | None) -> str:
    """A bare fraction has none, whatever gold calls it."""
    folded = (text or "").translate(_UNIT_WIDTH)
    return "" if folded in {"ratio", "none"} else _PIECE.sub("", folded)


def same_number(due: Number | None, found: Number | None) -> bool:
    """Equal but for what binary fractions lose; None is the same as None alone."""
    if due is None or found is None:
        return due is found
    return abs(float(due) - float(found)) <= 1e-9 * max(1.0, abs(float(due)))


def alike(due: str | None, found: str | None) -> bool:
    """One holds the other, or they share half of their characters."""
    a, b = bare(due), bare(found)
    if not a or not b:
        return False
    shared = (Counter(a) & Counter(b)).total()
    return a in b or b in a or shared / max(len(a), len(b)) >= 0.5


def names(surfaces: Iterable[str | None]) -> set[str]:
    """The surfaces without marks, each with and without its generic tail."""
    plain = {bare(surface) for surface in surfaces} - {""}
    return plain | {short for name in plain for short in without_tail(name)}


def several(alternatives: Several) -> list[str | None]:
    """One alternative or many, as a list."""
    if isinstance(alternatives, str):
        return [alternatives]
    return list(alternatives or [])
