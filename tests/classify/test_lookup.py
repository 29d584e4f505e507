from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.lookup import GramIndex

_KEYS = st.lists(st.integers(1, 2**47), unique=True, min_size=1, max_size=300)


@given(known=_KEYS, asked=st.lists(st.integers(1, 2**47), max_size=50))
def test_every_key_is_found_at_its_index_and_no_other_anywhere(known: list[int], asked: list[int]) -> None:
    wanted = [*known, *asked]
    found = GramIndex(np.array(known, dtype=np.int64)).find(np.array(wanted, dtype=np.int64))
    assert found.tolist() == [known.index(key) if key in known else -1 for key in wanted]


@pytest.mark.parametrize("count", [1, 2, 5000])
def test_keys_in_a_row_share_few_slots(count: int) -> None:
    keys = np.arange(1, count + 1, dtype=np.int64)
    assert GramIndex(keys).find(keys).tolist() == list(range(count))


def test_nothing_is_asked() -> None:
    assert GramIndex(np.array([7], dtype=np.int64)).find(np.zeros(0, dtype=np.int64)).tolist() == []
