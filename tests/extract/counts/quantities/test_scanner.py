"""The quantity: numeral, measure word and modifiers together."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "quote", "low", "high"),
    [
        ("库温保持在零下18至零下15摄氏度。", "零下18至零下15摄氏度", -18, -15),
        ("入冬后气温在零下3℃到零下9℃之间。", "零下3℃到零下9℃", -9, -3),
        ("路面温度-7~-4℃。", "-7~-4℃", -7, -4),
        ("夜间零下4到6摄氏度。", "零下4到6摄氏度", -6, -4),
    ],
)
def test_ranges_below_zero(text: str, quote: str, low: int, high: int) -> None:
    assert [(count.quote, count.low, count.high) for count in mine(text).counts] == [(quote, low, high)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("降幅由-6%到-2%。", ["-6%", "-2%"]),
        ("库温从零下9℃升到5℃。", ["零下9℃", "5℃"]),
        ("新建3至5座凉亭。", ["3至5座"]),
    ],
)
def test_no_ranges_below_zero(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("每户分红从几百元到一两千元不等。", "range"),
        ("各组十几到二十几户。", "range"),
        ("每户分红几百元。", "several"),
    ],
)
def test_from_vague_to_vague_is_a_range(text: str, approx: str) -> None:
    assert [count.approx for count in mine(text).counts] == [approx]


@pytest.mark.parametrize(
    ("text", "quote", "thing"),
    [
        ("毕业生总数五千八百七十二人。", "五千八百七十二人", "毕业生总数"),
        ("优良天数二百七十一天。", "二百七十一天", "优良天数"),
        ("来了数百人。", "数百人", None),
    ],
)
def test_a_character_that_closes_a_word_begins_no_numeral(text: str, quote: str, thing: str | None) -> None:
    assert [(count.quote, count.object) for count in mine(text).counts] == [(quote, thing)]


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("巡查用时十一分三十秒。", "十一分三十秒", 690, "秒"),
        ("巡查用时二分零八秒。", "二分零八秒", 128, "秒"),
        ("巡查用时三小时二十分。", "三小时二十分", 200, "分钟"),
    ],
)
def test_a_time_in_two_units_is_one(text: str, quote: str, value: int, unit: str) -> None:
    assert [(count.quote, count.value, count.unit) for count in mine(text).counts] == [(quote, value, unit)]
