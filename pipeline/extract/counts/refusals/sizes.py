"""How great each of those is that are counted next: 产值超亿元企业38家, 任职满五年的干部30名, 首个过百亿元的县."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.extract.counts.measures.money_ranges import MoneyRanges
from pipeline.extract.counts.refusals.designs import Designs
from pipeline.extract.counts.refusals.firsts import Firsts
from pipeline.extract.counts.refusals.number_like import Reason
from pipeline.extract.counts.refusals.sized_kinds import SizedKinds
from pipeline.extract.counts.refusals.thresholds import COUNTED_NEXT, YIELD
from pipeline.extract.counts.words.document import Words, is_nominal
from pipeline.records import UnitClass
from pipeline.zh.numerals import Numeral

_NO_PERIODS = r"(?![一-鿿]{0,2}(?:百分点|月|小时))"
_MEASURING: frozenset[UnitClass] = frozenset({"money", "length", "area", "volume", "weight", "energy"})
_LONGEST_VERB = 3


class Sizes:
    """Judges a quantity by what is counted behind it. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues, rules = config.count_cues, config.refusals
        self._bounded = tuple(cues.bounded_nouns.words)
        self._funds = tuple(cues.money_nouns.words)
        self._money_ranges = MoneyRanges(config)
        self._why_designed = Designs(config).why
        self._is_first = Firsts(config).is_first
        self._is_sized_kind = SizedKinds(config).is_sized_kind
        self._beyond = re.compile(f"(?:{'|'.join(rules.beyond.words)})$")
        self._beyond_ends = frozenset(word[-1] for word in rules.beyond.words)
        self._attributed = re.compile(f"(?:{'|'.join(rules.attributed.words)})$")
        self._attributed_ends = frozenset(word[-1] for word in rules.attributed.words)
        sized = "|".join(rules.sized_units.words)
        self._sized = re.compile(
            r"(?P<noun>[一-鿿]{1,10}?)(?:达到?|增[至加]到?|共?有|共|为)?"
            rf"(?:\d[\d,.]*[余多]?万?(?:[-至到~]\d+)?|[一二两三四五六七八九十]{{1,3}})(?:{sized}){_NO_PERIODS}"
        )
        """超10亿元企业4家: what is of such a size has a number of its own."""
        self._kind = re.compile(
            r"的(?P<noun>[一-鿿]{1,10}?)(?:已|[还仍尚就也都]|[达增]到?|增?[至加]|共?有|占|[只仅]有?"
            r"|不(?:[少多]于|[足到])|[超突]?[过破]|共|为|约|近|由|从){0,5}\d[\d,.]*[余多]?万?(?:[-至到~]\d+)?"
            rf"(?:{sized}|{'|'.join(rules.kind_units.words)}){_NO_PERIODS}"
        )
        """产值过10亿元的企业有3家, 年产量上千吨的合作社14个: what is so great has a number of its own."""

    def why(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> Reason:
        """Which rule takes the quantity for the size of what is counted next, or None."""
        end = measure.end
        if measure.unit_class == "money" and self._is_size(folded, numeral, end, words):
            return "specification", "threshold"
        if measure.unit_class == "money" and self._money_ranges.is_bracket(folded, numeral, measure, words):
            return "specification", "range"
        if designed := self._why_designed(folded, numeral, measure, words):
            return designed
        measured = folded.startswith("的", end) and measure.unit_class in _MEASURING
        return ("specification", "attribute") if measured and self._is_attribute(folded, numeral, end, words) else None

    def why_aged(self, folded: str, start: int, measure: Measure, words: Words) -> Reason:
        """入职不满三年的14名, 任职满五年的干部30名: how long says which. 闲置三年的厂房 tells how long."""
        end = measure.end
        timed = measure.unit_class == "duration" and folded.startswith("的", end)
        if not timed or self._attributed_at(folded, start) is None:
            return None
        kind = COUNTED_NEXT.match(folded, end) or self._kind.match(folded, end)
        noun = kind.end("noun") if kind and kind.re is self._kind else end + 1
        named = all(is_nominal(text, tag) for _, text, tag in words.pieces(end + 1, noun))
        return ("specification", "attribute") if kind and named else None

    def _is_size(self, folded: str, numeral: Numeral, end: int, words: Words) -> bool:
        """产值超亿元企业38家, 过千万元村18个: the sum says which. 发放超2亿元贷款1200户 is lent."""
        start = numeral.start
        if start == 0 or folded[start - 1] not in self._beyond_ends:
            return False
        if self._is_sized_kind(folded, start, end, words):
            return True
        beyond = self._beyond.search(folded, max(0, start - _LONGEST_VERB), start)
        sized = self._sized.match(folded, end) if beyond else None
        if sized is None or sized["noun"].endswith(self._funds):
            return False
        return all(is_nominal(text, tag) for _, text, tag in words.pieces(end, sized.end("noun")))

    def _is_attribute(self, folded: str, numeral: Numeral, end: int, words: Words) -> bool:
        """培育产值过10亿元的企业3家: which ones. 发放超2亿元的贷款3笔, 建成超5公里的绿道2条 measure what is told."""
        at = self._attributed_at(folded, numeral.start)
        if at is None:
            return False
        measured = words.is_noun_before(at) or folded.endswith((YIELD, *self._funds), 0, at)
        if self._is_first(folded, at, end, words, measured=measured):
            return True
        kind = self._kind.match(folded, end)
        if not measured or kind is None or kind["noun"].endswith((*self._funds, *self._bounded)):
            return False
        return all(is_nominal(text, tag) for _, text, tag in words.pieces(end + 1, kind.end("noun")))

    def _attributed_at(self, folded: str, start: int) -> int | None:
        """Where the verb begins that ends at `start` and tells what has such a size, or None."""
        if start == 0 or folded[start - 1] not in self._attributed_ends:
            return None
        verb = self._attributed.search(folded, max(0, start - _LONGEST_VERB), start)
        return verb.start() if verb else None
