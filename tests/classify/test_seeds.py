"""Keywords found by the grams of a section."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.classify.seeds import SeedTable

TABLE = SeedTable.of(
    first=np.array([0, 1], dtype=np.int32),
    last=np.array([0, 2], dtype=np.int32),
    topic=np.array([1, 2], dtype=np.int32),
    weight=np.array([2.0, 4.0], dtype=np.float32),
    grams=4,
)


def score(*ids: int, length: int = 100) -> list[float]:
    return [round(float(value), 3) for value in TABLE.score(np.array(ids, dtype=np.int32), 3, length)]


def test_a_long_keyword_needs_both_its_ends() -> None:
    assert score(1) == score(2) == [0, 0, 0]
    assert score(1, 2) == [0, 0, pytest.approx(0.4)]


def test_a_section_without_grams_says_nothing() -> None:
    assert score() == score(3) == [0, 0, 0]


def test_longer_sections_need_more_keywords() -> None:
    assert score(0, length=100) == [0, pytest.approx(0.2), 0]
    assert score(0, length=400) == [0, pytest.approx(0.1), 0]


def test_a_very_short_section_proves_no_more_than_a_short_one() -> None:
    assert score(0, length=1) == score(0, length=50)
