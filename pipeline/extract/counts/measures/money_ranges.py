"""Ranges of money before what is counted say which ones: 3亿元至8亿元项目6个, 20万元到60万元的商户14家."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.extract.counts.words.document import Words, is_nominal
from pipeline.zh.numerals import Numeral


class MoneyRanges:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        self._funds = tuple(config.count_cues.money_nouns.words)
        units = "|".join(config.units.sized_by_money.words)
        self._counted = re.compile(
            r"的?(?P<noun>[一-鿿]{1,10}?)(?:已|共?有|共计?|达|为)?(?:\d[\d,]*|[一二两三四五六七八九十百]+)[余多]?"
            rf"(?P<unit>(?:{units})(?![一-鿿]{{0,2}}(?:百分点|月|小时)))"
        )
        self._sums = frozenset(config.units.sums.words)
        """20万元至60万元贷款31笔: money too is of such a size where it is counted one by one."""

    def is_bracket(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> bool:
        """Whether the range only tells how great those are that are counted next; of money it tells how much."""
        if numeral.low == numeral.high or numeral.several or measure.per:
            return False
        counted = self._counted.match(folded, measure.end)
        if counted is None or (counted["noun"].endswith(self._funds) and counted["unit"] not in self._sums):
            return False
        start, end = counted.span("noun")
        if start == measure.end and words.at(start).tag.startswith("v"):
            return False  # 投入2亿元至3亿元建设泵站5座
        return all(is_nominal(text, tag) for _, text, tag in words.pieces(start, end))
