"""What the headers and captions of a table say of its cells: unit, counted thing, totals, changes, mere numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure, Measures
from pipeline.extract.counts.tables.table_totals import GRAND_TOTAL, SUBTOTAL, TOTAL
from pipeline.records import Direction, UnitClass
from pipeline.zh.numerals import read_numeral

_GREAT = re.compile(r"^[百千]?[万亿]")
YEAR = re.compile(r"(?:19|20)\d\d年?|\d{1,2}月(?:份)?")
_TIME = re.compile(
    r"(?:\d{1,2}[-至]\d{1,2}月|(?:19|20)\d\d年度?|(?:19|20)\d\d(?![\d.,一-鿿]))(?:(?:[上下]半年|\d{1,2}月份?|第?[一二三四]季度)?)|\d{1,2}月份?"
)
_TALLY, _TIMES = "数", "次"
_BETWEEN_UNITS = re.compile("[、,和]")
_LAST_BRACKET = re.compile(r"\((?P<units>[^()\d]{1,24})\)[\s。]*$")
_SIGN = re.compile(r"[%‰](?=\)?\s*$)")
PART = re.compile(r"^\s*(?:其中|#(?!\d))[::]?")
"""A column of parts: 其中:女; #2机组 is the second."""
_INDEX = re.compile(r"=\s*100(?!\d)")
"""环比(上月=100): an index, and no change."""


class Told(NamedTuple):
    """What a header says of the numbers below it: 比年初增减, 占比."""

    direction: Direction | None = None
    base: str | None = None
    share: bool = False


