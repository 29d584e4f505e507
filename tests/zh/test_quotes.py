"""Quotations, paired and damaged. In the cases the inside that must come out stands beside the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.zh.quotes import find_quotes


def _insides(text: str) -> list[str]:
    return [text[quoted.start : quoted.end] for quoted in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "insides"),
    [
        ("开展“晨光行动”。", ["晨光行动"]),
        ('开展"晨光行动"和"暮色行动"。', ["晨光行动", "暮色行动"]),
        ("推出「晨光」平台与『暮色』平台", ["晨光", "暮色"]),
        ("推出「晨光”平台", ["晨光"]),
        ("推出〝晨光〞平台", ["晨光"]),
        ("依托‘晨光’基地", ["晨光"]),
        ("推出“晨光“。", ["晨光"]),
        ("“晨光‘三微’行动”启动", ["晨光‘三微’行动", "三微"]),
    ],
)
def test_pairs_of_any_marks(text: str, insides: list[str]) -> None:
    assert _insides(text) == insides
    assert all(quoted.closed for quoted in find_quotes(text))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("开展“晨光行动，走访百家", "晨光行动"),
        ("开展“晨光行动\n第二段", "晨光行动"),
        ("开展“晨光行动", "晨光行动"),
        ("开通“晨光热线和“暮色热线。", "晨光热线和"),
    ],
)
def test_lost_closing_mark_ends_with_the_clause(text: str, inside: str) -> None:
    first = find_quotes(text)[0]
    assert text[first.start : first.end] == inside
    assert not first.closed
    assert first.after == first.end


def test_lost_straight_mark_does_not_turn_all_pairs_inside_out() -> None:
    text = '开展"晨光行动，走访百家，又办"暮色讲堂"和"星光舞台"。'
    assert _insides(text) == ["晨光行动", "暮色讲堂", "星光舞台"]


def test_pair_ends_behind_its_closing_mark() -> None:
    quoted = find_quotes("办“晨光”学堂")[0]
    assert (quoted.mark, quoted.start, quoted.end, quoted.after) == (1, 2, 4, 5)


@pytest.mark.parametrize("text", ["", "没有引号。", "孤零零的”一个", "“”", "don’t stop"])
def test_nothing_quoted(text: str) -> None:
    assert find_quotes(text) == []


@given(st.text(alphabet='“”"‘’「」『』〝〞＂，。\n、晨光行动a', max_size=60))
def test_offsets_are_sound_whatever_the_marks(text: str) -> None:
    for quoted in find_quotes(text):
        assert 0 <= quoted.mark < quoted.start < quoted.end <= quoted.after <= len(text)
        assert "\n" not in text[quoted.start : quoted.end]
