"""The greatest few of each row, which costs far less than to sort whole rows."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Float = TypeVar("Float", np.float32, np.float64)


def greatest(scores: NDArray[Float], most: int) -> tuple[NDArray[np.intp], NDArray[Float]]:
    """Columns of up to `most` greatest scores by row, greatest first and of equals the first; and these scores."""
    left, rows = scores.copy(), np.arange(len(scores))
    columns = np.empty((len(scores), min(most, scores.shape[1])), dtype=np.intp)
    for rank in range(columns.shape[1]):
        columns[:, rank] = left.argmax(axis=1)
        left[rows, columns[:, rank]] = -np.inf
    return columns, np.take_along_axis(scores, columns, axis=1)
