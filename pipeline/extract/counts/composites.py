"""Quantities whose parts together say one value: 11分28秒, 6块8毛, 八成五, 2.6:1, 54.6/10万."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.extract.counts.measures import Measure
from pipeline.zh.numerals import Numeral, parse_chinese

_DIGIT = "[一二三四五六七八九]"
_ENDS = r"(?=[,。;、!?:)\s]|钱|左右|上下|以[上下内]|的|$)"
_COMPOSITES = re.compile(
    "|".join(
        (
            r"(?P<long>\d+)(?P<step>分|小时|个小时)钟?(?P<short>\d+)(?P<clock>秒|分钟)",
            rf"(?P<whole>\d{{1,6}}|[一二两三四五六七八九十百]{{1,6}})[块元](?P<tenth>\d|{_DIGIT})(?:[毛角]|{_ENDS})",
            rf"(?P<tens>\d|{_DIGIT})成(?P<more>半|\d|{_DIGIT})(?![\d个级类线年月人块名])",
            r"(?P<rate>\d+(?:\.\d+)?)/(?P<per>10万|100万|[千万])",
            r"(?P<left>\d+(?:\.\d+)?):1(?![\d:.])",
        )
    )
)
_COMPARED = re.compile(r"(?:比|之比|比例|倍差)(?:[^,。;\d]{0,8}|[^,。;]{0,6}\d[\d.]*:1[^,。;\d]{0,6})$")


def read_composite(folded: str, at: int) -> tuple[Numeral, Measure] | None:
    """The composite quantity that begins at `at`, or None."""
    found = _COMPOSITES.match(folded, at)
    if found is None:
        return None
    kind = found.lastgroup
    if kind == "clock":
        value = Decimal(int(found["long"]) * 60 + int(found["short"]))
        return _composite(found, value, Measure(found.end(), found.end(), found["clock"], "duration", 1))
    if kind == "tenth":
        value = _exact(found["whole"]) + _exact(found["tenth"]) / 10
        return _composite(found, value, Measure(found.end(), found.end(), "元", "money", 1))
    if kind == "more":
        rest = Decimal(5) if found["more"] == "半" else _exact(found["more"])
        return _composite(
            found, _exact(found["tens"]) * 10 + rest, Measure(found.end(), found.end(), "%", "percent", 1)
        )
    if kind == "per":
        measure = Measure(found.end(), found.end(), None, "rate", 1, per=found["per"])
        return _composite(found, Decimal(found["rate"]), measure)
    if _COMPARED.search(folded[max(0, at - 24) : at]) is None:
        return None
    return _composite(found, Decimal(found["left"]), Measure(found.end(), found.end(), None, "ratio", 1))


def _composite(found: re.Match[str], value: Decimal, measure: Measure) -> tuple[Numeral, Measure]:
    return Numeral(found.start(), found.end(), value, value, "arabic"), measure


def _exact(text: str) -> Decimal:
    if text.isascii():
        return Decimal(text)
    interval = parse_chinese(text)
    return interval[0] if interval else Decimal(0)
