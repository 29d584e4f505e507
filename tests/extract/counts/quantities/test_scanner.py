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
