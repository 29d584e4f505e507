"""Whether 一 before a measure word is an article, or nothing at all (没让一亩田撂荒), and no count."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.intervals import Modifiers
from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.extract.counts.refusals.number_like import Reason
from pipeline.extract.counts.words.document import Words
from pipeline.records import UnitClass
from pipeline.zh.numerals import Numeral

_ONE = "一"
_PRICED = ("钱", "元", "块", "角", "毛", "分")
_NO_MONEY_REACH = 14
_SPENT_NOTHING = re.compile("钱[也都]?[没未不]")
"""一分钱没花."""
_COINS = frozenset({"元", "角", "分"})
_ONE_MORE = re.compile("一[一-鿿][、,]$")
_QUALITIES = frozenset({"a", "an"})
_TIMES = frozenset({"年", "月", "天", "周"})
_ENDS = ("", ",", "。", ";", "、", "\n", ")")
_HEAD, _TIME_HEAD = 6, 8
_JOINS = ("和", "、", "及")
_MEASURED: frozenset[UnitClass] = frozenset(
    {"money", "percent", "ratio", "duration", "score", "weight", "area", "length", "volume", "energy"}
)


class Articles:
    """Judges one 一 and its measure word. Built once per worker."""

    def __init__(self, config: Config, modifiers: Modifiers) -> None:
        rules = config.refusals
        self._modifiers = modifiers
        self._at_least = re.compile(rf"(?:{'|'.join(rules.at_least.words)})[一-鿿]{{2}}$")
        """至少建成一处."""
        self._negated = re.compile(rf"(?:{'|'.join(rules.not_even.words)}|[“\"]|一[一-鿿])$")
        """没有让一亩田撂荒, 一米一米地挖."""
        self._no_money = re.compile(rf"(?:{'|'.join(rules.unpaid.words)})[^,。;:、!?\n\d]{{0,10}}$")
        """没让农户掏一分钱, 不收一元: nobody pays. 每斤降一分钱 is told, and so is 不到一分钱."""
        qualities = "|".join((*rules.key_times.words, *rules.such_times.words))
        self._such_a = re.compile(rf"(?:(?<!去)(?<!来)(?<!期)的|[的之][^,。;的]{{0,4}}(?:{qualities}))$")
        """极不平凡的一年: says what the year was. 过去的一年 is a period."""
        self._together = frozenset(rules.with_one.words)
        self._counted_one = tuple(config.count_cues.counted_one.words)

    def why(self, folded: str, numeral: Numeral, measure: Measure, words: Words, last_end: int) -> Reason:
        """Which rule takes it for no number, or None. `last_end` is where the quantity before it ends."""
        if folded[numeral.start : numeral.end] != _ONE:
            return None
        if measure.unit_class in _MEASURED:
            return self._why_measured(folded, numeral, measure)
        head = folded[max(0, numeral.start - _HEAD) : numeral.start]
        beside = last_end >= 0 and head.endswith(_JOINS) and _is_one_clause(folded, last_end, numeral.start)
        at_least = self._at_least.search(head) or self._is_least(folded, numeral)
        closes = folded[measure.end : measure.end + 1] in _ENDS
        named = closes and measure.name not in self._together and words.is_noun_before(numeral.start)
        named = named and not _is_motto(folded, numeral.start, words)
        if head.endswith(self._counted_one) or beside or named or at_least:
            return None
        return "article", "article"

    def _why_measured(self, folded: str, numeral: Numeral, measure: Measure) -> Reason:
        start = numeral.start
        if folded.startswith(_PRICED, max(0, start - 1)):
            return "specification", "denominator"  # 六块钱一斤
        if measure.name in _TIMES and self._such_a.search(folded, max(0, start - _TIME_HEAD), start):
            return ("article", "such_a") if folded[measure.end : measure.end + 1] in _ENDS else None
        negated = self._negated.search(folded, max(0, start - _HEAD), start)
        again = folded.startswith(folded[start : measure.end], measure.end)
        coinless = measure.name in _COINS and self._is_no_coin(folded, start, measure.end)
        return ("article", "not_even_one") if negated or again or coinless else None

    def _is_no_coin(self, folded: str, start: int, end: int) -> bool:
        """没让社员掏一分钱, 一毛钱没收; but 不超过一块钱 is a price."""
        spared = self._no_money.search(folded, max(0, start - _NO_MONEY_REACH), start)
        return spared is not None or _SPENT_NOTHING.match(folded, end) is not None

    def _is_least(self, folded: str, numeral: Numeral) -> bool:
        """每月不少于一次: the words right before it bound how many."""
        dress = self._modifiers.read(folded, numeral.start, numeral.end, magnitude=False, unit_class="other")
        return dress.approx == "min" and dress.start < numeral.start


def _is_motto(folded: str, start: int, words: Words) -> bool:
    """帮扶一人、温暖一家: what is warm is counted by nobody. 书店一家、茶馆一家 are two, so are 低保一户、困难一户."""
    word = words.at(start - 1)
    before = _ONE_MORE.search(folded, max(0, word.start - 3), word.start) if word.tag in _QUALITIES else None
    return before is not None and before.start() > 0 and words.at(before.start() - 1).tag[0] == "v"


def _is_one_clause(folded: str, start: int, end: int) -> bool:
    return end - start < 30 and not any(mark in folded[start:end] for mark in "。;\n")
