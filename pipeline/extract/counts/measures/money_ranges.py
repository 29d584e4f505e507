"""Ranges of money before what is counted say which ones: 3亿元至8亿元项目6个, 20万元到60万元的商户14家."""

from __future__ import annotations

import re

from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.extract.counts.words.document import Words, is_nominal
from pipeline.zh.numerals import Numeral

_COUNTED = re.compile(
    r"的?(?P<noun>[一-鿿]{1,10}?)(?:已|共?有|共计?|达|为)?(?:\d[\d,]*|[一二两三四五六七八九十百]+)[余多]?"
    r"(?P<unit>[家个户村幢座栋笔宗](?![一-鿿]{0,2}(?:百分点|月|小时)))"
)
_EACH = "笔宗"
"""20万元至60万元贷款31笔: money too is of such a size where it is counted one by one."""


def is_bracket(folded: str, numeral: Numeral, measure: Measure, words: Words, funds: tuple[str, ...]) -> bool:
    """Whether the range only tells how great those are that are counted next; of `funds` it tells how much."""
    if numeral.low == numeral.high or numeral.several or measure.per:
        return False
    counted = _COUNTED.match(folded, measure.end)
    if counted is None or (counted["noun"].endswith(funds) and counted["unit"] not in _EACH):
        return False
    start, end = counted.span("noun")
    if start == measure.end and words.at(start).tag.startswith("v"):
        return False  # 投入2亿元至3亿元建设泵站5座
    return all(is_nominal(text, tag) for _, text, tag in words.pieces(start, end))
