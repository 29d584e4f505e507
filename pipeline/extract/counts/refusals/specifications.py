"""Quantities that say which and not how many: rules, thresholds, designs, ages, voltages, dimensions."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.extract.counts.measures.money_ranges import MoneyRanges
from pipeline.extract.counts.measures.suited import SuitedClasses
from pipeline.extract.counts.refusals.designs import why_designed
from pipeline.extract.counts.refusals.firsts import is_first
from pipeline.extract.counts.refusals.number_like import Reason
from pipeline.extract.counts.refusals.sized_kinds import is_sized_kind
from pipeline.extract.counts.words.document import Words, is_nominal
from pipeline.records import UnitClass
from pipeline.zh.numerals import Numeral

_THRESHOLD = re.compile(r"(?:及?(?:以上|以下|以内|以外)|之间(?=的))(的)?")
_ORDERED = re.compile(r"(?:须|年满|凡|对象[为是]|[是系]指|规格[为是]?)[^,。;]{0,12}$")
"""须保持在2℃至8℃, 须年满18周岁: a rule says which, not how many."""
_LIMITING = re.compile(
    r"[为作]界|为限|加计|[及以][上下内]?(?:免征|减免|减按|不予|一律|可以?享受|适用|的?[^,。;\d]{0,6}(?:免征|减按))"
)
_CONDITION = re.compile(r"(?:^|[,。;\n])(?:当|若|如果|如遇|一旦|遇有?)[^,。;\n]{0,40}$")
_CONDITION_ENDS = re.compile(r"[^,。;\n]{0,24}(?:时|的),")
"""当雨量达100毫米以上或雨强超过50毫米时, …: what would be, not what was."""
_BY_STANDARD = re.compile(r"按照?[^,。;\n]{0,32}$")
_STANDARD = re.compile(r"[^,。;\n]{0,24}(?:标准|规格|等级)(?:建设|设计|修建|施工|改造)?")
_DESIGNED: frozenset[UnitClass] = frozenset({"length", "volume", "weight", "energy", "other"})
"""按时速80公里、路基宽25.5米的标准: measures of a design. 按每户200元的标准 tells what was paid."""
_RULED = 48
"""Characters before a number in which the rule that it belongs to begins."""
_RULING_CHAR = re.compile("[须满凡象当若如旦遇按指格]")
"""All that is ordered, supposed or designed is told with one of these."""
_LIMITING_CHARS = frozenset("为作加及以免减不一可享适")
_AT_LEAST = re.compile(r"以上的(?P<noun>(?:(?!的)[一-鿿]){1,16})(?![的一-鿿])")
_COUNTING = frozenset("个家座名位所条件项份处支幢栋艘口本册篇部场眼")
"""No head of cattle and no room: so many of these tell how great a farm or an inn is."""
_OF_PEOPLE = frozenset("名位")
_REACHING = frozenset({"达到", "达"})
"""企业达到3家以上的村: the size of what has so many."""
_RULING = re.compile(r"(?:^|[,。;、\n])(?:对|凡|须|当|若|如)[^,。;、\n]*$")
_FURTHER = re.compile(r"、(?:[^,。;\n\d]{2,24}|[^,。;\n]{1,16}以[上下内外])的(?!是)")
"""投资额5000万元以上、建设周期跨年度的项目."""
_WHICH = re.compile(r"[^,。;、\d]{1,12}的")
"""建设100个以上床位的医院: a size after all."""
_EACH_OF = re.compile("单[机台体艘座][一-鿿]{0,4}$")
"""单机6兆瓦的机组."""
_EXCEEDING = (
    *("不低于", "不少于", "不小于", "不高于", "不超过", "不大于", "未达到", "达不到"),
    *("超过", "不足", "不到", "不满", "未满", "未达", "低于", "高于", "大于", "小于", "超", "逾"),
)
"""A word stands before those that it ends with: what is measured stands before 不低于, not before 低于."""
_BOUNDING = frozenset("不未低小")
"""Nobody tells what was reached with one of these: 月收入低于900元的家庭 are such families, whatever the verb 收入."""
_BEYOND = re.compile(r"(?:超过?|逾|(?<!突)破|(?<![通经花用])过|大于|高于)$")
_BEYOND_ENDS = frozenset("超过逾于破")
_SIZED = re.compile(
    r"(?P<noun>[一-鿿]{1,10}?)(?:达到?|增[至加]到?|共?有|共|为)?\d[\d,.]*[余多]?万?[家个户村幢座栋]"
    r"(?![一-鿿]{0,2}(?:百分点|月|小时))"
)
"""超10亿元企业4家: what is of such a size has a number of its own."""
_ATTRIBUTED = re.compile(
    r"(?P<verb>不?超过|超|突?破|逾|[越跨]?过|[未不]?达到?|上|[未不]?满|不[足到]|不?[高低]于|不?[少大小]于)$"
)
_ATTRIBUTED_ENDS = frozenset("超过破逾达到上满足于")
_KIND = re.compile(
    r"的(?P<noun>[一-鿿]{1,10}?)(?:已|[还仍尚就也都]|[达增]到?|增?[至加]|共?有|占|[只仅]有?|不(?:[少多]于|[足到])"
    r"|[超突]?[过破]|共|为|约|近|由|从){0,5}"
    r"\d[\d,.]*[余多]?万?(?:[-至到~]\d+)?[家个户村幢座栋名人所只头块片处条棵株艘辆台间](?![一-鿿]{0,2}(?:百分点|月|小时))"
)
"""产值过10亿元的企业有3家, 年产量上千吨的合作社14个: what is so great has a number of its own."""
_MEANWHILE = "的同时"
_YIELD = "产"
"""亩产, 年产: the dictionary has them as verbs."""
_MEASURING: frozenset[UnitClass] = frozenset({"money", "length", "area", "volume", "weight", "energy"})
_COUNTED_NEXT = re.compile(r"的(?:就?[有占达]|共有?|只有|仅有|为)?\d")
_OPENS = frozenset(",。;、\n将把对")
_CONCERNING = re.compile(r"(?:^|[,。;、\n])(?:对|凡|将|把)[^,。;、\d]{1,8}$")
"""对总质量超过49吨的货车."""
_DIMENSION = re.compile("[厚宽高深长粗]的?(?![,。;、到达至为约])[一-鿿]")
"""20厘米厚的防撞墙."""
_DEGREES = frozenset({"℃", "摄氏度"})
_LEVELS = frozenset("级型版制")
"""25兆瓦级, 8小时制; but 28个制造业平台, 7项制度."""
_AGE_CUE = re.compile(r"(?:年龄|岁数|寿命)[^,。;]{0,12}$|平均$|年满$")
_AGE_ENDS = re.compile(r"[,。;、)\n]|上下|左右|$")
_BODY_MEASURES = frozenset("家户")
_KINDS = 16
"""Characters of the noun that bodies are counted by."""
_DENOMINATOR = re.compile(r"(?:每|[^一-鿿)]/)$")
"""每50户; but 3座/186延米 are two counts."""
_WHOLE_THINGS: frozenset[UnitClass] = frozenset({"organisation", "item", "place", "document", "household"})
_SPECIFYING = frozenset("级型版制及以之的厚宽高深长粗内范")
"""Characters behind a quantity that may make it a specification."""
_SPECIFIC = frozenset({"岁", "周岁", "千伏", "℃", "摄氏度"})
_VOLTAGE = frozenset({"千伏"})
_CONTAINED = 8
"""Characters of the longest noun of contents and of a verb behind it."""
_WITHIN = re.compile("(?:范围)?内(?=[一-鿿])")
_LEVEL_ENDS = ("在", "到", "至", "为", "于")


class Specifications:
    """Judges one quantity by what stands around it. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._bounded = tuple(cues.bounded_nouns.words)
        self._funds = tuple(cues.money_nouns.words)
        self._money_ranges = MoneyRanges(config)
        self._by_strength = re.compile("|".join(cues.named_by_strength.words))
        self._contained = re.compile(rf"(?:{'|'.join(cues.contents.words)})(?:为|达到?|不?[低高]于|超过|不[足到])?$")
        self._aimed = (*cues.bounded_nouns.words, *cues.paces.words)
        self._making = frozenset(cues.making.words)
        self._acts = frozenset((*cues.predicates.words, *cues.naming_predicates.words))
        self._suited = SuitedClasses(config).suited

    def why_specification(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> Reason:
        """Which rule takes the quantity for a specification, or None."""
        end = measure.end
        following = folded[end : end + 1]
        limited = following in _LIMITING_CHARS and _LIMITING.match(folded, end)
        if self._by_strength.match(folded, measure.start):
            return "specification", "strength"
        low = numeral.start - _RULED if numeral.start > _RULED else 0
        if limited or (_RULING_CHAR.search(folded, low, numeral.start) and _is_ruled(folded, low, numeral, measure)):
            return "specification", "rule"
        sized = self._why_sized(folded, numeral, measure, words)
        plain = following not in _SPECIFYING and folded[max(0, numeral.start - 1)] not in "每/"
        counted = plain and measure.name not in _SPECIFIC
        if sized or counted or (following == "以" and self._is_least(folded, numeral, measure, words)):
            return sized
        if _DENOMINATOR.search(folded, max(0, numeral.start - 2), numeral.start):
            return "specification", "denominator"
        if measure.unit_class in ("percent", "ratio"):
            return ("specification", "content") if self._is_content(folded, numeral.start, end, words) else None
        return (
            _why_kind(folded, low, numeral, measure, words)
            or _why_named(folded, numeral, measure, words)
            or self._why_threshold(folded, numeral, end, words, made=self._is_made(numeral, measure, words))
            or _why_aged(folded, numeral.start, measure, words)
        )

    def _why_sized(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> Reason:
        """Whether what is counted next is of such a size, and by which rule."""
        end = measure.end
        if measure.unit_class == "money" and self._is_size(folded, numeral, end, words):
            return "specification", "threshold"
        if measure.unit_class == "money" and self._money_ranges.is_bracket(folded, numeral, measure, words):
            return "specification", "range"
        if designed := why_designed(folded, numeral, measure, words):
            return designed
        measured = folded.startswith("的", end) and measure.unit_class in _MEASURING
        return ("specification", "attribute") if measured and self._is_attribute(folded, numeral, end, words) else None

    def _is_size(self, folded: str, numeral: Numeral, end: int, words: Words) -> bool:
        """产值超亿元企业38家, 过千万元村18个: the sum says which. 发放超2亿元贷款1200户 is lent."""
        start = numeral.start
        if start == 0 or folded[start - 1] not in _BEYOND_ENDS:
            return False
        if is_sized_kind(folded, start, end, words, self._funds):
            return True
        sized = _SIZED.match(folded, end) if _BEYOND.search(folded, max(0, start - 3), start) else None
        if sized is None or sized["noun"].endswith(self._funds):
            return False
        return all(is_nominal(text, tag) for _, text, tag in words.pieces(end, sized.end("noun")))

    def _is_attribute(self, folded: str, numeral: Numeral, end: int, words: Words) -> bool:
        """培育产值过10亿元的企业3家: which ones. 发放超2亿元的贷款3笔, 建成超5公里的绿道2条 measure what is told."""
        start = numeral.start
        if start == 0 or folded[start - 1] not in _ATTRIBUTED_ENDS:
            return False
        beyond = _ATTRIBUTED.search(folded, max(0, start - 3), start)
        if beyond is None:
            return False
        at = beyond.start()
        measured = words.is_noun_before(at) or folded.endswith((_YIELD, *self._funds), 0, at)
        if is_first(folded, at, end, words, measured=measured):
            return True
        kind = _KIND.match(folded, end)
        if not measured or kind is None or kind["noun"].endswith((*self._funds, *self._bounded)):
            return False
        return all(is_nominal(text, tag) for _, text, tag in words.pieces(end + 1, kind.end("noun")))

    def _is_content(self, folded: str, start: int, end: int, words: Words) -> bool:
        """收购含水率13%的玉米, 纯度99%以上的银锭: what the thing is made of says which one."""
        if not self._contained.search(folded, max(0, start - _CONTAINED), start):
            return False
        bound = _THRESHOLD.match(folded, end)
        at = bound.end() - len(bound[1] or "") if bound else end
        if not folded.startswith("的", at) or folded.startswith(self._aimed, at + 1):
            return False
        thing = words.at(at + 1)
        return thing.text[0].isalnum() and (is_nominal(thing.text, thing.tag) or thing.tag == "m")  # 15-15-15型复合肥

    def _is_least(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> bool:
        """覆盖300个以上的村: how many at least. 50户以上的村寨, 拥有5名以上的医生的诊所 say which."""
        thing = _AT_LEAST.match(folded, measure.end)
        if thing is None or measure.name not in _COUNTING or numeral.start == 0:
            return False
        verb = words.at(numeral.start - 1)
        if verb.tag[0] not in "vu" or verb.text in _REACHING:
            return False
        if _RULING.search(folded, max(0, numeral.start - _RULED), numeral.start):
            return False
        return measure.name not in _OF_PEOPLE or self._suited("个", thing["noun"], "people") == "people"

    def _why_threshold(self, folded: str, numeral: Numeral, end: int, words: Words, *, made: bool) -> Reason:
        """500万元以下的项目, 35岁以下14名, 超过66人的大班额 say which, not how many.

        `made`: 新增30家以上数字车间 is how many, and no size of each.
        """
        found = _THRESHOLD.match(folded, end)
        if found is None:
            return self._why_exceeding(folded, numeral.start, end, words)
        at = found.end()
        sized = found[1] or _WHICH.match(folded, at)
        if at >= len(folded) or folded.startswith(self._bounded, at) or (made and not sized):
            return None
        if not sized and folded[end - 1] in _BODY_MEASURES and self._are_bodies(words, at, len(folded)):
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
        if not (folded.startswith("的", end) and folded.endswith(_EXCEEDING, 0, start)):
            return None
        if folded.startswith(_MEANWHILE, end):
            return None
        at = start - next(len(word) for word in _EXCEEDING if folded.endswith(word, 0, start))
        opens = at == 0 or folded[at - 1] in _OPENS
        opens = opens or _CONCERNING.search(folded, max(0, start - 14), start) is not None
        if opens or _COUNTED_NEXT.match(folded, end):
            return "specification", "threshold"
        if not self._is_measured(folded, at, end, words):
            return None
        people = words.at(end - 1).tag[0] == "n"  # 不足20人的教学点: 人 would open the name
        return "specification", "threshold" if people else "attribute"

    def _is_measured(self, folded: str, at: int, end: int, words: Words) -> bool:
        """产值超过10亿元的企业: what is measured stands before; in 创造超过10亿元的产值 behind."""
        if folded.startswith(self._bounded, end + 1):
            return False
        if words.is_noun_before(at):
            return True
        if folded[at] not in _BOUNDING or not folded.endswith((_YIELD, *self._funds), 0, at):
            return False
        thing = words.at(end + 1)
        return is_nominal(thing.text, thing.tag) and not folded.startswith(self._funds, end + 1)

    def _are_bodies(self, words: Words, at: int, bound: int) -> bool:
        """500家以上|中小微企业: no firm is of a size told in firms; 50户以上村寨 is of one told in households."""
        noun = ""
        while at < bound and len(noun) < _KINDS:
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
        """Whether a verb that makes or finds things stands right before the number."""
        whole = measure.unit_class in _WHOLE_THINGS and numeral.start > 0
        return whole and words.at(numeral.start - 1).text in self._making


def _why_aged(folded: str, start: int, measure: Measure, words: Words) -> Reason:
    """入职不满三年的14名, 任职满五年的干部30名: how long says which. 闲置三年的厂房 tells how long."""
    end = measure.end
    told = measure.unit_class == "duration" and folded.startswith("的", end) and folded[start - 1] in _ATTRIBUTED_ENDS
    if not (told and _ATTRIBUTED.search(folded, max(0, start - 3), start)):
        return None
    kind = _COUNTED_NEXT.match(folded, end) or _KIND.match(folded, end)
    noun = kind.end("noun") if kind and kind.re is _KIND else end + 1
    named = all(is_nominal(text, tag) for _, text, tag in words.pieces(end + 1, noun))
    return ("specification", "attribute") if kind and named else None


def _why_kind(folded: str, low: int, numeral: Numeral, measure: Measure, words: Words) -> Reason:
    """单机6兆瓦的机组, 20厘米厚的防撞墙, 25兆瓦级."""
    end = measure.end
    if folded.startswith("的", end) and _EACH_OF.search(folded, low, numeral.start):
        return "specification", "single"
    dimension = measure.unit_class == "length" and _DIMENSION.match(folded, end)
    if dimension:
        return "specification", "dimension"
    if measure.unit_class == "length" and _WITHIN.match(folded, end):
        level = folded.endswith(_LEVEL_ENDS, 0, numeral.start)
        return None if level else ("specification", "within")  # 公园500米内覆盖率
    return ("specification", "level") if folded[end : end + 1] in _LEVELS and words.is_boundary(end + 1) else None


def _is_ruled(folded: str, low: int, numeral: Numeral, measure: Measure) -> bool:
    """须满18周岁, 如遇…10毫米时, 按80公里的标准: a rule from `low` on says which, not how many."""
    start, end = numeral.start, measure.end
    if _ORDERED.search(folded, max(low, start - 16), start):
        return True
    if _CONDITION_ENDS.match(folded, end) and _CONDITION.search(folded[low:start]):
        return True
    designed = measure.unit_class in _DESIGNED and _STANDARD.match(folded, end)
    return bool(designed and _BY_STANDARD.search(folded, low, start))


def _why_named(folded: str, numeral: Numeral, measure: Measure, words: Words) -> Reason:
    """16岁青年, 110千伏变电站, -60℃冷库: age, voltage and temperature name a kind."""
    end = measure.end
    if measure.name in _DEGREES and end < len(folded) and folded[end].isalpha():
        word = words.at(end)
        return ("specification", "temperature") if word.tag in ("n", "x", "b") else None
    if measure.name in ("岁", "周岁") and not _is_age(folded, numeral.start, end):
        return "specification", "age"
    if measure.name in _VOLTAGE and end < len(folded) and folded[end].isalpha():
        return "specification", "voltage"
    return None


def _is_age(folded: str, start: int, end: int) -> bool:
    """平均年龄41.5岁, 最大的72岁; 16岁青年 says which."""
    return bool(_AGE_CUE.search(folded, max(0, start - 18), start) or _AGE_ENDS.match(folded, end))
