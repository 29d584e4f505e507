"""Probabilities of ranked topics."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.chances import Calibration, Chances, distances, lengthened, tempered

CHANCES = Chances(Calibration(6, 10, -1), Calibration(12, 8, -3), threshold=0.5, further_threshold=0.3)
SCORES = st.lists(st.floats(-1, 2, width=32), min_size=3, max_size=3)


def test_the_best_is_measured_against_the_second_and_all_others_against_the_best() -> None:
    assert distances(np.array([[0.75, 0.5, 0.25]], dtype=np.float32)).tolist() == [[0.25, -0.25, -0.5]]


@given(SCORES, st.integers(0, 10_000))
def test_probabilities_fall_with_rank(scores: list[float], length: int) -> None:
    ranked = np.array([sorted(scores, reverse=True)], dtype=np.float32)
    first, second, third = CHANCES(ranked, [length])[0].tolist()
    assert 1 >= first >= second >= third >= 0


def test_the_first_topic_has_a_threshold_of_its_own() -> None:
    assert CHANCES.thresholds == (0.5, 0.3, 0.3)


@given(st.lists(st.floats(0, 1, width=32), min_size=2, max_size=5))
def test_tempered_probabilities_keep_their_order_and_their_side_of_a_half(chances: list[float]) -> None:
    rising = np.array(sorted(chances), dtype=np.float32)
    told = tempered(rising[:, None], [100] * len(rising))[:, 0]
    assert (np.diff(told) >= 0).all()
    assert (np.abs(told - 0.5) <= np.abs(rising - 0.5) + 1e-6).all()
    assert ((told >= 0.5) == (rising >= 0.5)).all()


def test_a_long_text_has_to_say_more_for_the_same_probability() -> None:
    first = Calibration(6, 10, -1, longer=-2)
    chances = Chances(first, Calibration(12, 8, -3), threshold=0.5, further_threshold=0.3)
    told = chances(np.array([[0.4, 0.2, 0.1]] * 4, dtype=np.float32), [20, 100, 200, 300])
    assert told[0, 0] == told[1, 0] > told[2, 0] > told[3, 0]


def test_length_counts_between_bounds() -> None:
    assert lengthened([0, 100, 300, 100_000]).tolist() == pytest.approx([0, 0, np.log(3), np.log(3)])


def test_odds_of_nine_become_odds_of_three() -> None:
    assert tempered(np.array([[0.9]], dtype=np.float32), [100]).tolist() == [[0.75]]


def test_of_a_long_section_the_length_has_told_all() -> None:
    assert tempered(np.array([[0.9, 0.6]], dtype=np.float32), [300]).tolist() == [[np.float32(0.9), np.float32(0.6)]]
