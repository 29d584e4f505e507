"""The field: a linear-chain conditional random field over hashed templates (Lafferty and others, ICML 2001)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.extract.initiatives.labelling.columns import Columns
from pipeline.extract.initiatives.labelling.lattice import ALLOWED, LABELS, Floats
from pipeline.extract.initiatives.labelling.templates import BITS, REACH, buckets_of

_B = LABELS.index("B")
_STEPS, _TINY = 127, 1e-9
_AT_ONCE = 20_000
"""Units that are weighed at once: memory does not grow with the text."""


class FieldWeights(NamedTuple):
    """As files keep them: of each of `buckets` what every label weighs there against outside, in `step`s.

    All other buckets weigh nothing. `transitions`: from label by to label, log scale.
    """

    buckets: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.int8]
    step: npt.NDArray[np.float32]
    transitions: Floats

    @classmethod
    def empty(cls) -> FieldWeights:
        """Of a field that knows nothing."""
        labels = len(LABELS)
        step, transitions = np.ones(1, dtype=np.float32), np.zeros((labels, labels), dtype=np.float32)
        return cls(np.zeros(0, dtype=np.uint32), np.zeros((0, labels - 1), dtype=np.int8), step, transitions)

    @classmethod
    def rounded(cls, weights: Floats, transitions: Floats) -> FieldWeights:
        """Of `weights`, bucket by label."""
        relative = weights[:, _B:] - weights[:, :_B]
        step = np.float32(np.abs(relative).max() / _STEPS + _TINY)
        steps = np.rint(relative / step).astype(np.int8)
        used = np.flatnonzero(steps.any(axis=1)).astype(np.uint32)
        return cls(used, steps[used], np.array([step]), transitions)


class Field:
    """A trained field."""

    def __init__(self, weights: FieldWeights) -> None:
        relative = np.zeros((1 << BITS, len(LABELS) - 1), dtype=np.float32)
        relative[weights.buckets] = weights.weights * weights.step
        self._table = relative.view(np.complex128)[:, 0]
        """The four labels of a bucket against outside, as one number of their size: it is read fifty times faster."""
        self.steps = np.exp(weights.transitions) * ALLOWED

    def scores(self, columns: Columns) -> Floats:
        """Unit by label: the sum of the weights of all that is seen, where outside weighs nothing."""
        size = len(columns)
        total = np.zeros((size, len(LABELS)), dtype=np.float32)
        for start in range(0, size, _AT_ONCE):
            first, last = max(0, start - REACH), min(size, start + _AT_ONCE + REACH)
            inside = np.zeros((last - first, len(LABELS) - 1), dtype=np.float32)
            seen = np.empty(last - first, dtype=np.complex128)
            weights = seen.view(np.float32).reshape(inside.shape)
            for places in buckets_of(columns.part(first, last)).values():
                self._table.take(places, out=seen, mode="clip")  # no bucket is out of bounds: nothing to check
                inside += weights
            end = min(size, start + _AT_ONCE)
            total[start:end, _B:] = inside[start - first : end - first]
        return total
