"""Thresholds say which and not how many: 500万元以下的项目, 35岁以下14名, 超过66人的大班额."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.extract.counts.measures.suited import SuitedClasses
from pipeline.extract.counts.refusals.number_like import Reason
from pipeline.extract.counts.words.document import Words, is_nominal
from pipeline.records import UnitClass
from pipeline.zh.numerals import Numeral

BOUND = re.compile(r"(?:及?(?:以上|以下|以内|以外)|之间(?=的))(的)?")
_AT_LEAST = re.compile(r"以上的(?P<noun>(?:(?!的)[一-鿿]){1,16})(?![的一-鿿])")
_OF_PEOPLE = frozenset("名位")
_REACHING = frozenset({"达到", "达"})
"""企业达到3家以上的村: the size of what has so many."""
_RULING = re.compile(r"(?:^|[,。;、\n])(?:对|凡|须|当|若|如)[^,。;、\n]*$")
_RULED = 48
_FURTHER = re.compile(r"、(?:[^,。;\n\d]{2,24}|[^,。;\n]{1,16}以[上下内外])的(?!是)")
"""投资额5000万元以上、建设周期跨年度的项目."""
_WHICH = re.compile(r"[^,。;、\d]{1,12}的")
"""建设100个以上床位的医院: a size after all."""
_MEANWHILE = "的同时"
YIELD = "产"
"""亩产, 年产: the dictionary has them as verbs."""
COUNTED_NEXT = re.compile(r"的(?:就?[有占达]|共有?|只有|仅有|为)?\d")
_OPENS = frozenset(",。;、\n将把对")
_CONCERNING = re.compile(r"(?:^|[,。;、\n])(?:对|凡|将|把)[^,。;、\d]{1,8}$")
"""对总质量超过49吨的货车."""
_BODY_MEASURES = frozenset("家户")
_KINDS = 16
"""Characters of the noun that bodies are counted by."""
_WHOLE_THINGS: frozenset[UnitClass] = frozenset({"organisation", "item", "place", "document", "household"})


class Thresholds:
    """Judges a quantity that something is above or below. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues, rules = config.count_cues, config.refusals
        self._bounded = tuple(cues.bounded_nouns.words)
        self._funds = tuple(cues.money_nouns.words)
        self._making = frozenset(cues.making.words)
        self._acts = frozenset((*cues.predicates.words, *cues.naming_predicates.words))
        self._suited = SuitedClasses(config).suited
        self._counting = frozenset(rules.counting_units.words)
        self._bounding = frozenset(rules.bounding.words)
        exceeding = sorted((*rules.bounding.words, *rules.exceeding.words), key=len, reverse=True)
        self._exceeding = tuple(exceeding)
        """What is measured stands before 不低于, not before 低于: a word stands before those that it ends with."""

    def is_least(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> bool:
        """覆盖300个以上的村: how many at least. 50户以上的村寨, 拥有5名以上的医生的诊所 say which."""
        thing = _AT_LEAST.match(folded, measure.end)
        if thing is None or measure.name not in self._counting or numeral.start == 0:
            return False
        verb = words.at(numeral.start - 1)
        if verb.tag[0] not in "vu" or verb.text in _REACHING:
            return False
        if _RULING.search(folded, max(0, numeral.start - _RULED), numeral.start):
            return False
        return measure.name not in _OF_PEOPLE or self._suited("个", thing["noun"], "people") == "people"

    def why(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> Reason:
        """Which rule takes the quantity for a threshold, or None."""
        end = measure.end
        found = BOUND.match(folded, end)
        if found is None:
            return self._why_exceeding(folded, numeral.start, end, words)
        at = found.end()
        sized = found[1] or _WHICH.match(folded, at)
        if at >= len(folded) or folded.startswith(self._bounded, at):
            return None
        if not sized and (self._is_made(numeral, measure, words) or self._tells_bodies(folded, end, at, words)):
            return None
        if found[1] or _FURTHER.match(folded, at):
            return "specification", "threshold"
        word = words.at(at)
        follows_number = folded[at].isdigit() or word.tag == "m"
        if follows_number or (folded[at].isalpha() and is_nominal(word.text, word.tag)):
            return "specification", "threshold"
        return None

    def _why_exceeding(self, folded: str, start: int, end: int, words: Words) -> Reason:
        """超过66人的大班额, 产值超过10亿元的企业: what is more, or less, than that is such a thing."""
        if not (folded.startswith("的", end) and folded.endswith(self._exceeding, 0, start)):
            return None
        if folded.startswith(_MEANWHILE, end):
            return None
        verb = next(word for word in self._exceeding if folded.endswith(word, 0, start))
        at = start - len(verb)
        opens = at == 0 or folded[at - 1] in _OPENS
        opens = opens or _CONCERNING.search(folded, max(0, start - 14), start) is not None
        if opens or COUNTED_NEXT.match(folded, end):
            return "specification", "threshold"
        if not self._is_measured(folded, at, end, words, bounding=verb in self._bounding):
            return None
        people = words.at(end - 1).tag[0] == "n"  # 不足20人的教学点: 人 would open the name
        return "specification", "threshold" if people else "attribute"

    def _is_measured(self, folded: str, at: int, end: int, words: Words, *, bounding: bool) -> bool:
        """产值超过10亿元的企业: what is measured stands before; in 创造超过10亿元的产值 behind."""
        if folded.startswith(self._bounded, end + 1):
            return False
        if words.is_noun_before(at):
            return True
        if not bounding or not folded.endswith((YIELD, *self._funds), 0, at):
            return False
        thing = words.at(end + 1)
        return is_nominal(thing.text, thing.tag) and not folded.startswith(self._funds, end + 1)

    def _tells_bodies(self, folded: str, end: int, at: int, words: Words) -> bool:
        """500家以上|中小微企业: no firm is of a size told in firms; 50户以上村寨 is of one told in households."""
        if folded[end - 1] not in _BODY_MEASURES:
            return False
        noun = ""
        while at < len(folded) and len(noun) < _KINDS:
            word = words.at(at)
            if not is_nominal(word.text, word.tag) or not word.text.isalpha():
                break
            if word.text in self._acts and self._is_body(noun):
                break  # 民营企业|办理
            noun += word.text
            at = word.end
        return self._is_body(noun)

    def _is_body(self, noun: str) -> bool:
        return self._suited("户", noun, "household") == "organisation"

    def _is_made(self, numeral: Numeral, measure: Measure, words: Words) -> bool:
        """新增30家以上数字车间: right behind a verb that makes or finds things it is how many, and no size of each."""
        whole = measure.unit_class in _WHOLE_THINGS and numeral.start > 0
        return whole and words.at(numeral.start - 1).text in self._making
