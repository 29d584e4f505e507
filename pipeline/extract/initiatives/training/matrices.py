"""Signals as sparse matrices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse


def presence(samples: Sequence[Sequence[str]], signals: Sequence[str]) -> sparse.csr_matrix:
    """Sample by signal: 1 where the sample shows it."""
    columns = {signal: column for column, signal in enumerate(signals)}
    ids: list[int] = []
    ends = [0]
    for sample in samples:
        ids.extend(columns[signal] for signal in sample if signal in columns)
        ends.append(len(ids))
    return sparse.csr_matrix((np.ones(len(ids)), np.array(ids), np.array(ends)), shape=(len(samples), len(signals)))
