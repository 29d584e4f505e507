"""Products in slices are products."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.classify import product as module
from pipeline.classify.product import product


@pytest.mark.parametrize("small", [1, 24, 10_000])
def test_slices_add_up(small: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SMALL", small)
    random = np.random.default_rng(3)
    left, right = random.random((4, 11), dtype=np.float32), random.random((11, 3), dtype=np.float32)
    assert np.allclose(product(left, right), left @ right, atol=1e-5)


def test_nothing_times_nothing_is_nothing() -> None:
    assert product(np.zeros((2, 0), dtype=np.float32), np.zeros((0, 3), dtype=np.float32)).tolist() == [[0] * 3] * 2
