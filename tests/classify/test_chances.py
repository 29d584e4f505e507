"""Probabilities of ranked topics."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.chances import IN_REPORTS, Calibration, Chances, distances, lengthened

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


def test_a_long_text_has_to_say_more_for_the_same_probability() -> None:
    first = Calibration(6, 10, -1, longer=-2)
    chances = Chances(first, Calibration(12, 8, -3), threshold=0.5, further_threshold=0.3)
    told = chances(np.array([[0.4, 0.2, 0.1]] * 4, dtype=np.float32), [20, 100, 200, 300])
    assert told[0, 0] == told[1, 0] > told[2, 0] > told[3, 0]


def test_length_counts_between_bounds() -> None:
    assert lengthened([0, 100, 300, 100_000]).tolist() == pytest.approx([0, 0, np.log(3), np.log(3)])


def test_in_a_report_the_best_of_several_fields_is_told_and_a_stranger_is_not() -> None:
    several, strange = [0.3, 0.28, 0.27], [0.2, 0.19, 0.19]
    told = IN_REPORTS(np.array([several, strange], dtype=np.float32), [500, 500])
    assert told[0, 0] > IN_REPORTS.threshold > told[1, 0]


def test_in_a_report_length_tells_nothing() -> None:
    ranked = np.array([[0.5, 0.3, 0.1]] * 2, dtype=np.float32)
    short, long = IN_REPORTS(ranked, [60, 3000])
    assert short.tolist() == long.tolist()
