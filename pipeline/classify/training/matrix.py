"""Samples as rows of a sparse matrix, weighted exactly as prediction weights them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import sparse

from pipeline.classify.grams import Integers, gram_keys
from pipeline.classify.model import LEAST_EVIDENCE, Floats
from pipeline.classify.rows import HEADING_WEIGHT, said_by_heading
from pipeline.classify.training.samples import Sample


@dataclass(frozen=True, slots=True)
class Features:
    keys: Integers
    """Sorted keys of the kept grams; columns of the matrix."""
    idf: Floats
    matrix: Any
    """Shape (samples, grams), CSR, rows of unit length or less."""
    headings: Any
    """The same of headings alone."""
    said: Floats
    """By sample, how far its heading speaks for itself."""

    @property
    def shown(self) -> Any:
        """With what headings say by themselves: topics are learned from `matrix`, their scores are made of this."""
        return self.matrix + sparse.diags(self.said) @ self.headings


def build_features(samples: Sequence[Sample], *, least_samples: int, always: Integers) -> Features:
    """Features over the grams that stand in at least `least_samples` samples, and over those of `always`."""
    counted = [_count(sample) for sample in samples]
    keys, frequency = np.unique(np.concatenate([keys for keys, _ in counted]), return_counts=True)
    keys = np.union1d(keys[frequency >= least_samples], always)
    counts = _matrix(counted, keys)
    headings = _matrix([_count(replace(sample, text="")) for sample in samples], keys)
    written = np.array([sample.hand is not None for sample in samples])
    frequency = np.asarray((counts[written] > 0).sum(axis=0)).ravel()
    idf = (np.log((written.sum() + 1) / (frequency + 1)) + 1).astype(np.float32)
    said = [said_by_heading(len(sample.text), len(sample.heading)) for sample in samples]
    return Features(keys, idf, _weigh(counts, idf), _weigh(headings, idf), np.array(said, dtype=np.float32))


def _count(sample: Sample) -> tuple[Integers, Integers]:
    """Grams of a sample and how often each stands there, the heading's several times."""
    body, heading = gram_keys(sample.text).ravel(), gram_keys(sample.heading).ravel()
    found = np.concatenate([body, *[heading] * HEADING_WEIGHT])
    return np.unique(found[found > 0], return_counts=True)


def _matrix(counted: Sequence[tuple[Integers, Integers]], keys: Integers) -> Any:
    columns, values, ends = [], [], [0]
    for found, times in counted:
        place = np.minimum(np.searchsorted(keys, found), len(keys) - 1)
        known = keys[place] == found
        columns.append(place[known])
        values.append(times[known])
        ends.append(ends[-1] + int(known.sum()))
    data = np.concatenate(values).astype(np.float64)
    return sparse.csr_matrix((data, np.concatenate(columns), ends), shape=(len(counted), len(keys)))


def _weigh(counts: Any, idf: Floats) -> Any:
    weighted = counts.copy()
    weighted.data = (1 + np.log(weighted.data)) * idf[weighted.indices]
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel() + LEAST_EVIDENCE**2)
    return sparse.diags(1 / lengths) @ weighted
