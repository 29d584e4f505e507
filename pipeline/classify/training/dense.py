"""Measures of marker words and figures as a few more features for roles, on the same scale as the grams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.grams import Integers, gram_keys, key_of
from pipeline.classify.markers import Bits, MarkerCounts
from pipeline.classify.training.samples import Sample
from pipeline.config.roles import MarkerGroup

Doubles = NDArray[np.float64]

_SHARE = 0.1
"""A measure one standard deviation above the mean weighs as much as a tenth of all grams of a text."""


@dataclass(frozen=True, slots=True)
class Dense:
    keys: Integers
    """Sorted keys of the marker words."""
    bits: Bits
    values: Doubles
    """Shape (samples, groups + 2), standardised and scaled."""
    mean: Doubles
    unit: Doubles

    def bits_of(self, keys: Integers) -> Bits:
        return _look_up(keys, self.keys, self.bits)

    def unscaled(self, weights: Doubles) -> tuple[Doubles, Doubles]:
        """Weights for raw measures, shape (groups + 2, roles), and what they add to the biases."""
        raw = weights / self.unit[:, None]
        return raw, -self.mean @ raw


def measure_markers(samples: Sequence[Sample], groups: Sequence[MarkerGroup]) -> Dense:
    """Measures of the samples' texts; mean and unit are those of the written ones."""
    keys, bits = _marker_table(groups)
    raw = np.array([_measures(sample.text, keys, bits, len(groups)) for sample in samples])
    written = raw[[sample.role is not None for sample in samples]]
    mean, unit = written.mean(axis=0), (written.std(axis=0) + 1e-9) / _SHARE
    return Dense(keys, bits, (raw - mean) / unit, mean, unit)


def _marker_table(groups: Sequence[MarkerGroup]) -> tuple[Integers, Bits]:
    table: dict[int, int] = {}
    for index, group in enumerate(groups):
        for word in group.words:
            table[key_of(word)] = table.get(key_of(word), 0) | 1 << index
    keys = np.array(sorted(table), dtype=np.int64)
    return keys, np.array([table[int(key)] for key in keys], dtype=np.uint8)


def _measures(text: str, keys: Integers, bits: Bits, groups: int) -> Doubles:
    found = _look_up(gram_keys(text).T, keys, bits)
    starts = np.nonzero(found)[0]
    counts = MarkerCounts(text, starts, found[found > 0], groups)
    measured: Doubles = counts.measures([(0, len(text))])[0]
    return measured


def _look_up(sought: Integers, keys: Integers, bits: Bits) -> Bits:
    place = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
    return np.where(keys[place] == sought, bits[place], np.uint8(0)).astype(np.uint8)
