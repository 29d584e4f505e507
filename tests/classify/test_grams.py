"""Grams: every run of letters, no run over a border, keys that can be spelt."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.grams import MAX_LENGTH, gram_keys, key_of, parts_of, spell


def spelt(text: str) -> list[list[str]]:
    return [[spell(int(key)) for key in row] for row in gram_keys(text)]


def test_grams_stand_by_length_and_start() -> None:
    assert spelt("修渠到户") == [["修", "渠", "到", "户"], ["修渠", "渠到", "到户", ""], ["修渠到", "渠到户", "", ""]]


def test_digits_punctuation_and_line_breaks_end_a_run() -> None:
    assert spelt("修2渠，到\n户")[1] == [""] * 7


def test_latin_letters_have_one_case_and_width() -> None:
    assert (gram_keys("pm") == gram_keys("ＰＭ")).all()


def test_an_empty_text_has_no_grams() -> None:
    assert gram_keys("").shape == (MAX_LENGTH, 0)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_every_gram_spells_the_text_at_its_start(text: str) -> None:
    for length, row in enumerate(spelt(text), start=1):
        for start, gram in enumerate(row):
            folded = text[start : start + length]
            assert gram in ("", folded) or gram == "".join(chr(int(gram_keys(char)[0, 0])) for char in folded)


@given(st.text(alphabet="修渠到户村民", min_size=1, max_size=MAX_LENGTH))
def test_key_and_spelling_are_inverse(gram: str) -> None:
    assert spell(key_of(gram)) == gram


def test_what_is_no_gram_has_no_key() -> None:
    assert key_of("") == key_of("修渠到户") == key_of("修1") == 0


def test_parts_are_all_shorter_neighbours() -> None:
    keys = np.array([key_of(gram) for gram in ("修", "渠到", "修渠到")], dtype=np.int64)
    assert {spell(int(key)) for key in parts_of(keys)} == {"渠", "到", "修渠", "渠到"}
