"""Answers as tables for people."""

from __future__ import annotations

import pytest

from pipeline.run.view.answers import ROWS_AT_ONCE, lines, plain
from pipeline.run.view.layout import Painter, width

PLAIN = Painter(colour=False)


def test_numbers_stand_at_the_right_edge_and_ids_show_their_beginning() -> None:
    rows = [("茶农", 1200.0, "a" * 64), (None, 35.5, f"{'b' * 64}#2"), ("接待", None, "c3")]
    header, *body = lines(["name", "value", "document"], rows, PLAIN)
    assert header.split() == ["name", "value", "document"]
    assert body == [f"茶农   1200  {'a' * 12}", f"       35.5  {'b' * 12}#2", "接待         c3"]


def test_a_long_cell_is_cut_and_a_line_break_is_a_space() -> None:
    _, line = lines(["text"], [("长" * 40 + "\n尾",)], PLAIN)
    assert line.endswith("…")
    assert width(line) <= 32


def test_a_long_answer_is_told_in_several_tables() -> None:
    told = list(lines(["n"], ((n,) for n in range(2 * ROWS_AT_ONCE + 1)), PLAIN))
    assert [line.strip() for line in told].count("n") == 3
    assert len(told) == 2 * ROWS_AT_ONCE + 1 + 3


def test_no_rows_leave_the_header() -> None:
    assert list(lines(["a", "b"], [], PLAIN)) == ["a  b"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [(135.0, "135"), (13650000000000.0, "13650000000000"), (-3.0, "-3"), (0.5, "0.5"), (7, "7"), (None, "None")],
)
def test_a_whole_number_has_no_point(value: float | None, printed: str) -> None:
    assert repr(plain(value)) == printed


def test_what_a_float_no_longer_holds_to_the_unit_is_no_whole_number() -> None:
    assert isinstance(plain(2.0**53), float)
    assert isinstance(plain(float("inf")), float)


def test_a_large_number_is_told_digit_by_digit() -> None:
    assert [line.strip() for line in lines(["value"], [(4.059e15,)], PLAIN)] == ["value", "4059000000000000"]
