"""Nouns behind a name that hands leave off or keep."""

from __future__ import annotations

import pytest

from pipeline.evaluate.normal import names
from pipeline.extract.initiatives.training.examples import forms_of
from pipeline.zh.tails import without_tail


@pytest.mark.parametrize(
    ("name", "short"), [("暖溪行动", ["暖溪"]), ("暖溪", []), ("溪行动", []), ("行动", []), ("暖溪行动队", [])]
)
def test_a_name_is_told_without_its_noun_where_enough_is_left(name: str, short: list[str]) -> None:
    assert without_tail(name) == short


def test_gold_is_compared_and_learned_from_by_the_same_nouns() -> None:
    told = ("“暖溪”行动", "清风模式", "河长")
    assert names(told) == forms_of(told) == {"暖溪行动", "暖溪", "清风模式", "清风", "河长"}
