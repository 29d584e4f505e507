"""Whether a numeral with its measure word is a count: bare and vague ones, articles and structure words are not."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.intervals import Modifiers
from pipeline.extract.counts.measures.levels import Levels
from pipeline.extract.counts.measures.lexicon import Measure
from pipeline.extract.counts.refusals.articles import Articles
from pipeline.extract.counts.refusals.number_like import Reason
from pipeline.extract.counts.refusals.specifications import Specifications
from pipeline.extract.counts.refusals.told_times import ToldTimes
from pipeline.extract.counts.words.document import Words
from pipeline.records import UnitClass
from pipeline.zh.numerals import Numeral

_LEVEL = "级"
"""3万亿级产业集群."""
_PAIR = 2
"""Characters of 一半 and 半数, which count wherever they stand."""
_AROUND_HALF, _PAST, _HAPPENED = frozenset("近过大"), "过", "了"
_CLOSES_HALF = ("", ",", "。", ";", "、", "\n", ")", "!", "?")
_TELLING_HALF = frozenset("nvbl")
"""First letters of tags of what is halved: 减产, 闲置, 席位."""
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
_YEARS = "年"
_HALVED: frozenset[UnitClass] = frozenset({"duration", "area", "weight", "length", "volume", "percent"})
_PETAFLOPS = "P"
_COMPUTING_REACH = 40
_AREA = "块"
_STRUCTURED: frozenset[UnitClass] = frozenset({"item", "document", "other", "place", "event", "length"})


class Acceptance:
    """Judges one numeral and its measure word by what stands around them."""

    def __init__(self, config: Config, modifiers: Modifiers) -> None:
        cues = config.count_cues
        self._modifiers = modifiers
        self._why_specification = Specifications(config).why_specification
        self._why_article = Articles(config, modifiers).why
        self._tells_time = ToldTimes(config).tells
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
        slabs = "|".join(cues.slabs.words)
        name = r"[^\W\d一二两三四五六七八九十百千万几半]"
        self._areas = re.compile(rf"{name}{{2}}[和与及、](?!{name}*(?:{slabs}){name}{{0,3}}$){name}{{2,8}}$")
        self._number_verbs = frozenset(cues.number_verbs.words)
        self._crowds = tuple(cues.crowds.words)
        self._is_level = Levels(config).tells
        self._computing = re.compile("|".join(cues.computing.words))
        self._halfway = tuple(config.refusals.halfway.words)

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
            reason = self._why_article(folded, numeral, measure, words, last_end)
        if reason is None and measure.name == _YEARS and self._tells_time(folded, numeral.start, measure.end, words):
            return "period", "scope"
        return reason or self._why_specification(folded, numeral, measure, words)

    def _why_not_bare(self, folded: str, numeral: Numeral, words: Words) -> Reason:
        if numeral.form in ("fraction", "half"):
            told = numeral.end - numeral.start >= _PAIR or self._is_predicate(folded, numeral, words)
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

    def _is_predicate(self, folded: str, numeral: Numeral, words: Words) -> bool:
        """减产近半, 席位过半, 塌了大半: 半 that ends the clause tells how much; not 时间过半、任务过半, 夜已过半."""
        before = numeral.start - 1
        closes = folded[numeral.end : numeral.end + 1] in _CLOSES_HALF
        if before < 1 or folded[before] not in _AROUND_HALF or not closes:
            return False
        word = words.at(before - 1)
        if word.text == _HAPPENED:
            return folded[before] != _PAST
        told = word.tag[0] in _TELLING_HALF and len(word.text) > 1
        return told and not folded.endswith(self._halfway, 0, before)

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
        if closing or self._structure.match(folded, measure.end) or self._is_areas(folded, numeral, measure):
            return "structure", "structure"
        return None

    def _is_areas(self, folded: str, numeral: Numeral, measure: Measure) -> bool:
        """抓好林下养殖和乡村旅游两块: areas of work, and nothing that lies about in pieces."""
        closes = measure.name == _AREA and folded[measure.end : measure.end + 1] in _CLOSES_HALF
        start = numeral.start
        return closes and self._areas.search(folded, max(0, start - _LIST_REACH), start) is not None

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


def _is_great(folded: str, numeral: Numeral) -> bool:
    """1.2万, 3亿余: no year and no number of anything is written like that."""
    far = numeral.inner is not None and numeral.low >= _GREAT
    return far or _BARE.fullmatch(folded, numeral.start, numeral.end) is not None
