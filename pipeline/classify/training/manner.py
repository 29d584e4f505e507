"""How labelled texts speak, as features for roles: shares of beginnings and of pairs of word classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from pipeline.classify.grams import Integers, gram_keys
from pipeline.classify.manner import SIGNS, begins, pairs
from pipeline.classify.training.samples import Sample
from pipeline.classify.words import Words

Doubles = NDArray[np.float64]
Segment = Callable[[str], tuple[Sequence[str], Sequence[str]]]
"""A text to its words and their parts of speech, one for one."""

_LONGEST = 2
"""Characters of a beginning."""
_OPENERS, _PAIRS = 0.6, 0.3
"""Mean length of the features of each kind; that of all grams of a text is about 1."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of things in the written samples, the rare ones raised; other samples have none."""

    things: Integers
    """Sorted: keys of grams, or pairs of signs. One a column."""
    matrix: Any
    """Shape (samples, things), CSR."""
    raised: Doubles
    """By column, what the share was multiplied by."""

    def unscaled(self, weights: Doubles) -> Doubles:
        """Weights for shares as they are, shape (things, roles)."""
        raw: Doubles = weights * self.raised[:, None]
        return raw


def measure_openers(samples: Sequence[Sample], *, least_samples: int) -> Shares:
    """Grams that begin runs, in at least `least_samples` samples."""
    return _shares([_openers(sample.text) if sample.role else None for sample in samples], least_samples, _OPENERS)


def measure_pairs(samples: Sequence[Sample], segment: Segment) -> Shares:
    """Pairs of signs, `SIGNS` of the first and one of the second."""
    return _shares([_pairs(sample.text, segment) if sample.role else None for sample in samples], 1, _PAIRS)


def by_pair(shares: Shares, weights: Doubles) -> Doubles:
    """`weights` of the pairs that were met in a table of all, shape (SIGNS², roles)."""
    table = np.zeros((SIGNS**2, weights.shape[1]))
    table[shares.things] = weights
    return table


def _openers(text: str) -> tuple[Integers, int]:
    at = np.flatnonzero(begins(text))
    keys = gram_keys(text)[:_LONGEST, at].ravel()
    return keys[keys > 0], len(at)


def _pairs(text: str, segment: Segment) -> tuple[Integers, int]:
    words, tags = segment(text)
    starts = [*accumulate(map(len, words), initial=0)]
    return pairs(Words.of(text, words, starts[:-1], tags)), len(words)


def _shares(counted: Sequence[tuple[Integers, int] | None], least_samples: int, length: float) -> Shares:
    """`counted`: what stands in a written sample, and of how many it is a share."""
    distinct = [np.unique(found[0], return_counts=True) if found else None for found in counted]
    written = [found[0] for found in distinct if found]
    things, frequency = np.unique(np.concatenate(written), return_counts=True)
    kept = frequency >= least_samples
    things, frequency = things[kept], frequency[kept]
    raised = np.log((len(written) + 1) / (frequency + 1)) + 1
    rows, columns, values = [], [], []
    for row, (found, whole) in enumerate(zip(distinct, counted, strict=True)):
        if found and whole:
            known = np.isin(found[0], things)
            rows.append(np.full(int(known.sum()), row))
            columns.append(np.searchsorted(things, found[0][known]))
            values.append(found[1][known] / max(1, whole[1]))
    cells = (np.concatenate(rows), np.concatenate(columns))
    matrix = sparse.csr_matrix((np.concatenate(values), cells), shape=(len(counted), len(things)))
    matrix = matrix @ sparse.diags(raised)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = length / lengths[[found is not None for found in counted]].mean()
    return Shares(things, matrix * scale, raised * scale)
