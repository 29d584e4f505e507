"""The trie finds every gram that it was made of wherever it stands, and no other, as a search through all would."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.grams import MAX_LENGTH, gram_keys, key_of, parts_of
from pipeline.classify.training.layout import lay_out
from pipeline.classify.trie import GramTrie

_TEXTS = st.text(alphabet="修渠到户村民A1，\U00020000", max_size=30)
_GRAMS = st.lists(st.text(alphabet="修渠到户村A", min_size=1, max_size=MAX_LENGTH), min_size=1, max_size=40)


def made_of(grams: list[str]) -> tuple[list[int], GramTrie]:
    keys = np.array([key_of(gram) for gram in grams], dtype=np.int64)
    for _ in range(MAX_LENGTH - 1):
        keys = np.concatenate([keys, parts_of(keys)])
    keys = np.unique(keys)
    return keys.tolist(), GramTrie(keys, lay_out(keys))


@given(grams=_GRAMS, text=_TEXTS)
def test_grams_come_by_start_then_length(grams: list[str], text: str) -> None:
    known, trie = made_of(grams)
    found = trie.find(text)
    assert list(zip(found.starts.tolist(), found.ids.tolist(), strict=True)) == [
        (start, known.index(key))
        for start, keys in enumerate(gram_keys(text).T.tolist())
        for key in keys
        if key in known
    ]


@given(grams=_GRAMS)
def test_no_two_grams_share_a_slot(grams: list[str]) -> None:
    known, _ = made_of(grams)
    slots = lay_out(np.array(known, dtype=np.int64)).tolist()
    assert len(set(slots)) == len(known)
    assert min(slots) == 1


@pytest.mark.parametrize("count", [1, 2, 300])
def test_a_gram_is_continued_by_any_number_of_characters(count: int) -> None:
    characters = [chr(0x4E00 + number) for number in range(count)]
    known, trie = made_of(["修" + character for character in characters])
    found = trie.find("，".join("修" + character for character in characters))
    assert np.bincount(found.ids, minlength=len(known)).all()


def test_nothing_is_found_in_nothing() -> None:
    assert made_of(["修渠"])[1].find("").starts.tolist() == []
