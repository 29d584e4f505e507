"""What goes on behind a numeral and its measure word: a range, 半, 多: 3-5名, 三、五个, 十八公里半, 两个多小时."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure, Measures
from pipeline.extract.counts.words.document import Words
from pipeline.records import UnitClass
from pipeline.zh.numerals import Numeral, read_numeral

_RANGE = re.compile(r" ?(?:-{1,2}|~|至|到) ?(?=[\d一二两三四五六七八九十百])")
_DIGITS = "〇一二三四五六七八九"
_BELOW = re.compile(r" ?(?:[~至到] ?(?P<frost>零下)|~ ?-)(?=[\d一二两三四五六七八九十])")
"""零下9至零下4摄氏度, -9~-4℃: where both ends are below zero. 由-9%到-4% tells of two times."""
_RANGE_STARTS = frozenset(" -~至到")
_ENUMERATED = re.compile(r"(?:一、二|二、三|两、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九)(?=[^、\d])")
_HUNDRED = Decimal(100)
_MYRIADS = frozenset({10_000, 100_000_000})
_HALF_ENDS = re.compile(r"$|[,。;、!?)\s的]|以[上下]|左右|上下")
_HALVED: frozenset[UnitClass] = frozenset({"money", "length", "weight", "area", "volume", "duration", "ratio", "other"})


class Stretches:
    """Built once per worker. `measure` reads the measure word of a numeral, `measures` one at any place."""

    def __init__(
        self,
        config: Config,
        measures: Measures,
        measure: Callable[[str, Numeral, Words], Measure | None],
    ) -> None:
        self._measures = measures
        self._measure = measure
        self._longer = re.compile(f"多(?={'|'.join(config.units.longer.words)})")
        self._degrees = frozenset(config.units.warmth.words)

    def widened(
        self, folded: str, numeral: Numeral, measure: Measure | None, words: Words
    ) -> tuple[Numeral, Measure | None]:
        """The numeral and its measure word with all that goes on behind them."""
        if measure is None or folded[measure.end : measure.end + 1] in _RANGE_STARTS:
            numeral, measure = self._with_range(folded, numeral, measure, words)
        if measure and folded.startswith("半", measure.end):
            numeral, measure = _with_half(folded, numeral, measure)
        if measure and measure.name == "个" and (longer := self._longer.match(folded, measure.end)):
            return self._with_more(folded, numeral, longer)
        return numeral, measure

    def _with_range(
        self, folded: str, first: Numeral, measure: Measure | None, words: Words
    ) -> tuple[Numeral, Measure | None]:
        """3-5名, 20至30分钟, 5%~8%, 三、五个: both ends as one numeral, with the measure word of the second."""
        end = measure.end if measure else first.end
        if measure is None and first.form == "chinese" and _ENUMERATED.match(folded, first.start):
            second = read_numeral(folded, first.start + 2)
            first = _of_one_size(folded, first, second) if second else first
        elif folded[end : end + 1] in _RANGE_STARTS:
            if below := _BELOW.match(folded, end):
                return self._with_range_below(folded, first, measure, words, below)
            separator = _RANGE.match(folded, end)
            second = read_numeral(folded, separator.end()) if separator else None
        else:
            return first, measure
        last = self._measure(folded, second, words) if second else None
        if second and first.form == "percent" and second.form == "chinese" and last is None and second.high <= _HUNDRED:
            last = replace(measure, start=second.end, end=second.end) if measure else None  # 百分之四到五
        if second is None or last is None or (measure and last.name != measure.name):
            return first, measure
        low = first.low
        step = second.magnitude // first.magnitude
        if measure is None and (first.magnitude == 1 or step in _MYRIADS) and low * step < second.high:
            low = low * step  # 5至6万, 五百至六百万
        if low >= second.high:
            return first, measure
        return replace(first, end=second.end, low=low, high=second.high, several=False), last  # 数百元到三四千元

    def _with_range_below(
        self, folded: str, first: Numeral, measure: Measure | None, words: Words, below: re.Match[str]
    ) -> tuple[Numeral, Measure | None]:
        """零下9至零下4摄氏度: as far as from 4 to 9, and the sign before the first is for both."""
        signed = folded.endswith(below["frost"] or "-", 0, first.start)
        second = read_numeral(folded, below.end()) if signed else None
        last = self._measure(folded, second, words) if second else None
        if second is None or last is None or (measure and last.name != measure.name):
            return first, measure
        if second.high == first.low or (below["frost"] and last.name not in self._degrees):
            return first, measure
        low, high = sorted((first.low, second.high))
        return replace(first, end=second.end, low=low, high=high), last

    def _with_more(self, folded: str, numeral: Numeral, longer: re.Match[str]) -> tuple[Numeral, Measure | None]:
        """两个多小时, 三个多月."""
        measure = self._measures.read(folded, longer.end(), arabic=True)
        unit = replace(measure, name="个月") if measure and measure.name == "月" else measure
        return replace(numeral, inner="多"), unit


def _with_half(folded: str, numeral: Numeral, measure: Measure) -> tuple[Numeral, Measure]:
    """十八公里半, 七十六岁半."""
    low = numeral.low
    if not isinstance(low, Decimal) or low != numeral.high or low != int(low) or low >= _HUNDRED:
        return numeral, measure
    if measure.unit_class not in _HALVED or not _HALF_ENDS.match(folded, measure.end + 1):
        return numeral, measure
    more = low + Decimal("0.5")
    return replace(numeral, low=more, high=more), replace(measure, end=measure.end + 1)


def _of_one_size(folded: str, first: Numeral, second: Numeral) -> Numeral:
    """四、五十亿 begins at 四十亿: `first` as large as `second` makes it, where that is one digit of some size."""
    if not isinstance(first.low, Decimal) or not isinstance(second.high, Decimal):
        return first
    size = second.high / _DIGITS.index(folded[second.start])
    return replace(first, low=first.low * size) if size.normalize().as_tuple().digits == (1,) else first
