"""Marker words, numerals and exact figures in stretches of a text."""

from __future__ import annotations

import numpy as np

from pipeline.classify.markers import MarkerCounts


def counts(text: str) -> MarkerCounts:
    marked = {"将": 1, "了": 2}
    bits = np.array([marked.get(char, 0) for char in text], dtype=np.uint8)
    return MarkerCounts(text, np.arange(len(text)), bits, 2)


def test_a_short_stretch_counts_as_a_whole_one() -> None:
    assert counts("将修渠，修了渠，又修了路").measures([(0, 12)]).tolist() == [[1, 2, 0, 0]]


def test_numerals_count_once_a_run() -> None:
    assert counts("修渠12.5公里、十三条").measures([(0, 12)])[0, 2] == 2


def test_only_the_stretch_counts_and_length_divides() -> None:
    text = "将" * 10 + "。" * 190
    assert counts(text).measures([(0, 10), (0, 200), (10, 200)])[:, 0].tolist() == [10, 2.5, 0]


def test_no_spans_have_no_measures() -> None:
    assert counts("将修渠").measures([]).shape == (0, 4)


def test_few_exact_figures_say_all_that_they_can() -> None:
    text = "增长8.4%，" * 9
    assert counts(text).measures([(0, 7), (0, 14), (0, len(text))])[:, 3].tolist() == [1, 2, 4]
