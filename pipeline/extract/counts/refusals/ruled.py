"""Quantities of a rule, a condition or a standard: 须年满18周岁, 如遇…10毫米时, 300万元以下免征."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.records import UnitClass
from pipeline.zh.numerals import Numeral

_CONDITION_ENDS = re.compile(r"[^,。;\n]{0,24}(?:时|的),")
"""当雨量达100毫米以上或雨强超过50毫米时, …: what would be, not what was."""
_BY = "按"
_BY_STANDARD = re.compile(rf"{_BY}照?[^,。;\n]{{0,32}}$")
_DESIGNED: frozenset[UnitClass] = frozenset({"length", "volume", "weight", "energy", "other"})
"""按时速80公里、路基宽25.5米的标准: measures of a design. 按每户200元的标准 tells what was paid."""
_ORDERED = 16


class Ruled:
    """Judges a quantity by what orders, supposes or limits it. Built once per worker."""

    def __init__(self, config: Config) -> None:
        rules = config.refusals
        ordering, supposing = "|".join(rules.ordering.words), "|".join(rules.supposing.words)
        self._ruling = re.compile(f"{ordering}|{supposing}|{_BY}")
        """All that is ordered, supposed or designed is told with one of these."""
        self._ordered = re.compile(rf"(?:{ordering})[^,。;]{{0,12}}$")
        self._condition = re.compile(rf"(?:^|[,。;\n])(?:{supposing})[^,。;\n]{{0,40}}$")
        self._standard = re.compile(rf"[^,。;\n]{{0,24}}(?:{'|'.join(rules.standards.words)})")
        self._limiting = re.compile("|".join(rules.limiting.words))

    def is_ruled(self, folded: str, low: int, numeral: Numeral, measure: Measure) -> bool:
        """Whether a rule from `low` on, or what stands behind, says which and not how many."""
        if self._limiting.match(folded, measure.end):
            return True
        if not self._ruling.search(folded, low, numeral.start):
            return False
        start, end = numeral.start, measure.end
        if self._ordered.search(folded, max(low, start - _ORDERED), start):
            return True
        if _CONDITION_ENDS.match(folded, end) and self._condition.search(folded[low:start]):
            return True
        designed = measure.unit_class in _DESIGNED and self._standard.match(folded, end)
        return bool(designed and _BY_STANDARD.search(folded, low, start))
