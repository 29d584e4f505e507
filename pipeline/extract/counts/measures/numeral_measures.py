"""The measure word of a numeral: right behind it, parted from a word, or shared along a list; and 块 that is money."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure, Measures
from pipeline.extract.counts.words.dealing import deals
from pipeline.extract.counts.words.document import Words
from pipeline.zh.numerals import Numeral

_AND = "(?:以及|[、和及与])"
_LISTED = re.compile(rf"(?:{_AND}\d[\d,]*(?:\.\d+)?[万亿]{{0,2}}){{1,12}}")
_LONG_NUMERAL = 3
"""So many characters (两三百) are believed before measure words that are common in words."""
_NO_THING = re.compile(r"半?(?:$|[,。;、!?)\s])|左右|上下|以[上下内]|多[,。;、]|[涨提增降升减加]")
_TIMES = "回"
_DONE = ("过", "了")
_GREAT_PRICE = 1000
"""From here on a bare 块 is money, unless it counts slabs."""
_POINTS = "个百分点"
_LISTED_POINTS = re.compile(rf"(?:{_AND}\d{{1,3}}(?:\.\d+)?个){{0,12}}{_AND}\d{{1,3}}(?:\.\d+)?(?={_POINTS})")
_LIST_MARKS = frozenset("、和及与以")
_SOULS = re.compile("号(?=人|[,。;、!?]|$)")
_MONTH = "月"
_DOZENS = 10
_BOUNDS = ("以上", "以下")
_NO_THINGS = frozenset("fmqst")
"""First letters of tags of words that no measure word counts: 五家|门前, 9层|902室."""


class NumeralMeasures:
    """Built once per worker."""

    def __init__(self, config: Config, measures: Measures) -> None:
        self._measures = measures
        self._emphatic = tuple(config.count_cues.emphatic.words)
        self._spoken_money = re.compile("|".join(config.count_cues.spoken_money.words))
        slabs = "|".join(config.count_cues.slabs.words)
        self._slabs_before = re.compile(rf"(?:{slabs})[一-鿿]{{0,3}}$")
        self._slabs_behind = re.compile(rf"[一-鿿]{{0,3}}?(?:{slabs})")

    def read(self, folded: str, numeral: Numeral, words: Words) -> Measure | None:
        """The measure word of the numeral, or None."""
        believed = numeral.form == "arabic" or self._is_told(folded, numeral)
        if numeral.form != "arabic":
            if numeral.form in ("percent", "permille"):
                return Measure(numeral.end, numeral.end, "%" if numeral.form == "percent" else "‰", "percent", 1)
            if numeral.form == "fraction" or (numeral.form == "half" and numeral.end - numeral.start == 2):
                return None
            believed = believed or numeral.end - numeral.start >= _LONG_NUMERAL
        measure = self._measures.read(folded, numeral.end, arabic=believed) or self._parted(folded, numeral, words)
        if measure and measure.name == "块" and self._is_money(folded, numeral, measure.end):
            return replace(measure, name="元", unit_class="money")
        if measure and measure.name == "个" and folded[measure.end : measure.end + 1] in _LIST_MARKS:
            return self._shared_points(folded, measure)
        return measure or _souls(folded, numeral) or self._shared_measure(folded, numeral)

    def _is_told(self, folded: str, numeral: Numeral) -> bool:
        """记了满满三车, 填错过三四回: no word begins with the measure word there."""
        times = folded.startswith(_TIMES, numeral.end) and folded.endswith(_DONE, 0, numeral.start)
        return times or folded.endswith(self._emphatic, 0, numeral.start)

    def _parted(self, folded: str, numeral: Numeral, words: Words) -> Measure | None:
        """9个|体育场, 20家|长途客运站: a measure word that the words part from what it seems to make a word with.

        Of a time that is no proof: 三年|初见成效, 20天|内审完.
        """
        measure = self._measures.read(folded, numeral.end, arabic=numeral.form == "arabic", bold=True)
        if measure is None or measure.unit_class == "duration" or measure.end >= len(folded):
            return None
        following = words.at(measure.end)
        if folded.startswith(_BOUNDS, measure.end):
            return measure  # 20所|以上
        parted = following.start == measure.end and len(following.text) > 1
        return measure if parted and following.tag[0] not in _NO_THINGS else None

    def _shared_points(self, folded: str, measure: Measure) -> Measure:
        """分别下降2.3个、5.1个和1.2个百分点: of 百分点 all but the last keep 个 alone."""
        listed = _LISTED_POINTS.match(folded, measure.end)
        points = self._measures.read(folded, listed.end(), arabic=True) if listed else None
        return replace(points, start=measure.start, end=measure.end) if points else measure

    def _shared_measure(self, folded: str, numeral: Numeral) -> Measure | None:
        """分别提高15、22个百分点: the measure word behind the last of a list belongs to all of it."""
        listed = _LISTED.match(folded, numeral.end) if numeral.form == "arabic" else None
        if listed is None or not deals(folded, max(0, numeral.start - 30), numeral.start):
            return None
        measure = self._measures.read(folded, listed.end(), arabic=True)
        return replace(measure, start=numeral.end, end=numeral.end) if measure else None

    def _is_money(self, folded: str, numeral: Numeral, end: int) -> bool:
        """工资涨到4300块; 门牌3.6万块, 1200块展板 are pieces, however many."""
        start = numeral.start
        if self._slabs_before.search(folded, max(0, start - 8), start) or self._slabs_behind.match(folded, end):
            return False
        return numeral.low >= _GREAT_PRICE or self._is_price(folded, start, end)

    def _is_price(self, folded: str, start: int, end: int) -> bool:
        """分红从800块涨到4300块; 12块展板 are pieces."""
        head = re.split("[,。;]", folded[max(0, start - 16) : start])[-1]
        return bool(_NO_THING.match(folded, end) and self._spoken_money.search(head))


def _souls(folded: str, numeral: Numeral) -> Measure | None:
    """来了八十多号, 十几号人: about so many people. 六号 is a day or which one, and so is 这个月二十多号."""
    rough = (numeral.inner or numeral.several) and numeral.low >= _DOZENS
    found = _SOULS.match(folded, numeral.end) if rough else None
    if found is None or folded.startswith(_MONTH, max(0, numeral.start - 1)):
        return None
    return Measure(numeral.end, found.end(), found[0], "people", 1)
