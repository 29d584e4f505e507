"""Measures that belong to a thing's name: 6米电动客车40辆, and members of a list of works that ends in 等12个项目."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.extract.counts.refusals.number_like import Reason
from pipeline.extract.counts.words.document import Words, is_nominal
from pipeline.records import UnitClass
from pipeline.zh.numerals import Numeral

_PHYSICAL: frozenset[UnitClass] = frozenset({"length", "weight", "energy", "area", "volume"})
_THIN = frozenset({"毫米", "厘米"})
"""160毫米管道3公里: how thick, of what is told by its length."""
_WHOLE_AREA = 10_000
"""From here on so many 平方米 are those of all buildings."""
_SQUARE = "平方米"
_JOINS = frozenset("的等和与及以左上")


class Designs:
    """Judges one physical measure by what stands behind it. Built once per worker."""

    def __init__(self, config: Config) -> None:
        rules = config.refusals
        number = r"(?:共计?|各|合计)?(?:\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十]+)[余多]?"
        next_one = rf"(?P<noun>[一-鿿]{{1,10}}?){number}"
        made = "|".join(rules.designed_units.words)
        self._made = re.compile(rf"{next_one}(?:{made}|个(?![一-鿿]{{0,2}}(?:百分点|月|小时)))")
        """What is made by one design and counted one by one: 9米客车40辆. Of 30吨垃圾5车 both are told."""
        self._laid = re.compile(rf"{next_one}(?:公里|千米|米)")
        self._closes_list = re.compile(
            r"[一-鿿][^,。;:\n]{0,160}等(?:\d[\d,]*|[一二两三四五六七八九十百]+)[余多]?[个项][^,。;:\n\d、]{0,16}?"
            rf"(?:{'|'.join(config.count_cues.works.words)})"
        )
        """东厂950毫米轧线、西厂20万吨尿素等12个重点项目: each member is named, and the measure is part of the name."""
        self._land_units = frozenset(rules.land_units.words)

    def why(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> Reason:
        """Which rule takes a physical measure for part of the name of the thing behind it, or None."""
        end = measure.end
        if measure.unit_class not in _PHYSICAL or folded[end : end + 1] in _JOINS:
            return None
        if self._is_size(folded, numeral, measure, words):
            return "specification", "size"
        return ("specification", "listed_work") if self._closes_list.match(folded, end) else None

    def _is_size(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> bool:
        made = self._made.match(folded, measure.end)
        if made is None and measure.name in _THIN:
            made = self._laid.match(folded, measure.end)
        if made is None or measure.name in self._land_units:
            return False
        if measure.name == _SQUARE and numeral.high >= _WHOLE_AREA:
            return False
        return all(is_nominal(text, tag) for _, text, tag in words.pieces(measure.end, made.end("noun")))
