"""Quantities that say which and not how many: rules, thresholds, designs, ages, voltages, dimensions."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.extract.counts.refusals.number_like import Reason
from pipeline.extract.counts.refusals.ruled import Ruled
from pipeline.extract.counts.refusals.sizes import Sizes
from pipeline.extract.counts.refusals.thresholds import BOUND, Thresholds
from pipeline.extract.counts.words.document import Words, is_nominal
from pipeline.zh.numerals import Numeral

_RULED = 48
"""Characters before a number in which the rule that it belongs to begins."""
_DEGREES = frozenset({"℃", "摄氏度"})
_AGE_ENDS = re.compile(r"[,。;、)\n]|上下|左右|$")
_DENOMINATOR = re.compile(r"(?:每|[^一-鿿)]/)$")
"""每50户; but 3座/186延米 are two counts."""
_DEED = 5
"""Characters of 每 and what is done to one."""
_BOUNDS = frozenset("及以之的内范")
"""Characters behind a quantity that may make it a specification, beside levels and dimensions."""
_SPECIFIC = frozenset({"岁", "周岁", "千伏", "℃", "摄氏度"})
_VOLTAGE = frozenset({"千伏"})
_CONTAINED = 8
"""Characters of the longest noun of contents and of a verb behind it."""
_WITHIN = re.compile("(?:范围)?内(?=[一-鿿])")
_LEVEL_ENDS = ("在", "到", "至", "为", "于")


class Specifications:
    """Judges one quantity by what stands around it. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues, rules = config.count_cues, config.refusals
        self._done_to_one = re.compile(f"每(?:{'|'.join(cues.done_to_one.words)})$")
        self._by_strength = re.compile("|".join(cues.named_by_strength.words))
        self._contained = re.compile(rf"(?:{'|'.join(cues.contents.words)})(?:为|达到?|不?[低高]于|超过|不[足到])?$")
        self._aimed = (*cues.bounded_nouns.words, *cues.paces.words)
        self._is_ruled = Ruled(config).is_ruled
        self._sizes = Sizes(config)
        self._thresholds = Thresholds(config)
        self._levels = frozenset(rules.level_words.words)
        self._specifying = _BOUNDS | self._levels | frozenset(rules.dimensions.words)
        self._dimension = re.compile(rf"(?:{'|'.join(rules.dimensions.words)})的?(?![,。;、到达至为约])[一-鿿]")
        """20厘米厚的防撞墙."""
        self._each_of = re.compile(rf"(?:{'|'.join(rules.single.words)})[一-鿿]{{0,4}}$")
        """单机6兆瓦的机组."""
        self._age_cue = re.compile(rf"(?:{'|'.join(rules.age_nouns.words)})[^,。;]{{0,12}}$|平均$|年满$")

    def why_specification(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> Reason:
        """Which rule takes the quantity for a specification, or None."""
        end = measure.end
        low = numeral.start - _RULED if numeral.start > _RULED else 0
        if clear := self._why_clear(folded, low, numeral, measure):
            return clear
        sized = self._sizes.why(folded, numeral, measure, words)
        following = folded[end : end + 1]
        plain = following not in self._specifying and folded[max(0, numeral.start - 1)] not in "每/"
        counted = plain and measure.name not in _SPECIFIC
        if sized or counted or (following == "以" and self._thresholds.is_least(folded, numeral, measure, words)):
            return sized
        if _DENOMINATOR.search(folded, max(0, numeral.start - 2), numeral.start):
            return "specification", "denominator"
        if measure.unit_class in ("percent", "ratio"):
            return ("specification", "content") if self._is_content(folded, numeral.start, end, words) else None
        return (
            self._why_kind(folded, low, numeral, measure, words)
            or self._why_named(folded, numeral, measure, words)
            or self._thresholds.why(folded, numeral, measure, words)
            or self._sizes.why_aged(folded, numeral.start, measure, words)
        )

    def _why_clear(self, folded: str, low: int, numeral: Numeral, measure: Measure) -> Reason:
        """What the stretch itself tells, or the words before it from `low` on, whatever stands behind."""
        if self._by_strength.match(folded, measure.start):
            return "specification", "strength"
        if self._is_done_to(folded, numeral):
            return "specification", "denominator"
        return ("specification", "rule") if self._is_ruled(folded, low, numeral, measure) else None

    def _is_content(self, folded: str, start: int, end: int, words: Words) -> bool:
        """收购含水率13%的玉米, 纯度99%以上的银锭: what the thing is made of says which one."""
        if not self._contained.search(folded, max(0, start - _CONTAINED), start):
            return False
        bound = BOUND.match(folded, end)
        at = bound.end() - len(bound[1] or "") if bound else end
        if not folded.startswith("的", at) or folded.startswith(self._aimed, at + 1):
            return False
        thing = words.at(at + 1)
        return thing.text[0].isalnum() and (is_nominal(thing.text, thing.tag) or thing.tag == "m")  # 15-15-15型复合肥

    def _is_done_to(self, folded: str, numeral: Numeral) -> bool:
        """每处理1吨: one, of which the next quantity is told."""
        start = numeral.start
        one = numeral.low == numeral.high == 1
        return one and self._done_to_one.search(folded, max(0, start - _DEED), start) is not None

    def _why_kind(self, folded: str, low: int, numeral: Numeral, measure: Measure, words: Words) -> Reason:
        """单机6兆瓦的机组, 20厘米厚的防撞墙, 25兆瓦级."""
        end = measure.end
        if folded.startswith("的", end) and self._each_of.search(folded, low, numeral.start):
            return "specification", "single"
        if measure.unit_class == "length" and self._dimension.match(folded, end):
            return "specification", "dimension"
        if measure.unit_class == "length" and _WITHIN.match(folded, end):
            level = folded.endswith(_LEVEL_ENDS, 0, numeral.start)
            return None if level else ("specification", "within")  # 公园500米内覆盖率
        graded = folded[end : end + 1] in self._levels and words.is_boundary(end + 1)
        return ("specification", "level") if graded else None

    def _why_named(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> Reason:
        """16岁青年, 110千伏变电站, -60℃冷库: age, voltage and temperature name a kind."""
        end = measure.end
        if measure.name in _DEGREES and end < len(folded) and folded[end].isalpha():
            word = words.at(end)
            return ("specification", "temperature") if word.tag in ("n", "x", "b") else None
        if measure.name in ("岁", "周岁") and not self._is_age(folded, numeral.start, end):
            return "specification", "age"
        if measure.name in _VOLTAGE and end < len(folded) and folded[end].isalpha():
            return "specification", "voltage"
        return None

    def _is_age(self, folded: str, start: int, end: int) -> bool:
        """平均年龄41.5岁, 最大的72岁; 16岁青年 says which."""
        return bool(self._age_cue.search(folded, max(0, start - 18), start) or _AGE_ENDS.match(folded, end))