class Headers:
    """Built once per worker."""

    def __init__(self, config: Config, measures: Measures) -> None:
        cues = config.count_cues
        self._measures = measures
        self._implied = dict(word.split("=") for word in cues.header_units.words)
        self._generic = frozenset(cues.generic_headers.words)
        self._totals = tuple(cues.total_rows.words)
        self._closing = tuple(total for total in self._totals if total.endswith("计"))
        self._suited = [(row.nouns, row.classes) for row in config.units.headers]
        self._percent = re.compile(rf"(?:{'|'.join(cues.percent_headers.words)})$")
        self._unpriced = re.compile(rf"(?:{'|'.join(cues.unpriced_headers.words)})$")
        self._ranking = re.compile(rf"(?:{'|'.join(cues.ranking_headers.words)})$")
        self._describing = re.compile("|".join(cues.describing_headers.words))
        self._sharing = re.compile("|".join(cues.share_headers.words))
        self._numbering = re.compile(rf"(?:{'|'.join(cues.numbering_headers.words)})(?:\([^()]*\))?$")
        self._banding = re.compile("|".join(cues.banding_headers.words))
        self._timed = re.compile(
            rf"^(?:(?:\d{{1,2}}[-至])?(?:{YEAR.pattern})(?:度|全年)?|{'|'.join(cues.time_headers.words)})+"
        )
        self.of_units = frozenset(cues.unit_headers.words)
        """Columns so headed hold the measure words of their rows."""
        self._caption = re.compile(rf"(?:{'|'.join(cues.unit_headers.words)})[::]?\s*(?P<units>[^\s\d;。)\n]{{1,24}})")
        self._changing = re.compile("|".join(cues.change_headers.words))
        self._bases = re.compile("|".join(cues.base_headers.words))
        self._falling = re.compile("|".join(cues.fall_headers.words))

    def captions(self, text: str) -> list[str]:
        """千元 and 公斤 of a line such as 单位:千元、公斤."""
        return [unit for found in self._caption.finditer(text) for unit in _BETWEEN_UNITS.split(found["units"])]

    def bracketed(self, text: str) -> list[str]:
        """千元 and 公斤 of (千元、公斤) that ends the text, where all in the bracket are measure words."""
        found = _LAST_BRACKET.search(text)
        units = _BETWEEN_UNITS.split(found["units"]) if found else []
        return units if all(self.unit_of(unit)[1] for unit in units) else []

    def time(self, header: str) -> str:
        """2022年 of 2022年完成数: the time of which the figures below or beside it tell; empty where it tells none."""
        found = _TIME.match(header)
        return found[0] if found else ""

    def untimed(self, header: str) -> str:
        """同比增长 of 2024年同比增长."""
        return self._timed.sub("", header)

    def is_time(self, text: str) -> bool:
        """Whether a cell below the first row is nothing but a time: 2022年; 2010 may be a figure."""
        return not text.isdecimal() and text != "" and self.time(text) == text

    def unit_of(self, text: str) -> tuple[int, str | None]:
        """Magnitude and measure word of a header's unit: 万元 is (10000, 元), 公斤/亩 (1, 公斤/亩)."""
        great = _GREAT.match(text)
        numeral = read_numeral(great[0], 0) if great else None
        measure = self._measures.read(text, great.end() if great else 0, arabic=True)
        whole = measure is not None and measure.end == len(text.rstrip())
        if measure is None or not whole or measure.parts > 1:  # no table is made out in coins
            return 1, None
        scale = (int(numeral.low) if numeral else 1) * measure.scale  # 3成 is 30%
        return scale, measure.name

    def measure_named(self, name: str | None) -> Measure | None:
        return self._measures.read(name, 0, arabic=True) if name else None

    def signed_unit(self, header: str) -> str | None:
        """% of 为预算%, 比上年±%, 增幅(±%)."""
        found = _SIGN.search(header)
        return found[0] if found else None

    def implied_unit(self, header: str) -> str | None:
        told = next((unit for word, unit in self._implied.items() if word in header), None)
        return told or self.tallied(header) or ("%" if self._percent.search(header) else None)

    def is_unpriced(self, header: str) -> bool:
        """项目数, 死亡率: no money, though the caption tells of 万元."""
        return self._unpriced.search(header) is not None

    def classes_of(self, header: str) -> Sequence[UnitClass]:
        """Of which class a measure word may be below `header`; none where it says nothing."""
        return next((classes for nouns, classes in self._suited if any(noun in header for noun in nouns)), ())

    def is_numbering(self, header: str) -> bool:
        """联系电话, 完成时间; of 年度任务 and 电话量 there are so and so many."""
        return self._numbering.search(header) is not None

    def is_ranking(self, header: str) -> bool:
        """名次, 增速排名: the numbers there are ordinals."""
        return self._ranking.search(header) is not None

    def is_describing(self, header: str) -> bool:
        """规格型号: what stands below names a kind of things."""
        return self._describing.match(header) is not None

    def is_banding(self, header: str) -> bool:
        """规模, 年龄段: what stands below with 以上 or 以下 names a class of things."""
        return self._banding.search(header) is not None

    def is_generic(self, header: str) -> bool:
        """Whether it names no counted thing, be it with the year before it: 年度目标, 2024年完成."""
        name = self.untimed(header)
        return not name or name in self._generic or header in self._generic or self.tallied(name) is not None

    def tallied(self, header: str) -> str | None:
        """The measure word of a header that tells how many and not of what: 宗 of 宗数, 场次 of 场次."""
        measure = self._measures.read(header, 0, arabic=True, bold=True)
        if measure is None:
            return None
        tallies = header[measure.end :] == _TALLY or (header.endswith(_TIMES) and 1 < measure.end == len(header))
        return measure.name if tallies else None

    def is_total(self, header: str) -> bool:
        """Whether it says nothing but that: 合计."""
        return header.replace(" ", "") in self._totals

    def rank(self, header: str) -> int:
        """0 for what is no total; a total, be it 收入合计, is never part of one of a lower rank."""
        word = header.replace(" ", "")
        word = next((total for total in self._closing if word.endswith(total)), word)
        if word not in self._totals:
            return 0
        return SUBTOTAL if word.startswith("小") else GRAND_TOTAL if word.startswith(("总", "全")) else TOTAL

    def tells_change(self, header: str) -> bool:
        """比上年增减, 增幅: what stands below is no level."""
        return self._changing.search(header) is not None and _INDEX.search(header) is None

    def told(self, header: str, *, negative: bool) -> Told:
        """What is said of a number below `header`, which may have a sign of its own."""
        if not self.tells_change(header):
            return Told(share=self._sharing.search(header) is not None)
        base = self._bases.search(header)
        return Told("down" if negative or self._falling.search(header) else "up", base[0] if base else None)
