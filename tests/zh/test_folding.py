from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.zh.folding import fold, with_plain_figures


def test_widths_and_small_forms_become_plain() -> None:
    assert fold("２０２４年，增长５．６％（同比）　〔2024〕") == "2024年,增长5.6%(同比) [2024]"


def test_quotes_become_one_pair_and_chinese_stops_stay() -> None:
    assert fold("「甲」、『乙』。《丙》“丁”") == "“甲”、“乙”。《丙》“丁”"


@given(st.text())
def test_folding_never_changes_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_plain_figures_leave_all_else() -> None:
    assert with_plain_figures("２０２１年（上半年），“柳风”") == "2021年（上半年），“柳风”"
