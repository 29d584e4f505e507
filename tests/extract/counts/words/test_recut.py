"""Tokens that are cut anew cover the text as before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import load_config
from pipeline.extract.counts.words.recut import Recutter, Tokens
from tests.extract.counts.support import mine, tokenized

RECUTTER = Recutter(load_config())


def _recut(text: str) -> Tokens:
    return RECUTTER.recut(tokenized(text))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("每晚只收5块钱。", "收"),
        ("全村已装电梯8部。", "装"),
        ("管着7个社区。", "管着"),
        ("给9户人家换了新水管。", "换"),
        ("5对夫妻补穿了婚纱。", "补穿"),
        ("新辟航线6条。", "新辟"),
    ],
)
def test_a_verb_is_found_in_a_word_that_the_dictionary_lacks(text: str, verb: str) -> None:
    tokens = _recut(text)
    assert (verb, "v") in list(zip(tokens.texts, tokens.tags, strict=True))


def test_an_adverb_before_a_number_is_cut_off() -> None:
    assert "约" in _recut("发展退货承诺店约1500家。").texts


def test_a_measure_word_is_cut_off_what_follows() -> None:
    assert [text for text in _recut("有5户比邻村早。").texts if text in ("户", "比", "户比")] == ["户", "比"]


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("不起诉9人。", "不起诉", "v"),
        ("下架不合格米线36箱。", "不合格", "b"),
        ("抽检80箱,不合格3箱。", "不合格", "b"),
        ("还有未办结诉求9项。", "未办结", "b"),
        ("清退3家不合格货商。", "不合格", "b"),
        ("附条件不起诉9人。", "附条件不起诉", "v"),
    ],
)
def test_what_is_not_so_is_one_word(text: str, word: str, tag: str) -> None:
    tokens = _recut(text)
    assert (word, tag) in list(zip(tokens.texts, tokens.tags, strict=True))


@pytest.mark.parametrize(
    "text", ["抽检中3艘不合格,船主受罚。", "考核2人不合格转岗。", "因配套不合格被罚9元。", "办结诉求不9项"]
)
def test_what_is_said_of_the_counted_stays_apart(text: str) -> None:
    assert not {"不合格", "不9"} & set(_recut(text).texts)


@given(st.text(alphabet="已只管着在到约收装换了电梯店团来不合格起诉,。3户", max_size=24))
def test_tokens_cover_the_text(text: str) -> None:
    tokens = _recut(text)
    assert "".join(tokens.texts) == text
    assert all(text.startswith(token, start) for token, start in zip(tokens.texts, tokens.starts, strict=True))
    assert len(tokens.tags) == len(tokens.texts)
    assert all(tokens.texts)


def test_a_body_is_a_noun_before_a_bare_number() -> None:
    assert [count.object for count in mine("新业态组建商会组织45家。").counts] == ["商会组织"]
    assert [count.object for count in mine("学校组织30个班参加。").counts] == ["班"]
