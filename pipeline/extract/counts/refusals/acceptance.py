"""Whether a numeral with its measure word is a count: bare and vague ones, articles and structure words are not."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.intervals import Modifiers
from pipeline.extract.counts.measures.levels import Levels
from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.extract.counts.refusals.number_like import Reason
from pipeline.extract.counts.refusals.specifications import Specifications
from pipeline.extract.counts.words.document import Words
from pipeline.records import UnitClass
from pipeline.zh.numerals import Numeral

_AT_LEAST = re.compile("(?:至少|最少|起码|不少于)[一-鿿]{2}$")
"""至少建成一处."""
_LEVEL = "级"
"""3万亿级产业集群."""
_PRICED = ("钱", "元", "块", "角", "毛", "分")
_NEGATED = re.compile(r"(?:没有?让?|不让|未|无|不差|不少|任何|哪怕|最后|[“\"]|一[一-鿿])$")
"""没有让一亩田撂荒, 一米一米地挖."""
_PAIR = 2
"""Characters of 一半 and 半数, which count wherever they stand."""
_AROUND_HALF, _PAST, _HAPPENED = frozenset("近过大"), "过", "了"
_CLOSES_HALF = ("", ",", "。", ";", "、", "\n", ")", "!", "?")
_TELLING_HALF = frozenset("nvbl")
"""First letters of tags of what is halved: 减产, 闲置, 席位."""
_HALFWAY = (*"率比面度程年夜期时路", "面积", "时间", "任务", "时光", "比重", "比例", "进展", "双")
"""Half of these is a point on the way; a rate or an area that passed it is told in a figure next to it."""
_NO_MONEY = re.compile(
    r"(?:没(?!收)|未(?!来)|(?<![区分级类特个性识鉴差])别|无需|不(?![到足满超低少高止良断同仅但光过够等]))[^,。;:、!?\n\d]{0,10}$"
)
"""没让农户掏一分钱, 不收一元: nobody pays. 每斤降一分钱 is told, and so is 不到一分钱."""
_NO_MONEY_REACH = 14
_SPENT_NOTHING = re.compile("钱[也都]?[没未不]")
"""一分钱没花."""
_COINS = frozenset({"元", "角", "分"})
_ONE_MORE = re.compile("一[一-鿿][、,]$")
_QUALITIES = frozenset({"a", "an"})
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
_ANNOUNCING = ("以下", "如下", "下列")
_BELOW = "以下"
_UNDER = frozenset("mqbnst")
"""First letters of tags of words that 以下 bounds: 县级以下, 300万元以下. Behind a verb it tells of what follows."""
_FIRST = r"(?:一是|一要|首先|第一[,、]|\(?(?:一|1)[、.)]|①)"
_LIST_OPENS = rf"(?:[:。;]?\s*{_FIRST}|:)"
_LIST_OPENS_LABELLED = rf"[:。;]?\s*{_FIRST}"
"""Digits are believed to number points only where the first of them has a label."""
_DONE = frozenset("了过")
_QUOTED = frozenset("”’」』")
_NAMED_TIME = re.compile("(?<![期制限龄])是[^,。;]{1,40}(?:的|关键|重要)$")
"""这是…的五年, 也是关键一年: which time it was. 有效期是法定的五年 is how long."""
_GROWTH = re.compile("增长(?![到至为])|翻[了一两]|累计")
_YEARS = "年"
_SUBJECTS = frozenset("nsjx")
"""First letters of tags of who acts: nouns, places, abbreviations, unknown names."""
_NO_SUBJECTS = (*"期制限龄间长命程时比", "上线")
"""工期三年完成…: such a noun tells how long itself; 占比五年提高 is compared with nothing."""
_BEFORE_NUMBERS = "了共近超约不"
_HOW_OFTEN = re.compile("[一-鿿]{1,8}\\d+[次回遍]")
"""水泵一年检修2次: how often in that time."""
_WHAT_FOLLOWS = re.compile(r"[一-鿿][^,。;:\n\d]{0,24}\d")
"""四年共发放补贴900万元: a figure in the same clause, but not right behind (一年2次)."""
_SUMMING = ("共", "累计", "合计", "总计", "已", "先后", "陆续", "均", "平均", "新")
_STATIC = frozenset("有是为达到够")
"""一年有365天, 五年为期: verbs that tell of the time itself."""
_CLOSING = tuple(",。;\n")
_MEASURED: frozenset[UnitClass] = frozenset(
    {"money", "percent", "ratio", "duration", "score", "weight", "area", "length", "volume", "energy"}
)
_HALVED: frozenset[UnitClass] = frozenset({"duration", "area", "weight", "length", "volume", "percent"})
_PETAFLOPS = "P"
_COMPUTING_REACH = 40
_STRUCTURED: frozenset[UnitClass] = frozenset({"item", "document", "other", "place", "event", "length"})


class Acceptance:
    """Judges one numeral and its measure word by what stands around them."""

    def __init__(self, config: Config, modifiers: Modifiers) -> None:
        cues = config.count_cues
        self._modifiers = modifiers
        self._why_specification = Specifications(config).why_specification
        qualifying = "|".join(cues.structure_adjectives.words)
        self._facets = tuple(cues.facets.words)
        self._structure = re.compile(rf"(?:{qualifying})?(?:{'|'.join((*cues.structure.words, *self._facets))})")
        self._closing = re.compile(rf"(?:{qualifying})?(?:{'|'.join(cues.closing.words)})")
        self._closing_quoted = re.compile(rf"[一-鿿]{{0,6}}?(?:{'|'.join(cues.closing.words)})")
        """“引才、留才”两项人才工作职能定位: behind quotes the noun may be told of what."""
        nouns = "|".join(cues.coefficients.words)
        self._coefficients = re.compile(rf"(?:{nouns})(?:[^,。;\d]{{0,8}}|[^,。;\d]{{0,5}}\d[\d.]*[^,。;\d]{{0,6}})$")
        self._announced = re.compile(rf"(?:{qualifying})?(?:{'|'.join(cues.announced.words)})")
        points = rf"[一-鿿]{{0,4}}?(?:{'|'.join(cues.announced.words)}){{1,2}}"
        self._opening = re.compile(points + _LIST_OPENS)
        self._opening_labelled = re.compile(points + _LIST_OPENS_LABELLED)
        self._number_verbs = frozenset(cues.number_verbs.words)
        self._deeds = frozenset(cues.predicates.words)
        self._crowds = tuple(cues.crowds.words)
        self._is_level = Levels(config).tells
        self._computing = re.compile("|".join(cues.computing.words))
        self._counted_one = tuple(cues.counted_one.words)

    def why_not(self, folded: str, numeral: Numeral, measure: Measure | None, words: Words, last_end: int) -> Reason:
        """Why this is no count, or None. `last_end` is where the quantity before it ends, -1 without one."""
        if numeral.high >= (_MOST_DOUBLINGS if measure and measure.name == "番" else MOST):
            return "other", "beyond"
        if measure is None:
            return self._why_not_bare(folded, numeral, words)
        if measure.name == _PETAFLOPS and not self._is_computed(folded, numeral.start, measure.end):
            return "other", "code_before_letters"
        reason: Reason = None
        if numeral.form != "arabic":  # digits are neither vague nor an article
            reason = self._why_not_vague(folded, numeral, measure)
        if reason is None and measure.unit_class in _STRUCTURED:
            reason = self._why_not_structure(folded, numeral, measure, words)
        if reason is None and numeral.form != "arabic":
            reason = self._why_not_article(folded, numeral, measure, words, last_end)
        if reason is None and measure.name == _YEARS and self._is_time(folded, numeral.start, measure.end, words):
            return "period", "scope"
        return reason or self._why_specification(folded, numeral, measure, words)

    def _is_time(self, folded: str, start: int, end: int, words: Words) -> bool:
        return _is_when(folded, start, end, words) or _tells_when(folded, start, end, words, self._deeds)

    def _why_not_bare(self, folded: str, numeral: Numeral, words: Words) -> Reason:
        if numeral.form in ("fraction", "half"):
            told = numeral.end - numeral.start >= _PAIR or _is_predicate(folded, numeral, words)
            return None if told else ("other", "bare")
        if numeral.form == "arabic" and (_is_great(folded, numeral) or self._is_coefficient(folded, numeral)):
            return ("specification", "level") if folded.startswith(_LEVEL, numeral.end) else None
        if numeral.form == "magnitude" and numeral.low >= _GREAT and folded.startswith("上", max(0, numeral.start - 1)):
            return None if self._is_widened(folded, numeral) else ("other", "bare")  # 上亿市场主体
        if numeral.form == "arabic":
            counted = self._is_level(folded, numeral)
        else:
            rounded = numeral.form == "chinese" and _ROUND.match(folded, numeral.start) is not None
            counted = rounded or self._is_crowd(folded, numeral)
        if counted:
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

    def _is_computed(self, folded: str, start: int, end: int) -> bool:
        """智算规模1.5万P, 新增300P算力; pages and prints are told in P too."""
        head = re.split("[。;\n]", folded[max(0, start - _COMPUTING_REACH) : start])[-1]
        return bool(self._computing.search(head) or self._computing.match(folded, end))

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

    def _is_least(self, folded: str, numeral: Numeral) -> bool:
        """每月不少于一次: the words right before it bound how many."""
        dress = self._modifiers.read(folded, numeral.start, numeral.end, magnitude=False, unit_class="other")
        return dress.approx == "min" and dress.start < numeral.start

    def _why_not_structure(self, folded: str, numeral: Numeral, measure: Measure, words: Words) -> Reason:
        labelled = folded.startswith(self._facets, measure.end)
        if numeral.high > (_MOST_LABELLED if labelled else _MOST_STRUCTURED) or numeral.low != numeral.high:
            return None
        if self._is_announced(folded, numeral.start, words) and self._announced.match(folded, measure.end):
            return "structure", "announced"
        if self._opens_list(folded, numeral, measure.end):
            return "structure", "list_opens"
        if numeral.form == "arabic" and not labelled:
            return None
        closes = self._closing_quoted if folded[max(0, numeral.start - 1)] in _QUOTED else self._closing
        closing = closes.match(folded, measure.end) and _LISTED.search(
            folded, max(0, numeral.start - _LIST_REACH), numeral.start
        )
        if closing or self._structure.match(folded, measure.end):
            return "structure", "structure"
        return None

    def _opens_list(self, folded: str, numeral: Numeral, end: int) -> bool:
        """重点抓好四项工作:, or before the first of labelled points. 完成了四项工作 is done, whatever stands behind."""
        if folded[max(0, numeral.start - 1)] in _DONE:
            return False
        opening = self._opening_labelled if numeral.form == "arabic" else self._opening
        return opening.match(folded, end) is not None

    def _is_announced(self, folded: str, start: int, words: Words) -> bool:
        """抓好以下|五项工作: a list follows, and the number says how long it is. 300万元以下|五项工程 are counted."""
        if not folded.endswith(_ANNOUNCING, 0, start):
            return False
        before = start - len(_BELOW)
        if before == 0 or not folded.startswith(_BELOW, before):
            return True
        word = words.at(before - 1)
        return word.tag[0] not in _UNDER or word.text in self._number_verbs

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
            coinless = measure.name in _COINS and _is_no_coin(folded, numeral.start, measure.end)
            return ("article", "not_even_one") if negated or again or coinless else None
        head = folded[max(0, numeral.start - 6) : numeral.start]
        beside = last_end >= 0 and head.endswith(("和", "、", "及")) and _is_one_clause(folded, last_end, numeral.start)
        at_least = _AT_LEAST.search(head) or self._is_least(folded, numeral)
        closes = folded[measure.end : measure.end + 1] in ("", *_ENDS)
        together = measure.name in ("起", "道", "趟", "步", "遍", "回")
        named = closes and not together and words.is_noun_before(numeral.start)
        named = named and not _is_motto(folded, numeral.start, words)
        if head.endswith(self._counted_one) or beside or named or at_least:
            return None
        return "article", "article"


def _is_predicate(folded: str, numeral: Numeral, words: Words) -> bool:
    """减产近半, 席位过半, 塌了大半: 半 that ends the clause and tells how much; not 时间过半、任务过半, 夜已过半."""
    before = numeral.start - 1
    if before < 1 or folded[before] not in _AROUND_HALF or folded[numeral.end : numeral.end + 1] not in _CLOSES_HALF:
        return False
    word = words.at(before - 1)
    if word.text == _HAPPENED:
        return folded[before] != _PAST
    told = word.tag[0] in _TELLING_HALF and len(word.text) > 1
    return told and not folded.endswith(_HALFWAY, 0, before)


def _is_no_coin(folded: str, start: int, end: int) -> bool:
    """没让社员掏一分钱, 一毛钱没收; but 不超过一块钱 is a price."""
    spared = _NO_MONEY.search(folded, max(0, start - _NO_MONEY_REACH), start) or _SPENT_NOTHING.match(folded, end)
    return spared is not None


def _is_great(folded: str, numeral: Numeral) -> bool:
    """1.2万, 3亿余: no year and no number of anything is written like that."""
    far = numeral.inner is not None and numeral.low >= _GREAT
    return far or _BARE.fullmatch(folded, numeral.start, numeral.end) is not None


def _is_motto(folded: str, start: int, words: Words) -> bool:
    """帮扶一人、温暖一家: what is warm is counted by nobody. 书店一家、茶馆一家 are two, so are 低保一户、困难一户."""
    word = words.at(start - 1)
    before = _ONE_MORE.search(folded, max(0, word.start - 3), word.start) if word.tag in _QUALITIES else None
    return before is not None and before.start() > 0 and words.at(before.start() - 1).tag[0] == "v"


def _is_one_clause(folded: str, start: int, end: int) -> bool:
    return end - start < 30 and not any(mark in folded[start:end] for mark in "。;\n")


def _is_when(folded: str, start: int, end: int, words: Words) -> bool:
    """是…的五年; 产值五年增长64%: a time in which, and not how long. Of 连续五年增长 it is how long."""
    if folded.startswith(_CLOSING, end):
        return _NAMED_TIME.search(folded, max(0, start - 48), start) is not None
    if _GROWTH.match(folded, end) is None:
        return False
    return start == 0 or folded[start - 1] in _CLOSING or words.at(start - 1).tag[0] == "n"


def _tells_when(folded: str, start: int, end: int, words: Words, deeds: frozenset[str]) -> bool:
    """四年救助困难户3.2万户, 窗口半年接待900人次: at the head, or behind who acts, the time of deed and figure."""
    if _WHAT_FOLLOWS.match(folded, end) is None:
        return False
    if start and folded[start - 1] not in _CLOSING and not _is_subject_before(folded, start, end, words, deeds):
        return False
    word = words.at(end)
    acts = word.start == end and (word.tag == "v" or word.text in deeds) and word.text[0] not in _STATIC
    return acts or folded.startswith(_SUMMING, end)


def _is_subject_before(folded: str, start: int, end: int, words: Words, deeds: frozenset[str]) -> bool:
    """窗口半年接待…; 落地半年 and 工期三年 are how long that lasts.

    A verb in the name of who acts is no hindrance where the other has its object: 调解室一年接待群众90人次.
    """
    word, verb = words.at(start - 1), words.at(end)
    named = word.tag[0] in _SUBJECTS and word.text[-1].isalnum() and word.text not in deeds
    if not named or word.text.endswith(_NO_SUBJECTS) or _HOW_OFTEN.match(folded, end):
        return False
    clause = max(folded.rfind(mark, 0, start) for mark in _CLOSING) + 1
    governs = folded[verb.end] not in _BEFORE_NUMBERS and not folded[verb.end].isdigit()
    return governs or not any(tag[0] == "v" or text in deeds for _, text, tag in words.pieces(clause, start))
