"""What the network learns, and that prediction computes what training computed."""

from __future__ import annotations

import multiprocessing

import numpy as np
import pytest

from pipeline.extract.initiatives.labelling.columns import Columns
from pipeline.extract.initiatives.labelling.lattice import pieces_of, spans
from pipeline.extract.initiatives.labelling.network import COLUMNS, Network
from pipeline.extract.initiatives.labelling.units import Units
from pipeline.extract.initiatives.training.readings import Labelled, Reading, reading_of

_SIZE = 40


def _columns(seed: int) -> Columns:
    rng = np.random.default_rng(seed)
    own = {name: np.zeros(_SIZE, dtype=np.uint32) for name in COLUMNS}
    own["word"] = rng.integers(1, 12, _SIZE).astype(np.uint32) * np.uint32(2654435761)
    return Columns(np.zeros(_SIZE, dtype=np.int32), np.zeros((1, 8), dtype=np.uint32), own)


def _reading(seed: int) -> tuple[Columns, Reading]:
    """One word of eleven always begins a name of two."""
    columns = _columns(seed)
    words = columns.all()["word"]
    opens = np.flatnonzero(words[:-1] == np.uint32(3 * 2654435761 & 0xFFFFFFFF))
    labels = [0] * _SIZE
    for at in opens.tolist():
        if labels[at] == 0:
            labels[at : at + 2] = [1, 3]
    units = Units(["字"] * _SIZE, ["n"] * _SIZE, list(range(_SIZE)))
    return columns, reading_of(units, columns, Labelled(labels, [(0, _SIZE)]))


def _both(seed: int) -> float:
    """How far the scores of training and of prediction are apart."""
    import jax

    from pipeline.extract.initiatives.training import network as training

    training.MISSING = training.DROPPED = 0.0
    training.EPOCHS = 1
    columns, reading = _reading(seed)
    weights = training.fit([reading] * 60)
    keys, rows = training._vocabulary([reading] * 3)
    assert keys.tolist() == weights.keys.tolist()
    batch = training._Batch(rows[0][None], np.zeros((1, _SIZE)), np.ones((1, _SIZE)), np.ones((1, _SIZE)))  # type: ignore[arg-type]
    parameters = {name: jax.numpy.asarray(value) for name, value in weights._asdict().items() if name != "keys"}
    scores = np.asarray(training._scores(parameters, batch, jax.random.PRNGKey(0)))[0]
    predicted = Network(weights).scores(columns, pieces_of([(0, _SIZE)]))
    return float(np.abs(scores - scores[:, :1] - predicted).max())


def _learned(seeds: int) -> tuple[int, int]:
    """Names found of a text that was not learned, and names in it."""
    from pipeline.extract.initiatives.training import network as training

    training.EPOCHS = 12
    weights = training.fit([_reading(seed)[1] for seed in range(seeds)])
    columns, reading = _reading(999)
    reader = Network(weights)
    pieces = pieces_of([(0, _SIZE)])
    told = spans(reader.scores(columns, pieces), pieces, reader.steps, 0.5)
    found = set(zip(told.first.tolist(), told.last.tolist(), strict=True))
    due = {(at, at + 1) for at in np.flatnonzero(reading.labels == 1).tolist()}
    return len(found & due), len(due)


@pytest.mark.parametrize("seed", [3])
def test_prediction_computes_what_training_did(seed: int) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_both, (seed,)) < 1e-3


def test_it_learns_what_begins_a_name() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found, due = pool.apply(_learned, (150,))
    assert found == due > 0
