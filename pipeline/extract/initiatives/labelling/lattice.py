"""Chances of stretches out of scores of labels: for every stretch of units the chance that it is a name.

Texts are cut at marks that no name holds; the pieces go through the recursions side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.intp]

LABELS = ("O", "B", "I", "E", "S")
"""Outside; begin, inside and end of a name; a name of one unit."""
_O, _B, _I, _E, _S = range(5)
ALLOWED = np.array(
    [[1, 1, 0, 0, 1], [0, 0, 1, 1, 0], [0, 0, 1, 1, 0], [1, 1, 0, 0, 1], [1, 1, 0, 0, 1]], dtype=np.float32
)
"""Which label may follow which."""
LONGEST = 16
"""Units of a name."""
_HOPELESS = -4.0
"""Pieces in which no unit comes closer than this to opening a name, in log odds, hold none."""
_CELLS = 50_000
"""Units times pieces of one lattice."""


class Spans(NamedTuple):
    """Stretches by place: units `first` to `last`, both in the name, and the chance that they are one."""

    first: Integers
    last: Integers
    chance: npt.NDArray[np.float64]

    @classmethod
    def joined(cls, parts: Iterable[Spans]) -> Spans:
        """All of `parts`, one part after the other."""
        columns = list(zip(*parts, strict=True))
        return cls(*map(np.concatenate, columns)) if columns else NONE


NONE = Spans(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp), np.zeros(0))


def spans(scores: Floats, pieces: Integers, steps: Floats, least: float) -> Spans:
    """Stretches that are names with a chance of `least` or more, in any order; they may overlap, and be many.

    `scores`: unit by label, outside 0; `pieces`: half-open ranges of units, which no name crosses; `steps`: from label
    by to label, how likely each follows, 0 where it may not.
    """
    promising = (scores[:, _B] > _HOPELESS) | (scores[:, _S] > _HOPELESS)
    before = np.concatenate(([0], promising.cumsum()))
    hopeful = pieces[before[pieces[:, 0]] < before[pieces[:, 1]]]
    longest_first = hopeful[np.argsort(hopeful[:, 0] - hopeful[:, 1], kind="stable")]
    return Spans.joined(_Lattice(scores, batch, steps).spans(least) for batch in _batches(longest_first))


def pieces_of(ranges: Sequence[tuple[int, int]]) -> Integers:
    """Ranges as an array, range by end."""
    return np.fromiter(chain.from_iterable(ranges), dtype=np.intp, count=2 * len(ranges)).reshape(-1, 2)


def _batches(pieces: Integers) -> Iterator[Integers]:
    """`pieces`, longest first, in groups whose lattice is of bounded size."""
    start = 0
    while start < len(pieces):
        longest = int(pieces[start, 1] - pieces[start, 0])
        count = max(1, _CELLS // longest)
        yield pieces[start : start + count]
        start += count


class _Lattice:
    """Forward and backward over pieces of falling length: at each step only those that are long enough take part."""

    def __init__(self, scores: Floats, pieces: Integers, steps: Floats) -> None:
        self._steps = steps.astype(np.float64)
        self._starts = pieces[:, 0]
        self._lengths = pieces[:, 1] - pieces[:, 0]
        self._longest = int(self._lengths[0])
        shape = (self._longest, len(pieces), len(LABELS))
        self._forward, self._backward = np.zeros(shape), np.zeros(shape)
        self._active = np.searchsorted(-self._lengths, -np.arange(self._longest), side="left").tolist()
        self._nodes = np.zeros(shape)
        offsets = np.arange(self._longest)[:, None]
        inside = offsets < self._lengths
        rows = scores[(self._starts + offsets)[inside]]
        highest = reduce(np.maximum, rows.T)  # far faster than `max` along an axis this short
        self._nodes[inside] = np.exp(rows - highest[:, None])
        self._run()

    def _run(self) -> None:
        """Each step is scaled to sum to one; `_scale` keeps what was divided out."""
        self._scale = np.ones((self._longest, len(self._starts)))
        first = self._nodes[0] * np.array([1, 1, 0, 0, 1])
        for at, active in enumerate(self._active):
            row = first if at == 0 else (self._forward[at - 1, :active] @ self._steps) * self._nodes[at, :active]
            scale = np.add.reduce(row, axis=1, out=self._scale[at, :active])
            np.divide(row, scale[:, None], out=self._forward[at, :active])
        final = np.array([1.0, 0, 0, 1, 1])
        self._backward[self._lengths - 1, np.arange(len(self._starts))] = final
        for at in range(self._longest - 1, 0, -1):
            active = self._active[at]
            ahead = (self._nodes[at, :active] * self._backward[at, :active]) @ self._steps.T
            np.divide(ahead, self._scale[at, :active, None], out=self._backward[at - 1, :active])
        last = self._forward[self._lengths - 1, np.arange(len(self._starts))]
        self._total = (last * final).sum(axis=1)

    def spans(self, least: float) -> Spans:
        chances = self._chances(_S)
        at, piece = np.nonzero(chances >= least)
        place = self._starts[piece] + at
        single = Spans(place, place, chances[at, piece])
        at, piece = np.nonzero(self._chances(_B) >= least)
        return Spans.joined([single, *self._longer(at, piece, least)])

    def _chances(self, label: int) -> npt.NDArray[np.float64]:
        """Step by piece: that the unit there bears `label`."""
        total = np.maximum(self._total, 1e-300)
        chances: npt.NDArray[np.float64] = self._forward[:, :, label] * self._backward[:, :, label] / total
        return chances

    def _longer(self, at: Integers, piece: Integers, least: float) -> Iterator[Spans]:
        """Names of several units that begin `at` a step of a piece: all go inside until nothing is left of a chance."""
        first, chance, label = self._starts[piece] + at, self._forward[at, piece, _B], _B
        for units in range(1, LONGEST):
            at = at + 1
            inside = at < self._lengths[piece]
            at, piece, first, chance = at[inside], piece[inside], first[inside], chance[inside]
            if not len(at):
                return
            node = self._nodes[at, piece] / self._scale[at, piece, None]
            behind = self._backward[at, piece] / self._total[piece, None]
            closing = chance * self._steps[label, _E] * node[:, _E] * behind[:, _E]
            ends = closing >= least
            yield Spans(first[ends], first[ends] + units, closing[ends])
            chance = chance * self._steps[label, _I] * node[:, _I]
            label = _I
            left = chance * behind[:, _I] >= least
            at, piece, first, chance = at[left], piece[left], first[left], chance[left]
