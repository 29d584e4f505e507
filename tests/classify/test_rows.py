"""Grams of many sections counted at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.rows import HEADING_WEIGHT, GramCounts, Row
from pipeline.classify.trie import Found

FOUND = Found(np.array([0, 1, 1, 3, 3, 4]), np.array([5, 2, 7, 5, 2, 7], dtype=np.intp))


def test_columns_are_the_distinct_grams() -> None:
    counts = GramCounts(FOUND, 9)
    assert counts.ids.tolist() == [2, 5, 7]
    assert np.flatnonzero(counts.present).tolist() == [2, 5, 7]
    assert counts.column_of[[2, 5, 7]].tolist() == [0, 1, 2]


def test_grams_count_where_they_begin_and_a_heading_counts_several_times() -> None:
    rows = [Row((0, 5)), Row((1, 3)), Row((3, 5), heading=(0, 1)), Row((2, 3))]
    assert GramCounts(FOUND, 9).of(rows).tolist() == [[2, 2, 2], [1, 0, 1], [1, 1 + HEADING_WEIGHT, 1], [0, 0, 0]]


def test_a_text_without_known_grams_has_no_columns() -> None:
    assert GramCounts(Found(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)), 9).of([Row((0, 4))]).shape == (
        1,
        0,
    )


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=6))
def test_blocks_hold_all_rows_in_order(ends: list[tuple[int, int]]) -> None:
    rows = [Row((min(pair), max(pair))) for pair in ends]
    assert [row for block in GramCounts(FOUND, 9).blocks(rows) for row in block] == rows


def test_many_rows_come_in_more_than_one_block() -> None:
    rows = [Row((0, 5))] * 100
    sizes = [len(block) for block in GramCounts(FOUND, 9).blocks(rows)]
    assert len(sizes) > 1
    assert sum(sizes) == 100
