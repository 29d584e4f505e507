from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.ranking import greatest


@given(st.lists(st.lists(st.integers(0, 4), min_size=6, max_size=6), max_size=5), st.integers(0, 8))
def test_the_greatest_come_first_and_of_equals_the_first(rows: list[list[int]], most: int) -> None:
    scores = np.array(rows, dtype=np.float32).reshape(len(rows), 6)
    columns, values = greatest(scores, most)
    assert columns.tolist() == [sorted(range(6), key=lambda column: (-row[column], column))[:most] for row in rows]
    assert values.tolist() == [[row[column] for column in best] for row, best in zip(rows, columns, strict=True)]


def test_scores_stay_as_they_are() -> None:
    scores = np.ones((2, 3))
    greatest(scores, 2)
    assert (scores == 1).all()


def test_rows_without_columns_have_nothing() -> None:
    assert greatest(np.zeros((2, 0)), 3)[0].shape == (2, 0)
