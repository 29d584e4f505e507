"""Years, months and five-year plans as they are written."""

from __future__ import annotations

import re

import pytest

from pipeline.zh.years import FIVE_YEARS, HAN_YEAR, MONTH, PLAIN_YEAR, RANGE, YEAR, as_month, as_year, first_of_five


@pytest.mark.parametrize(
    ("written", "year"), [("2023", 2023), ("1998", 1998), ("二〇二三", 2023), ("二○一九", 2019), ("一九九八", 1998)]
)
def test_a_year_in_any_form(written: str, year: int) -> None:
    assert re.fullmatch(YEAR, written)
    assert re.fullmatch(PLAIN_YEAR if written.isascii() else HAN_YEAR, written)
    assert as_year(written) == year


@pytest.mark.parametrize("written", ["12023", "20234", "1800", "2150", "二三", "三〇二三"])
def test_other_figures_are_no_years(written: str) -> None:
    assert not re.search(YEAR, written)


@pytest.mark.parametrize("span", ["2021—2023年", "2021年至2023年", "2021－2023", "二〇二一到二〇二三年"])
def test_spans_of_years(span: str) -> None:
    found = re.fullmatch(RANGE, span)
    assert found
    assert (as_year(found["start"]), as_year(found["end"])) == (2021, 2023)


def test_months_are_numbered() -> None:
    written = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    assert all(re.fullmatch(MONTH, month) for month in written)
    assert [as_month(month) for month in written] == [as_month(str(number)) for number in range(1, 13)]


@pytest.mark.parametrize(("plan", "first"), [("十一五", 2006), ("“十三五”", 2016), ('"十四五"', 2021)])
def test_five_year_plans_begin_in_a_year(plan: str, first: int) -> None:
    assert re.fullmatch(FIVE_YEARS, plan)
    assert first_of_five(plan) == first
