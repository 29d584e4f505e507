"""How stretches speak: shares of beginnings and of pairs of words, which add up along the text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.manner import SIGNS, Manner, begins, pairs
from pipeline.classify.model import LinearModel
from pipeline.classify.trie import Found
from pipeline.classify.words import Words


def words(*tagged: tuple[str, str]) -> Words:
    cut, tags = zip(*tagged, strict=True) if tagged else ((), ())
    starts = [sum(map(len, cut[:at])) for at in range(len(cut))]
    return Words.of("".join(cut), cut, starts, tags)


RIVER = words(("将", "d"), ("修", "v"), ("渠", "n"), ("，", "x"), ("修", "v"), ("路", "n"))
FOUND = Found(np.array([0, 1, 4, 9]), np.array([0, 1, 1, 0]))
"""Two grams: 将 at 0, 修 at 1 and 4; the last stands behind the text."""


def manner(*, opener: float = 0.0, pair: float = 0.0) -> Manner:
    """Of one role: gram 1 speaks for it where it begins a run, a verb before a noun wherever it stands."""
    of_pairs = np.zeros((SIGNS**2, 1), dtype=np.float32)
    of_pairs[22 * SIGNS + 14] = pair
    return Manner.of(2, np.array([1], dtype=np.int32), np.array([[opener]], dtype=np.float32), of_pairs)


def test_runs_begin_after_whatever_no_gram_is_made_of() -> None:
    text = "修渠3条，a路"
    assert [char for char, begun in zip(text, begins(text), strict=True) if begun] == ["修", "条", "a"]


def test_a_pair_is_of_classes_and_marks() -> None:
    mark = pairs(words(("，", "x"), ("修", "v")))[0] // SIGNS
    verb_noun = 22 * SIGNS + 14
    assert pairs(RIVER).tolist() == [4 * SIGNS + 22, verb_noun, 14 * SIGNS + mark, mark * SIGNS + 22, verb_noun]


def test_narrow_marks_are_as_wide_ones() -> None:
    narrow, wide = (pairs(words(("渠", "n"), (mark, "x"))) for mark in ",，")
    assert narrow.tolist() == wide.tolist()


def test_a_gram_speaks_where_it_begins_a_run_and_in_proportion_to_all_runs() -> None:
    assert manner(opener=1.0).score(RIVER, FOUND, [(0, 6), (0, 3), (4, 6)]).ravel().tolist() == [0.5, 0.0, 1.0]


def test_a_pair_counts_where_both_words_stand_in_the_span_and_in_proportion_to_its_words() -> None:
    spans = [(0, 6), (0, 2), (1, 3), (4, 6)]
    said = manner(pair=1.0).score(RIVER, FOUND, spans).ravel()
    assert said == pytest.approx([2 / 6, 0, 1 / 2, 1 / 2])


def test_a_span_without_words_says_nothing() -> None:
    assert manner(opener=1.0, pair=1.0).score(RIVER, FOUND, [(0, 0), (6, 6)]).tolist() == [[0], [0]]


def test_a_text_without_words_says_nothing() -> None:
    nothing = Found(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp))
    assert manner(opener=1.0, pair=1.0).score(words(), nothing, [(0, 0)]).tolist() == [[0]]


@given(st.text("将修渠路，。3了", min_size=1, max_size=30), st.data())
def test_a_stretch_is_heard_as_if_alone(model: LinearModel, text: str, data: st.DataObject) -> None:
    """Between breaks: a run that a stretch cuts would begin elsewhere."""
    whole = words(("。", "x"), *((char, "v") for char in text), ("。", "x"))
    start = data.draw(st.sampled_from([0, 1]))
    alone = words(*((char, "v") for char in text))
    spans = [(1, 1 + len(text)), (1, 1), (start, start)]
    heard = model.manner.score(whole, model.find(whole.text), spans)
    assert heard[0] == pytest.approx(model.manner.score(alone, model.find(alone.text), [(0, len(text))])[0], abs=1e-5)
    assert not heard[1:].any()
