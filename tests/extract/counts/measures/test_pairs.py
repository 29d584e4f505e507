"""俩 and 仨."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit", "thing"),
    [
        ("看护书屋的是俩退休干部。", "俩", 2, "个", "退休干部"),
        ("巡护由仨年轻牧民负责。", "仨", 3, "个", "年轻牧民"),
        ("茶厂收了仨徒弟。", "仨", 3, "个", "徒弟"),
        ("院里俩学生休学。", "俩", 2, "个", "学生"),
    ],
)
def test_what_they_count(text: str, quote: str, value: int, unit: str, thing: str) -> None:
    [count] = mine(text).counts
    assert (count.quote, count.value, count.unit) == (quote, value, unit)
    assert thing in (count.object or "")


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("仨月就完工了。", "仨月", 3, "月"),
        ("每晚排练俩钟头。", "俩钟头", 2, "小时"),
        ("停工俩星期。", "俩星期", 2, "星期"),
    ],
)
def test_how_long(text: str, quote: str, value: int, unit: str) -> None:
    assert [(count.quote, count.value, count.unit) for count in mine(text).counts] == [(quote, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "姐妹俩办起茶社。",
        "夫妻俩当选代表。",
        "咱俩书记换了班。",
        "他俩老师都来自外地。",
        "兄弟仨承包果园。",
        "爷俩就到了。",
        "来的就他们仨。",
        "俩口子承包了鱼塘。",
    ],
)
def test_what_they_sum_up(text: str) -> None:
    assert not mine(text).counts


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("为一百单六户送去年货。", ["一百单六户"]),
        ("全年成交300单，一是靠网店。", ["300单"]),
        ("成交订单三百单二是靠网店。", []),
    ],
)
def test_zero_is_said_as_single(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes
