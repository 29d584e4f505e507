"""Modifiers around and inside a quantity."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract.counts.measures.intervals import Modifiers
from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "quote", "approx", "modifier", "unit"),
    [
        ("圩上两千挂零户人家。", "两千挂零户", "more", "挂零", "户"),
        ("村小有学生300挂零名。", "300挂零名", "more", "挂零", "名"),
        ("摊位租金欠了小五万元。", "五万元", "nearly", "小", "元"),
        ("义卖收上来小六千块。", "六千块", "nearly", "小", "元"),
        ("冬储菜存了小一万斤。", "一万斤", "nearly", "小", "斤"),
        ("每月水费八百元不到。", "八百元", "less", "不到", "元"),
        ("新井用了半个月还不到，已经干了。", "半个月", "less", "还不到", "月"),
        ("仓里存粮九百斤不足。", "九百斤", "less", "不足", "斤"),
    ],
)
def test_spoken_modifiers(text: str, quote: str, approx: str, modifier: str, unit: str) -> None:
    [count] = mine(text).counts
    assert (count.quote, count.approx, count.modifier, count.unit) == (quote, approx, modifier, unit)
    assert "小" not in (count.object or "")


@pytest.mark.parametrize(
    "text",
    [
        "扶持中小四千户。",
        "耕地缩小两万亩。",
        "新教室比原来的小三百平方米。",
        "学员九人不到会。",
        "退场的4人不满。",
        "补种9亩不足之处。",
    ],
)
def test_no_spoken_modifiers(text: str) -> None:
    assert [count.approx for count in mine(text).counts] == [None]


def test_a_configuration_may_lack_a_modifier_that_stands_apart() -> None:
    config = load_config()
    kept = tuple(entry for entry in config.modifiers.modifiers if entry.text != "起码")
    lacking = config.model_copy(update={"modifiers": config.modifiers.model_copy(update={"modifiers": kept})})
    text = "每村起码培育1个合作社。"
    start = text.index("1个")
    dress = Modifiers(lacking).read(text, start, start + 2, magnitude=False, unit_class="organisation")
    assert (dress.approx, dress.words) == ("exact", None)


@pytest.mark.parametrize(
    ("text", "approx", "low", "high"),
    [
        ("旧农机换新每台最高补2600元。", "max", None, 2600),
        ("返乡青年创业最高可贷15万元。", "max", None, 150000),
        ("大棚里最高到过43℃。", None, 43, 43),
        ("年底分红最多的领走9600元。", None, 9600, 9600),
        ("来听课的人最多时达43人。", None, 43, 43),
        ("夜校上座最少一场来了6人。", None, 6, 6),
        ("每村最多申报3个项目。", "max", None, 3),
        ("每村至少一次性投入9万元。", None, 90000, 90000),
        ("撂荒地首次跌破千亩。", "less", None, 1000),
        ("外出人口没有跌破3万人。", "more", 30000, None),
        ("新修的塘平日蓄不上9方水。", "less", None, 9),
        ("低保标准不低于全市最低工资标准的四成。", "min", 40, None),
        ("茶农收入不超过全县平均水平的七成。", "max", None, 70),
        ("廉租房租金不高于市场价的75%。", "max", None, 75),
    ],
)
def test_what_is_most_and_least_and_what_only_tells_which(
    text: str, approx: str | None, low: float | None, high: float | None
) -> None:
    count = mine(text).counts[-1]
    assert (count.approx, count.low, count.high) == (approx, low, high)
