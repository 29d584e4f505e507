"""Training of the field: labels out of gold, weights out of CRFsuite."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pycrfsuite

from pipeline.extract.initiatives.labelling.columns import Columns
from pipeline.extract.initiatives.labelling.crf import FieldWeights
from pipeline.extract.initiatives.labelling.lattice import LABELS
from pipeline.extract.initiatives.labelling.templates import BITS, Buckets, buckets_of
from pipeline.extract.initiatives.training.readings import Labelled

SETTINGS = {"c1": 0.05, "c2": 0.3, "max_iterations": 70, "feature.minfreq": 2}
"""Chosen on held-out hands; from c1 0.05 to 0.2 and c2 0.1 to 1 the figures hardly move."""


class Sequence(NamedTuple):
    """A stretch that no name crosses: unit by template the bucket, and the label of each unit."""

    buckets: Buckets
    labels: list[str]


def sequences_of(columns: Columns, told: Labelled) -> list[Sequence]:
    """The stretches of one document."""
    seen = np.stack(list(buckets_of(columns.all()).values()), axis=1)
    return [
        Sequence(seen[start:end], [LABELS[label] for label in told.labels[start:end]]) for start, end in told.pieces
    ]


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
    weights = np.zeros((1 << BITS, len(LABELS)), dtype=np.float32)
    for (bucket, label), weight in info.state_features.items():
        weights[int(bucket), LABELS.index(label)] = weight
    transitions = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[LABELS.index(before), LABELS.index(after)] = weight
    return FieldWeights.rounded(weights, transitions)
