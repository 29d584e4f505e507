"""Whether a numeral with its measure word is a count: articles, structure words and specifications are not."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.intervals import Modifiers
from pipeline.extract.counts.measures import Measure
from pipeline.extract.counts.words import Words, is_nominal
from pipeline.records import RefusalReason, UnitClass
from pipeline.zh.numerals import Numeral

Reason = tuple[RefusalReason, str] | None
"""Why a stretch is refused, and the name of the rule; None accepts it."""

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
_FURTHER = re.compile(r"、(?:[^,。;\n\d]{2,24}|[^,。;\n]{1,16}以[上下内外])的(?!是)")
"""投资额5000万元以上、建设周期跨年度的项目."""
_WHICH = re.compile(r"[^,。;、\d]{1,12}的")
"""建设100个以上床位的医院: a size after all."""
_EACH_OF = re.compile("单[机台体艘座][一-鿿]{0,4}$")
"""单机6兆瓦的机组."""
_AT_LEAST = re.compile("(?:至少|最少|起码|不少于)[一-鿿]{2}$")
"""至少建成一处."""
_EXCEEDING = ("超过", "不足", "不到", "低于", "高于", "大于", "小于", "超", "逾")
_BEYOND = re.compile(r"(?:超过?|逾|(?<![通经花用])过|大于|高于)$")
_BEYOND_ENDS = frozenset("超过逾于")
_SIZED = re.compile(
    r"(?P<noun>[一-鿿]{1,10}?)(?:达到?|增[至加]到?|共?有|共|为)?\d[\d,.]*[余多]?万?[家个户村]"
    r"(?![一-鿿]{0,2}(?:百分点|月|小时))"
)
"""超10亿元企业4家: what is of such a size has a number of its own."""
_COUNTED_NEXT = re.compile(r"的(?:就?[有占达]|共有?|只有|仅有|为)?\d")
_CONCERNING = re.compile(r"(?:^|[,。;、\n])(?:对|凡|将|把)[^,。;、\d]{1,8}$")
"""对总质量超过49吨的货车."""
_DIMENSION = re.compile("[厚宽高深长粗]的?(?![,。;、到达至为约])[一-鿿]")
"""20厘米厚的防撞墙."""
_DEGREES = frozenset({"℃", "摄氏度"})
_LEVEL = "级"
"""3万亿级产业集群."""
_LEVELS = frozenset("级型版制")
"""25兆瓦级, 8小时制; but 28个制造业平台, 7项制度."""
_AGE_CUE = re.compile(r"(?:年龄|岁数|寿命)[^,。;]{0,12}$|平均$|年满$")
_AGE_ENDS = re.compile(r"[,。;、)\n]|上下|左右|$")
_DENOMINATOR = re.compile(r"(?:每|[^一-鿿)]/)$")
"""每50户; but 3座/186延米 are two counts."""
_PRICED = ("钱", "元", "块", "角")
_NEGATED = re.compile(r"(?:没有?让?|不让|未|无|不差|不少|任何|哪怕|最后|[“\"]|一[一-鿿])$")
"""没有让一亩田撂荒, 一米一米地挖."""
_TIMES = frozenset({"年", "月", "天", "周"})
_SUCH_A = re.compile("(?:(?<!去)(?<!来)(?<!期)的|[的之][^,。;的]{0,4}(?:关键|重要|特殊|非凡))$")
"""极不平凡的一年: says what the year was. 过去的一年 is a period."""
_ENDS = (",", "。", ";", "、", "\n", ")")
_ROUND = re.compile(r"[一二两三四五六七八九十]{1,3}[百千万][一二三四五六七八九](?=[,。;、\n]|$)")
_BARE = re.compile(r"[\d.,]+ ?[百千]?(?:万亿|[万亿])")
_GREAT = 10_000
_CROWD, _SIZE = 100, 100_000_000
"""Fewer are counted with a measure word; from here on it is the money of a company."""
MOST = 10**24
"""What no report counts: digits that ran together."""
_MOST_DOUBLINGS = 64
_MOST_STRUCTURED, _MOST_LABELLED = 12, 30
"""Points that a text may have; 14个方面 are parts of one, however many."""
_LISTED = re.compile(r"(?:[”’」』]|、[^,。;:、\d“”]{1,8})(?:[这等])?$")
"""抓好护堤、清淤|两项任务: the number closes the list of what it counts."""
_LIST_REACH = 12
_QUOTED = frozenset("”’」』")
_NAMED_TIME = re.compile("(?<![期制限龄])是[^,。;]{1,40}(?:的|关键|重要)$")
"""这是…的五年, 也是关键一年: which time it was. 有效期是法定的五年 is how long."""
_GROWTH = re.compile("增长(?![到至为])|翻[了一两]|累计")
_YEARS = "年"
_CLOSING = tuple(",。;\n")
_MEASURED: frozenset[UnitClass] = frozenset(
    {"money", "percent", "ratio", "duration", "score", "weight", "area", "length", "volume", "energy"}
)
_HALVED: frozenset[UnitClass] = frozenset({"duration", "area", "weight", "length", "volume", "percent"})
_STRUCTURED: frozenset[UnitClass] = frozenset({"item", "document", "other", "place", "event", "length"})
_WHOLE_THINGS: frozenset[UnitClass] = frozenset({"organisation", "item", "place", "document", "household"})
_SPECIFYING = frozenset("级型版制及以之的厚宽高深长粗内范")
"""Characters behind a quantity that may make it a specification."""
_SPECIFIC = frozenset({"岁", "周岁", "千伏", "℃", "摄氏度"})
_VOLTAGE = frozenset({"千伏"})
_WITHIN = re.compile("(?:范围)?内(?=[一-鿿])")
_LEVEL_ENDS = ("在", "到", "至", "为", "于")


class Acceptance:
    """Judges one numeral and its measure word by what stands around them."""

    def __init__(self, config: Config, modifiers: Modifiers) -> None:
        cues = config.count_cues
        self._modifiers = modifiers
        qualifying = "|".join(cues.structure_adjectives.words)
        self._facets = tuple(cues.facets.words)
        self._structure = re.compile(rf"(?:{qualifying})?(?:{'|'.join((*cues.structure.words, *self._facets))})")
        self._closing = re.compile(rf"(?:{qualifying})?(?:{'|'.join(cues.closing.words)})")
        self._closing_quoted = re.compile(rf"[一-鿿]{{0,6}}?(?:{'|'.join(cues.closing.words)})")
        """“引才、留才”两项人才工作职能定位: behind quotes the noun may be told of what."""
        self._bounded = tuple(cues.bounded_nouns.words)
        nouns = "|".join(cues.coefficients.words)
        self._coefficients = re.compile(rf"(?:{nouns})(?:[^,。;\d]{{0,8}}|[^,。;\d]{{0,5}}\d[\d.]*[^,。;\d]{{0,6}})$")
        self._crowds = tuple(cues.crowds.words)
        self._counted_one = tuple(cues.counted_one.words)
        self._funds = tuple(cues.money_nouns.words)
        self._making = frozenset(cues.making.words)

    def why_not(self, folded: str, numeral: Numeral, measure: Measure | None, words: Words, last_end: int) -> Reason:
        """Why this is no count, or None. `last_end` is where the quantity before it ends, -1 without one."""
        if numeral.high >= (_MOST_DOUBLINGS if measure and measure.name == "番" else MOST):
            return "other", "beyond"
        if measure is None:
            return self._why_not_bare(folded, numeral)
        reason: Reason = None
        if numeral.form != "arabic":  # digits are neither vague nor an article
            reason = self._why_not_vague(folded, numeral, measure)
        if reason is None and measure.unit_class in _STRUCTURED:
            reason = self._why_not_structure(folded, numeral, measure)
        if reason is None and numeral.form != "arabic":
            reason = self._why_not_article(folded, numeral, measure, words, last_end)
        if reason is None and measure.name == _YEARS and _is_when(folded, numeral.start, measure.end, words):
            return "period", "scope"
        return reason or self._why_specification(folded, numeral, measure, words)

    def _why_not_bare(self, folded: str, numeral: Numeral) -> Reason:
        if numeral.form in ("fraction", "half") and numeral.end - numeral.start >= 2:
            return None
        if numeral.form == "arabic" and (_is_great(folded, numeral) or self._is_coefficient(folded, numeral)):
            return ("specification", "level") if folded.startswith(_LEVEL, numeral.end) else None
        if numeral.form == "magnitude" and numeral.low >= _GREAT and folded.startswith("上", max(0, numeral.start - 1)):
            return None if self._is_widened(folded, numeral) else ("other", "bare")  # 上亿市场主体
        if (numeral.form == "chinese" and _ROUND.match(folded, numeral.start)) or self._is_crowd(folded, numeral):
            return None
        at_line_start = not folded[max(0, numeral.start - 1) : numeral.start].strip("( \n")
        if at_line_start and folded[numeral.end : numeral.end + 1] in ("、", ")", ".", " "):
            return "clause_number", "bare"
        return "other", "bare"

    def _is_crowd(self, folded: str, numeral: Numeral) -> bool:
        """近百万家庭, 数千企业, 三千农户; 万人大会, 百万学子 are no counts, and 超百亿企业 is a size."""
        if not folded.startswith(self._crowds, numeral.end) or not _CROWD <= numeral.high < _SIZE:
            return False
        return numeral.form == "chinese" or (numeral.form == "magnitude" and self._is_widened(folded, numeral))

    def _is_coefficient(self, folded: str, numeral: Numeral) -> bool:
        """系数从0.551提高到0.563; 指数100强 is none."""
        if not self._coefficients.search(folded, max(0, numeral.start - 24), numeral.start):
            return False
        decimal = "." in folded[numeral.start : numeral.end]
        return decimal or folded[numeral.end : numeral.end + 1] in ("", ",", "。", ";", "、", "\n", ")")

    def _why_not_vague(self, folded: str, numeral: Numeral, measure: Measure) -> Reason:
        text = folded[numeral.start : numeral.end]
        if numeral.form == "half" and measure.unit_class not in _HALVED:
            return "idiom", "half"
        if numeral.form == "magnitude" and not self._is_widened(folded, numeral):
            return "specification", "bare_magnitude"
        if text in ("数", "几"):
            return "article", "vague"
        return None

    def _is_widened(self, folded: str, numeral: Numeral) -> bool:
        """上百名, 逾万人, 千余家; 万人大会 is no count."""
        if numeral.inner:
            return True
        dress = self._modifiers.read(folded, numeral.start, numeral.end, magnitude=True, unit_class="other")
        return dress.start < numeral.start

    def _why_not_structure(self, folded: str, numeral: Numeral, measure: Measure) -> Reason:
        labelled = folded.startswith(self._facets, measure.end)
        if numeral.high > (_MOST_LABELLED if labelled else _MOST_STRUCTURED) or numeral.low != numeral.high:
            return None
        if numeral.form == "arabic" and not labelled:
            return None
        closes = self._closing_quoted if folded[max(0, numeral.start - 1)] in _QUOTED else self._closing
        closing = closes.match(folded, measure.end) and _LISTED.search(
            folded, max(0, numeral.start - _LIST_REACH), numeral.start
        )
        if closing or self._structure.match(folded, measure.end):
            return "structure", "structure"
        return None

    def _why_not_article(self, folded: str, numeral: Numeral, measure: Measure, words: Words, last_end: int) -> Reason:
        if folded[numeral.start : numeral.end] != "一":
            return None
        if measure.unit_class in _MEASURED:
            negated = _NEGATED.search(folded, max(0, numeral.start - 6), numeral.start)
            again = folded.startswith(folded[numeral.start : measure.end], measure.end)
            if folded.startswith(_PRICED, max(0, numeral.start - 1)):
                return "specification", "denominator"  # 六块钱一斤
            if measure.name in _TIMES and _SUCH_A.search(folded, max(0, numeral.start - 8), numeral.start):
                closed = folded[measure.end : measure.end + 1] in ("", *_ENDS)
                return ("article", "such_a") if closed else None
            return ("article", "not_even_one") if negated or again else None
        head = folded[max(0, numeral.start - 6) : numeral.start]
        beside = last_end >= 0 and head.endswith(("和", "、", "及")) and _is_one_clause(folded, last_end, numeral.start)
        at_least = _AT_LEAST.search(head)
        closes = folded[measure.end : measure.end + 1] in ("", *_ENDS)
        together = measure.name in ("起", "道", "趟", "步", "遍", "回")
        named = closes and not together and words.is_noun_before(numeral.start)
        if head.endswith(self._counted_one) or beside or named or at_least:
            return None
        return "article", "article"

    def _why_specification(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> Reason:
        end = measure.end
        following = folded[end : end + 1]
        limited = following in _LIMITING_CHARS and _LIMITING.match(folded, end)
        low = numeral.start - _RULED if numeral.start > _RULED else 0
        if limited or (_RULING_CHAR.search(folded, low, numeral.start) and _is_ruled(folded, low, numeral, measure)):
            return "specification", "rule"
        if measure.unit_class == "money" and self._is_size(folded, numeral, end, words):
            return "specification", "threshold"
        plain = following not in _SPECIFYING and folded[max(0, numeral.start - 1)] not in "每/"
        if plain and measure.name not in _SPECIFIC:
            return None
        if _DENOMINATOR.search(folded, max(0, numeral.start - 2), numeral.start):
            return "specification", "denominator"
        if measure.unit_class in ("percent", "ratio"):
            return None
        return (
            _why_kind(folded, low, numeral, measure, words)
            or _why_named(folded, numeral, measure, words)
            or self._why_threshold(folded, numeral, end, words, made=self._is_made(numeral, measure, words))
        )

    def _is_size(self, folded: str, numeral: Numeral, end: int, words: Words) -> bool:
        """产值超亿元企业38家, 过千万元村18个: the sum says which. 发放超2亿元贷款1200户 is lent."""
        start = numeral.start
        if start == 0 or folded[start - 1] not in _BEYOND_ENDS:
            return False
        sized = _SIZED.match(folded, end) if _BEYOND.search(folded, max(0, start - 3), start) else None
        if sized is None or sized["noun"].endswith(self._funds):
            return False
        return all(is_nominal(text, tag) for _, text, tag in words.pieces(end, sized.end("noun")))

    def _why_threshold(self, folded: str, numeral: Numeral, end: int, words: Words, *, made: bool) -> Reason:
        """500万元以下的项目, 35岁以下14名, 超过66人的大班额 say which, not how many.

        `made`: 新增30家以上数字车间 is how many, and no size of each.
        """
        found = _THRESHOLD.match(folded, end)
        if found is None:
            return ("specification", "threshold") if _exceeds(folded, numeral.start, end, words) else None
        at = found.end()
        sized = found[1] or _WHICH.match(folded, at)
        if at >= len(folded) or folded.startswith(self._bounded, at) or (made and not sized):
            return None
        if found[1] or _FURTHER.match(folded, at):
            return "specification", "threshold"
        word = words.at(at)
        follows_number = folded[at].isdigit() or word.tag == "m"
        if follows_number or (folded[at].isalpha() and is_nominal(word.text, word.tag)):
            return "specification", "threshold"
        return None

    def _is_made(self, numeral: Numeral, measure: Measure, words: Words) -> bool:
        """Whether a verb that makes or finds things stands right before the number."""
        whole = measure.unit_class in _WHOLE_THINGS and numeral.start > 0
        return whole and words.at(numeral.start - 1).text in self._making


def _is_great(folded: str, numeral: Numeral) -> bool:
    """1.2万, 3亿余: no year and no number of anything is written like that."""
    far = numeral.inner is not None and numeral.low >= _GREAT
    return far or _BARE.fullmatch(folded, numeral.start, numeral.end) is not None


def _is_one_clause(folded: str, start: int, end: int) -> bool:
    return end - start < 30 and not any(mark in folded[start:end] for mark in "。;\n")


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


def _is_when(folded: str, start: int, end: int, words: Words) -> bool:
    """是…的五年; 产值五年增长64%: a time in which, and not how long. Of 连续五年增长 it is how long."""
    if folded.startswith(_CLOSING, end):
        return _NAMED_TIME.search(folded, max(0, start - 48), start) is not None
    if _GROWTH.match(folded, end) is None:
        return False
    return start == 0 or folded[start - 1] in _CLOSING or words.at(start - 1).tag[0] == "n"


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


def _exceeds(folded: str, start: int, end: int, words: Words) -> bool:
    """超过66人的大班额, 产值超过10亿元的企业: what is more, or less, than that is such a thing."""
    if not (folded.startswith("的", end) and folded.endswith(_EXCEEDING, 0, start)):
        return False
    before = folded[start - 3] if start >= 3 else ""
    opens = before in ("", ",", "。", ";", "、", "\n", "将", "把", "对")
    opens = opens or _CONCERNING.search(folded, max(0, start - 14), start) is not None
    return opens or _COUNTED_NEXT.match(folded, end) is not None or _is_measured_before(folded, start, words)


def _is_measured_before(folded: str, start: int, words: Words) -> bool:
    """产值超过10亿元的企业: what is measured stands before; in 创造超过10亿元的产值 behind."""
    at = start - next(len(word) for word in _EXCEEDING if folded.endswith(word, 0, start))
    return words.is_noun_before(at)


def _is_age(folded: str, start: int, end: int) -> bool:
    """平均年龄41.5岁, 最大的72岁; 16岁青年 says which."""
    return bool(_AGE_CUE.search(folded, max(0, start - 18), start) or _AGE_ENDS.match(folded, end))
