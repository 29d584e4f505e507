"""A small convolutional network that reads again where the field thinks a name possible.

The field joins what it sees of a unit by a table of templates; the network learns what to join, over a wider stretch of
text: each code of each column has a vector, a unit is their sum, and four residual layers of dilated convolutions
(Yu and Koltun, ICLR 2016; Strubell and others, EMNLP 2017) pass on what stands up to `REACH` units away. What comes out
are scores of labels, from which `lattice` has the chances of stretches as it has them from the field's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.extract.initiatives.labelling.columns import Columns
from pipeline.extract.initiatives.labelling.lattice import ALLOWED, LABELS, Floats, Integers
from pipeline.extract.initiatives.labelling.templates import MIX, Codes, factor_of

COLUMNS = (
    "word", "size", "first", "last", "script", "class", "tag", "governing", "ending", "head", "ahead",
    "quote", "context", "right", "noun", "shape", "ordinary", "seen", "known",
)  # fmt: skip
DILATIONS = (1, 2, 4, 1)
"""How far apart the three units are that each layer joins."""
REACH = sum(DILATIONS)
"""How far from a unit the network looks."""
BITS = 18
"""Keys of codes: two to this power."""
TINY = 1e-6
_STEPS = 127
_SHIFT = np.uint32(32 - BITS)
_AT_ONCE = 4096
"""Units that are read at once: memory does not grow with the text."""
_SPARE = 4
"""Units of nothing, read behind the others: a product of matrices rounds its last rows in a way of their own."""


class Weights(NamedTuple):
    """`keys`: those that have a vector, rising; `vectors`: key by width, the first row for all others, of nothing.

    `gains`: layer by width; `kernels`: layer by 3 times width by width; `shifts`: layer by width; `ends`: width by
    label; `transitions`: from label by to label, log scale.
    """

    keys: Codes
    vectors: Floats
    gains: Floats
    kernels: Floats
    shifts: Floats
    ends: Floats
    transitions: Floats

    @classmethod
    def empty(cls, width: int = 1) -> Weights:
        """Of a network that knows nothing."""
        layers, labels = len(DILATIONS), len(LABELS)
        shapes = (
            (1, width),
            (layers, width),
            (layers, 3 * width, width),
            (layers, width),
            (width, labels),
            (labels, labels),
        )
        return cls(np.zeros(0, dtype=np.uint32), *(np.zeros(shape, dtype=np.float32) for shape in shapes))


def stored(weights: Weights) -> dict[str, npt.NDArray[Any]]:
    """As files keep them: vectors as bytes, each place of a vector with its own scale, all else in half precision."""
    most = np.abs(weights.vectors).max(axis=0) / _STEPS + np.float32(TINY)
    vectors = np.rint(weights.vectors / most).astype(np.int8)
    rest = {name: getattr(weights, name).astype(np.float16) for name in ("gains", "kernels", "shifts", "ends")}
    return {
        "keys": weights.keys, "vectors": vectors, "most": most.astype(np.float32), **rest,
        "transitions": weights.transitions.astype(np.float32),
    }  # fmt: skip


def restored(arrays: Mapping[str, npt.NDArray[Any]]) -> Weights:
    """The weights that `stored` gave."""
    vectors = arrays["vectors"].astype(np.float32) * arrays["most"]
    rest = {name: arrays[name].astype(np.float32) for name in ("gains", "kernels", "shifts", "ends", "transitions")}
    return Weights(keys=arrays["keys"], vectors=vectors, **rest)


def keys_of(column: int, codes: Codes) -> Codes:
    """The codes of one column, hashed as `templates` hashes them; code 0 says nothing."""
    keys = ((codes ^ (codes >> MIX)) * factor_of(column + 1)) >> _SHIFT
    told: Codes = np.maximum(keys, codes > 0)  # of code 0 the hash is 0, too
    return told


class Network:
    """A trained network."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._rows = np.zeros(1 << BITS, dtype=np.int32)
        self._rows[weights.keys] = np.arange(1, len(weights.keys) + 1)
        self.steps = np.exp(weights.transitions) * ALLOWED

    def scores(self, columns: Columns, pieces: Integers) -> Floats:
        """Unit by label, outside 0, in `pieces`, half-open ranges of units, rising; all others 0."""
        scores = np.zeros((len(columns), len(LABELS)), dtype=np.float32)
        for part in _parts(pieces):
            scores[_around(part, 0)] = self._read(columns, part)
        return scores

    def _read(self, columns: Columns, pieces: Integers) -> Floats:
        """Scores of the units of `pieces`; what lies beyond either end of the text is empty.

        Each layer gives no more than the layers behind it look at: what surrounds short pieces is most of the work.
        """
        weights, reach, size = self._weights, REACH, len(columns)
        pieces = np.concatenate((pieces, [(size, size + _SPARE)]))
        units = _around(pieces, reach)
        inside = ((units >= 0) & (units < size)).astype(np.float32)[:, None]
        seen: Floats = self._sums(columns.at(np.clip(units, 0, size - 1)), len(units)) * inside
        layers = zip(DILATIONS, weights.gains, weights.kernels, weights.shifts, strict=True)
        for dilation, gain, kernel, shift in layers:
            square: Floats = np.einsum("ij,ij->i", seen, seen)[:, None] / np.float32(seen.shape[1])
            even = seen * (gain / np.sqrt(square + np.float32(TINY)))
            reach -= dilation
            nearer = _around(pieces, reach)
            places = np.searchsorted(units, nearer)
            beside = even.take(places[:, None] + (-dilation, 0, dilation), axis=0)
            joined = beside.reshape(len(places), -1) @ kernel
            joined += shift
            units, inside = nearer, inside[places]
            seen = seen[places] + np.maximum(joined, 0, out=joined) * inside
        ends: Floats = (seen @ weights.ends)[:-_SPARE]
        return ends - ends[:, :1]

    def _sums(self, codes: Mapping[str, Codes], size: int) -> Floats:
        """The sum of the vectors of each unit's codes; where most codes of a column say nothing, only of the others."""
        vectors = self._weights.vectors
        sums: Floats = np.zeros((size, vectors.shape[1]), dtype=np.float32)
        for at, name in enumerate(COLUMNS):
            told = codes[name].nonzero()[0]
            if 2 * len(told) > size:
                sums += vectors.take(self._rows[keys_of(at, codes[name])], axis=0)
            else:
                sums[told] += vectors.take(self._rows[keys_of(at, codes[name][told])], axis=0)
        return sums


def _parts(pieces: Integers) -> list[Integers]:
    """`pieces` in groups of no more than so many units, but for a longer piece alone."""
    sizes = np.cumsum(pieces[:, 1] - pieces[:, 0])
    borders = np.flatnonzero(np.diff(sizes // _AT_ONCE)) + 1
    return np.split(pieces, borders)


def _around(pieces: Integers, reach: int) -> Integers:
    """All units of half-open ranges, rising, and those so far beside them, each once and in order."""
    first, last = pieces[:, 0] - reach, pieces[:, 1] + reach
    first[1:] = np.maximum(first[1:], last[:-1])
    sizes = last - first
    starts = np.cumsum(sizes) - sizes
    found: npt.NDArray[np.intp] = np.repeat(first - starts, sizes) + np.arange(int(sizes.sum()))
    return found
