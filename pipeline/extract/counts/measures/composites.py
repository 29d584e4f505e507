"""Quantities whose parts together say one value: 11分28秒, 6块8毛, 八成五, 两个半月, 六分半钟, 一吨二, 八五折, 翻番."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from pipeline.config import Config
from pipeline.extract.counts.measures.lexicon import Measure, named_words
from pipeline.records import UnitClass
from pipeline.zh.numerals import Numeral, parse_chinese

Reading = tuple[Decimal, str | None, UnitClass]
"""Value, unit and its class."""

_DIGIT = "[一二两三四五六七八九]"
_ENDS = r"(?=[,。;、!?:)\s]|钱|左右|上下|以[上下内]|的|$)"
_SUBUNIT = "(?:(?<!公斤.)(?<=斤.)两|(?<=丈.)尺|(?<=尺.)寸)?"
"""Ten of them make one: 三斤二两, 一丈二尺."""
_WHOLE = r"(?P<whole>\d{1,6}|[一二两三四五六七八九十百千万零]{1,12})"
_PRICE_ENDS = rf"(?:{_ENDS}|(?=[涨提降升减跌到至]|一[斤公亩个]))"
_MOVED_ENDS = rf"(?:{_ENDS}|(?=[加拓扩增提缩延到至]))"
"""由一米二|加宽到两米."""
_CENTS = rf"(?:(?P<cent_of>\d|{_DIGIT})分?{_PRICE_ENDS})?"
"""The rest of 三块五毛二, 三元五角二分."""
_SPAN = r"(?:\d+|[零一二两三四五六七八九十]{1,4})"
_CLOCK = (
    rf"(?P<long>{_SPAN})(?P<step>分|小时|个小时)钟?(?P<short>{_SPAN})"
    r"(?P<clock>秒|分钟|(?<=时.)分|(?<=时..)分|(?<=时...)分)"
)
_SPOKEN = rf"{_WHOLE}[块元](?:零(?=.[毛角]))?(?P<tenth>\d|{_DIGIT})(?:[毛角]{_CENTS}|{_PRICE_ENDS})(?P<spoken>)"
_REACH = 32
"""Characters before a ratio in which its name is looked for."""
PROPORTION = "proportion"
"""三次产业结构为9:40:51: more than two shares are no one value."""
_SMALL = rf"(?P<dimes>\d{{1,2}}|{_DIGIT})[毛角](?P<cents>\d|{_DIGIT})分?{_PRICE_ENDS}(?P<small>)"
_OTHERS = (
    rf"(?P<tens>\d|{_DIGIT})成(?P<more>半|\d|{_DIGIT})(?![\d个级类线年月人块名])",
    rf"(?P<tens_parted>{_DIGIT})成 (?P<more_parted>{_DIGIT}){_ENDS}(?P<parted>)",
    r"(?P<minutes>\d{1,3}|[一二两三四五六七八九十]{1,3})分半(?P<bell>钟)",
    r"(?P<off>[一二三四五六七八九]|\d)(?P<cent>[一二三四五六七八九]|\d)折(?![合算旧叠扣])",
    r"(?P<doubled>翻番)(?![一-鿿]*?[倍番])",
    r"(?P<rate>\d+(?:\.\d+)?)/(?P<per>(?:10万|100万|[千万])(?:人年)?)",
    r"(?P<medals>\d{1,4})(?P<metal>[金银铜])(?=\d{1,4}[银铜](?![行牌奖杯])|[,。;、)\s]|$)",
    r"(?P<proportion>\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?){2,5})(?![:∶\d.%])",
    r"(?P<left>\d+(?:\.\d+)?):1(?![\d:.])",
    r"1:(?P<right>\d{1,2}(?:\.\d+)?)(?![\d:.])",
)


class Composites:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        units = config.units
        self._spans = named_words(units.halved)
        self._classes = {unit: row.unit_class for row in units.parted for unit in row.units}
        longest_first = sorted(self._classes, key=len, reverse=True)
        parted = "|".join(map(re.escape, longest_first))
        halved = rf"(?P<wholes>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})个半(?P<span>{'|'.join(self._spans)})"
        measured = (
            rf"(?P<large>[一二两三四五六七八九十]{{1,3}})(?P<measured>{parted})(?P<part>{_DIGIT}|半)"
            f"{_SUBUNIT}{_MOVED_ENDS}"
        )
        self._pattern = re.compile("|".join((_CLOCK, _SPOKEN, _SMALL, *_OTHERS, halved, measured)))
        self._shape = re.compile(
            r"[\d.一二两三四五六七八九十百千万零]{1,15}"
            rf"(?:[分块元毛角成折金银铜/:∶{''.join(unit for unit in longest_first if len(unit) == 1)}]|个半|个?小时"
            rf"|{'|'.join(unit for unit in longest_first if len(unit) > 1) or '(?!)'})|翻番"
        )
        """Every composite begins with one of the marks behind its first numeral."""
        compared = "|".join(config.count_cues.ratio_nouns.words)
        self._compared = re.compile(
            rf"(?:{compared})(?:[^,。;\d]{{0,8}}|[^,。;]{{0,6}}\d[\d.]*[:∶][\d.:∶]+[^。;\d]{{0,8}})$"
        )

    def read(self, folded: str, at: int) -> tuple[Numeral, Measure] | None:
        """The composite quantity that begins at `at`, or None."""
        found = self._pattern.match(folded, at) if self._shape.match(folded, at) else None
        if found is None:
            return None
        kind = str(found.lastgroup)
        if kind in ("left", "right", PROPORTION) and self._compared.search(folded[max(0, at - _REACH) : at]) is None:
            return None
        value, name, unit_class = self._reading(kind, found)
        form = kind if kind in ("doubled", PROPORTION) else "arabic"
        numeral = Numeral(found.start(), found.end(), value, value, form)
        return numeral, Measure(found.end(), found.end(), name, unit_class, 1, per=found["per"])

    def _reading(self, kind: str, found: re.Match[str]) -> Reading:
        if kind == "span":
            return _exact(found["wholes"]) + Decimal("0.5"), self._spans[found["span"]], "duration"
        if kind == "part":
            return _measured(found), found["measured"], self._classes[found["measured"]]
        return _READERS[kind](found)


def _exact(text: str) -> Decimal:
    if text.isascii():
        return Decimal(text)
    interval = parse_chinese(text)
    return interval[0] if interval else Decimal(0)


def _clocked(found: re.Match[str]) -> Reading:
    short = "秒" if found["clock"] == "秒" else "分钟"
    return _exact(found["long"]) * 60 + _exact(found["short"].removeprefix("零")), short, "duration"


def _spoken(found: re.Match[str]) -> Reading:
    cents = found["cent_of"]
    return _exact(found["whole"]) + _exact(found["tenth"]) / 10 + (_exact(cents) / 100 if cents else 0), "元", "money"


def _small_change(found: re.Match[str]) -> Reading:
    return _exact(found["dimes"]) / 10 + _exact(found["cents"]) / 100, "元", "money"


def _tenths(found: re.Match[str]) -> Reading:
    rest = Decimal(5) if found["more"] == "半" else _exact(found["more"])
    return _exact(found["tens"]) * 10 + rest, "%", "percent"


def _tenths_parted(found: re.Match[str]) -> Reading:
    """八成 三: a blank that slipped in; before 是 or a noun the digit tells of something else."""
    return _exact(found["tens_parted"]) * 10 + _exact(found["more_parted"]), "%", "percent"


def _minutes(found: re.Match[str]) -> Reading:
    return _exact(found["minutes"]) + Decimal("0.5"), "分钟", "duration"


def _measured(found: re.Match[str]) -> Decimal:
    part = Decimal(5) if found["part"] == "半" else _exact(found["part"])
    return _exact(found["large"]) + part / 10


def _discount(found: re.Match[str]) -> Reading:
    return _exact(found["off"]) + _exact(found["cent"]) / 10, "折", "ratio"


def _doubled(_: re.Match[str]) -> Reading:
    return Decimal(2), "倍", "ratio"


def _rate(found: re.Match[str]) -> Reading:
    return Decimal(found["rate"]), None, "rate"


def _ratio(found: re.Match[str]) -> Reading:
    return Decimal(found["left"]), None, "ratio"


def _medals(found: re.Match[str]) -> Reading:
    """获9金8银."""
    return Decimal(found["medals"]), found["metal"], "item"


def _proportion(_: re.Match[str]) -> Reading:
    return Decimal(0), None, "ratio"


def _inverse(found: re.Match[str]) -> Reading:
    """师生比1:15 is a fifteenth; 1:500 is the scale of a drawing."""
    right = Decimal(found["right"])
    return (1 / right if right else right), None, "ratio"


_READERS: dict[str, Callable[[re.Match[str]], Reading]] = {
    "clock": _clocked,
    "spoken": _spoken,
    "small": _small_change,
    "more": _tenths,
    "parted": _tenths_parted,
    "bell": _minutes,
    "cent": _discount,
    "doubled": _doubled,
    "per": _rate,
    "metal": _medals,
    PROPORTION: _proportion,
    "left": _ratio,
    "right": _inverse,
}
"""By the last group of the alternative that matched."""
