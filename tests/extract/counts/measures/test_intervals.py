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
