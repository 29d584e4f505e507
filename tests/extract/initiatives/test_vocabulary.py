from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Config
from pipeline.extract.initiatives.vocabulary import Vocabulary
from pipeline.extract.initiatives.words import any_of, gate_of


def test_an_alternation_prefers_the_longest_and_sees_what_must_stand_behind() -> None:
    pattern = re.compile(any_of(["三微", "三微五清", "双减"], behind="(?=工作)"))
    assert pattern.findall("三微五清工作，三微工作，双减政策，双减工作") == ["三微五清", "三微", "双减"]


@pytest.mark.parametrize(
    ("name", "noun"), [("柳风行动", "行动"), ("柳风专项行动", "专项行动"), ("柳风", None), ("", None)]
)
def test_the_longest_cue_noun_ends_a_name(name: str, noun: str | None, config: Config) -> None:
    assert Vocabulary(config).noun_at_end(name) == noun


@given(st.lists(st.text("甲乙丙丁", min_size=3, max_size=5), min_size=1), st.text("甲乙丙丁", max_size=20))
def test_a_gate_lets_every_word_pass(words: list[str], text: str) -> None:
    bare, gated = any_of(words), f"{gate_of(words)}(?:{any_of(words)})"
    assert [one.span() for one in re.finditer(gated, text)] == [one.span() for one in re.finditer(bare, text)]


def test_a_gate_of_no_words_lets_nothing_pass() -> None:
    assert re.findall(f"{gate_of([])}(?:{any_of([])})", "甲乙丙") == []
