"""Keywords found by the grams of sections."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.classify.seeds import SeedTable

GRAMS = 4
TABLE = SeedTable(
    first=np.array([0, 1], dtype=np.int32),
    last=np.array([0, 2], dtype=np.int32),
    topic=np.array([1, 2], dtype=np.int32),
    weight=np.array([2.0, 4.0], dtype=np.float32),
)


def score(*sections: set[int], length: int = 100) -> list[list[float]]:
    """Scores of three topics for sections that hold these grams."""
    ids = sorted(set().union(*sections))
    held = np.array([gram in ids for gram in range(GRAMS)])
    column_of = np.array([ids.index(gram) if gram in ids else 0 for gram in range(GRAMS)])
    present = np.array([[gram in section for gram in ids] for section in sections], dtype=np.bool_)
    present = present.reshape(len(sections), len(ids))
    scores = TABLE.within(held, column_of).score(present, 3, np.full(len(sections), length))
    return [[round(float(value), 3) for value in row] for row in scores]


def test_a_long_keyword_needs_both_its_ends_in_one_section() -> None:
    assert score({1}, {2}) == [[0, 0, 0], [0, 0, 0]]
    assert score({1, 2}) == [[0, 0, pytest.approx(0.4)]]


def test_a_section_without_grams_says_nothing() -> None:
    assert score(set(), {3}) == [[0, 0, 0], [0, 0, 0]]


def test_longer_sections_need_more_keywords() -> None:
    assert score({0}, length=100) == [[0, pytest.approx(0.2), 0]]
    assert score({0}, length=400) == [[0, pytest.approx(0.1), 0]]


def test_a_very_short_section_proves_no_more_than_a_short_one() -> None:
    assert score({0}, length=1) == score({0}, length=50)
