"""Columns of Chinese text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.run.view.layout import Painter, clip, pad, table, width, wrap

TEXT = st.text(alphabet=st.sampled_from("茶园ab1２，,“é́\n "), max_size=40)


def test_chinese_is_two_cells_wide() -> None:
    assert [width(text) for text in ("茶园", "ab", "２", ",", "，", "é")] == [4, 2, 2, 1, 2, 1]


def test_what_is_cut_says_so() -> None:
    assert clip("茶园二千亩", 6) == "茶园…"
    assert clip("茶园", 4) == "茶园"
    assert clip("a\nb", 9) == "a b"


@given(TEXT, st.integers(1, 30))
def test_padded_text_has_its_width(text: str, cells: int) -> None:
    assert width(pad(text, cells)) == cells


@given(TEXT, st.integers(4, 30))
def test_wrapped_lines_hold_all_and_fit(text: str, cells: int) -> None:
    lines = list(wrap(text, cells, "  "))
    assert "".join(line[2:] for line in lines) == text
    assert all(width(line) <= cells for line in lines)


def test_ascii_words_stay_whole_where_they_can() -> None:
    assert list(wrap("茶园 quote_unbalanced, 900", 18)) == ["茶园 ", "quote_unbalanced, ", "900"]


def test_columns_are_as_wide_as_their_widest_cell_up_to_their_limit() -> None:
    assert list(table(("原文", "n"), [("一千二百余户", "1"), ("x", "12345")], (8, 3))) == [
        ["原文    ", "n  "],
        ["一千二… ", "1  "],
        ["x       ", "12…"],
    ]


def test_the_widest_columns_give_way_where_there_is_no_room() -> None:
    assert list(table(("原文", "n", "对象"), [("一千二百余户", "12", "新建茶园")], (20, 20, 20), room=16)) == [
        ["原文   ", "n ", "对象   "],
        ["一千二…", "12", "新建茶…"],
    ]


def test_colour_only_where_wanted() -> None:
    assert Painter(colour=False)("x", "bad") == "x"
    assert Painter(colour=True)("x", "bad") == "\x1b[1;31mx\x1b[0m"
