"""Years that were pasted over other digits, that say the same twice, or that no calendar has."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.config.damage import Damage, YearWords
from pipeline.ingest.traces.units import alternatives
from pipeline.ingest.words import any_of
from pipeline.records import Notice
from pipeline.zh.labels import han_value
from pipeline.zh.years import PLAIN_YEAR

_YEAR = re.compile(r"([12][09]\d\d)年")
_LONG_FIGURE = re.compile(r"\d(?<![\d.].)\d{4,7}(?:\.\d+)?")
_OVERWRITTEN = re.compile(rf"({PLAIN_YEAR})\d\d")
_PERCENT = re.compile(r"(20(?<![\d.]..)[0-3]\d)\d{0,2}(?:\.\d+)?[%％]")
_Y = r"[12](?<!\d.)[09]\d\d"
_COMPARED = re.compile(
    rf"[从由自与和同比较](?P<year>{_Y})年(?:"
    # 从2023年的…提高到2023年的…
    r"(?:度|的)?[^。；\n年初底末月]{0,24}[到至为](?P=year)年(?:度|的)"
    # 与2023年相比，2023年…
    r"|(?:相比|比较|同期相比)[，,]\s?(?P=year)年(?!\d|初|[上下]半年|第|[一二三四]季))"
)
_NO_MONTH = re.compile(r"年(?:1[3-9]|[2-9]\d|00?|\d{3})月")
_DAY = re.compile(r"月(?:3\d|[4-9]\d|00?|\d{3})日")
"""Days above 29 are looked at: no calendar is needed for the others."""
_MONTH = re.compile(r"\d{1,3}$")
_LONGEST_YEAR = 8
"""202223年: two digits of the old year were left, or all four."""
_LEAP_YEAR = 2024


class YearFinder:
    """Figures that begin with a year; before which units that is no chance stands in configs/damage.yaml."""

    def __init__(self, damage: Damage) -> None:
        self._period = re.compile(f"年(?:{any_of(damage.years.periods)})")
        self._unit = re.compile(f"(?:{alternatives([*damage.overwritten_units, *damage.units])})")

    def notices(self, text: str) -> Iterator[Notice]:
        """Before 年 a sure sign, before 万元 only where other figures of that length begin otherwise."""
        spans, overwritten, honest = [], [], False
        named = {int(year) for year in _YEAR.findall(text)}
        # A site that renews its reports pastes the year after the report's own as well.
        years = {str(year + step) for year in named for step in (0, 1)}
        figures = [(found, self._unit.match(text, found.end())) for found in _LONG_FIGURE.finditer(text)]
        years |= _shared(found[0] for found, unit in figures if unit)
        for figure, unit in figures:
            start, end = figure.span()
            digits = figure[0].partition(".")[0]
            if self._is_doubled(text, start, end):
                spans.append((start, end + 1))
            elif unit and len(digits) > 5 and digits[:4] in years:
                overwritten.append((start, unit.end()))
            else:
                honest = honest or (unit is not None and len(digits) > 5)
        spans.extend(found.span() for found in _PERCENT.finditer(text) if found[1] in years or not years)
        for start, end in sorted([*spans, *(() if honest else overwritten)]):
            yield Notice(code="year_overwritten", start=start, end=end, message="a year stands over other digits")

    def _is_doubled(self, text: str, start: int, end: int) -> bool:
        short = text.startswith(("19", "20"), start) and end - start <= _LONGEST_YEAR and text[start:end].isdigit()
        return short and text.startswith("年", end) and self._period.match(text, end) is None


class RepeatedYearFinder:
    """2023年、2023年、2023年连续三年: one year where the sense asks for several."""

    def __init__(self, words: YearWords) -> None:
        self._repeated = re.compile(
            rf"(?P<year>{_Y})(?:"
            # 2023年、2023年和2023年; 2023—2023年; 2023年至2023年
            r"(?:年度?)?(?:\s?[、，,和及与至到—–～~-]{1,2}\s?(?P=year)(?:年度?)?(?![\d.])){1,4}(?<=[年度])"
            r"(?!\d|底|末|初|以前|以来|之前|上半|下半|第|[一二三四]季)"
            # 2023年比2023年
            r"|年(?:度|全年)?[^。；\n年\d]{0,12}[比较](?:上年|去年)?(?P=year)年(?!\d|初|[上下]半年|第|[一二三四]季)"
            # 2023年成立…的基础上，2023年又…
            rf"|年[^。；\n]{{2,40}}(?:{any_of(words.grounds)})上[^。；\n\d]{{0,8}}(?P=year)年"
            # the title of a report that was renewed as a whole
            rf"|年度?[^。；\n年季月\d]{{0,8}}(?:{any_of(words.looking_back)})[^。；\n年\d]{{0,4}}[及和与暨、](?P=year)年度?"
            rf"[^。；，\n年季月]{{0,8}}(?:{any_of(words.looking_ahead)}))"
        )
        self._since = re.compile(
            rf"[自从](?P<year>{_Y})年(?:起|以来|开始)?[^。；\n，,将拟]{{0,12}}连续(?P<years>[二两三四五六七八九十])年"
            rf"[^。；\n]{{0,4}}?(?:{any_of(words.kept_up)})"
        )
        """自2022年起连续三年举办: so long ago that year must be."""

    def notices(self, text: str) -> Iterator[Notice]:
        found = {one.span() for pattern in (self._repeated, _COMPARED) for one in pattern.finditer(text)}
        found.update(self._too_late(text))
        for start, end in sorted(found):
            yield Notice(code="year_repeated", start=start, end=end, message="one year stands for several")

    def _too_late(self, text: str) -> Iterator[tuple[int, int]]:
        """Stretches of years that reach beyond every year that the text names."""
        since = list(self._since.finditer(text))
        latest = max(map(int, _YEAR.findall(text))) if since else 0
        for one in since:
            if int(one["year"]) + han_value(one["years"].replace("两", "二")) - 1 > latest:
                yield one.span()


class ImpossibleDateFinder:
    """Years that cannot be meant, months above 12, days that the month does not have."""

    def __init__(self, words: YearWords) -> None:
        self._no_year = re.compile(
            # what follows tells a year from a span of time: 1200年历史 has none of it
            rf"年(?=\d{{1,2}}月|[初底末]|[上下]半年|{any_of(words.followers)})"
            r"(?:(?<=[^\d.](0\d\d\d|1[0-7]\d\d|2[1-9]\d\d|[3-9]\d\d\d)年)|(?<=[^\d.](20\d)年))"
        )
        """One of the groups is the year, of four digits or three: 2203年3月, 202年底."""

    def notices(self, text: str) -> Iterator[Notice]:
        found = [(one.start(one.lastindex or 0), one.end()) for one in self._no_year.finditer(text)]
        found.extend(one.span() for one in _NO_MONTH.finditer(text))
        for day in _DAY.finditer(text):
            month = _MONTH.search(text[max(0, day.start() - 3) : day.start()])
            if month is not None and not _is_day(int(month[0]), int(day[0][1:-1])):
                found.append((day.start() - len(month[0]), day.end()))
        for start, end in sorted(found):
            yield Notice(code="date_impossible", start=start, end=end, message="no calendar has this date")


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]


def _shared(sums: Iterable[str]) -> set[str]:
    """Years that two sums or more begin with: sums that are honest seldom have four digits in common."""
    times = Counter(found[1] for found in map(_OVERWRITTEN.fullmatch, sums) if found)
    return {year for year, number in times.items() if number > 1}
