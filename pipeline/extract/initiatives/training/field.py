"""Training of the field: labels out of gold, weights out of CRFsuite."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pycrfsuite

from pipeline.extract.initiatives.labelling.columns import Columns
from pipeline.extract.initiatives.labelling.crf import LABELS
from pipeline.extract.initiatives.labelling.stretches import stretches_of
from pipeline.extract.initiatives.labelling.templates import BITS, Buckets, buckets_of
from pipeline.extract.initiatives.labelling.units import Units
from pipeline.extract.initiatives.training.examples import Gold, mentions

SETTINGS = {"c1": 0.05, "c2": 0.3, "max_iterations": 70, "feature.minfreq": 2}
"""Chosen on held-out hands; from c1 0.05 to 0.2 and c2 0.1 to 1 the figures hardly move."""
_O, _B, _I, _E, _S = range(len(LABELS))


_waiting: list[list[Sequence]] = []
"""What processes forked from this one are to fit: handed on by memory, for it is large."""


class Sequence(NamedTuple):
    """A stretch that no name crosses: unit by template the bucket, and the label of each unit."""

    buckets: Buckets
    labels: list[str]


class FieldWeights(NamedTuple):
    """`weights[i]`: label weights of bucket `buckets[i]`; all others weigh nothing. `transitions`: from by to."""

    buckets: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float16]
    transitions: npt.NDArray[np.float32]


def sequences_of(text: str, units: Units, columns: Columns, gold: tuple[Gold, ...]) -> list[Sequence]:
    """The stretches of one document; those in which opinions differ teach nothing."""
    labels = [_O] * len(units.words)
    unsure: set[int] = set()
    for start, end, one in mentions(text, gold):
        first, last = bisect_left(units.starts, start), bisect_left(units.starts, end) - 1
        if last < first:
            continue
        if one.optional:
            unsure.update(range(first, last + 1))
            continue
        labels[first : last + 1] = [_S] if first == last else [_B, *[_I] * (last - first - 1), _E]
    seen = np.stack(list(buckets_of(columns.all()).values()), axis=1)
    return [
        Sequence(seen[start:end], [LABELS[label] for label in labels[start:end]])
        for start, end in stretches_of(units.words)
        if unsure.isdisjoint(range(start, end))
    ]


def fit_all(groups: list[list[Sequence]]) -> list[FieldWeights]:
    """The weights of each group, as many at once as there are cores: fitting holds one for minutes."""
    _waiting.extend(groups)
    try:
        with multiprocessing.get_context("fork").Pool(min(len(groups), os.cpu_count() or 1)) as pool:
            return pool.map(_fit_waiting, range(len(groups)), chunksize=1)
    finally:
        _waiting.clear()


def _fit_waiting(at: int) -> FieldWeights:
    return fit(_waiting[at])


def fit(sequences: Iterable[Sequence]) -> FieldWeights:
    """The weights that make the labels likeliest, by L-BFGS; the same sequences give the same weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for sequence in sequences:
        trainer.append(sequence.buckets.astype("U7").tolist(), sequence.labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "field.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    weights = np.zeros((1 << BITS, len(LABELS)), dtype=np.float16)
    for (bucket, label), weight in info.state_features.items():
        weights[int(bucket), LABELS.index(label)] = weight
    transitions = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[LABELS.index(before), LABELS.index(after)] = weight
    used = np.flatnonzero(weights.any(axis=1)).astype(np.uint32)
    return FieldWeights(used, weights[used], transitions)
