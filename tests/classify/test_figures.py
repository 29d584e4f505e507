"""Figures that somebody measured, told from round ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.figures import exact_figures


def found(text: str) -> list[str]:
    return [text[start:].split("，", maxsplit=1)[0] for start in exact_figures(text)]


@pytest.mark.parametrize(
    "figure", ["8.4%", "1284户", "0.5个百分点", "１２．３亿元", "３１７人", "77．8%", "317", "12.0万亩", "1.5"]
)
def test_decimals_and_whole_numbers_to_the_last_digit_are_exact(figure: str) -> None:
    assert found(f"完成{figure}，居首") == [figure]


@pytest.mark.parametrize(
    "figure",
    ["100个", "5%", "1200户", "65岁", "2024年", "2025年底", "12月", "2023.5.1", "1.2.3版", "一百二十三", ".5", "5."],
)
def test_round_and_short_numbers_and_dates_are_not(figure: str) -> None:
    assert found(f"办成{figure}，见效") == []


def test_thousands_are_told_by_their_last_digits() -> None:
    assert found("发放6,248份") == ["248份"]
    assert found("发放6,200份") == []


def test_they_come_in_order_with_their_places() -> None:
    assert exact_figures("增长8.4%，新增1284户").tolist() == [2, 9]


@given(st.text(alphabet="0123456789.．年月户，５", max_size=30))
def test_each_begins_with_a_digit_that_continues_none(text: str) -> None:
    starts = exact_figures(text).tolist()
    assert starts == sorted(set(starts))
    for start in starts:
        assert text[start].isdigit()
        assert start == 0 or not text[start - 1].isdigit()
