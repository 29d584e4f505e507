"""The network reads a piece as it reads the whole text, and as it was trained."""

from __future__ import annotations

import zlib

import numpy as np
import pytest

from pipeline.extract.initiatives.labelling import network
from pipeline.extract.initiatives.labelling.columns import Columns
from pipeline.extract.initiatives.labelling.lattice import LABELS, pieces_of
from pipeline.extract.initiatives.labelling.network import (
    BITS,
    COLUMNS,
    DILATIONS,
    REACH,
    Network,
    Weights,
    keys_of,
    restored,
    stored,
)

WIDTH = 6


def some_weights(seed: int = 3) -> Weights:
    """A network that has a vector for every key."""
    rng = np.random.default_rng(seed)
    layers = len(DILATIONS)
    vectors = rng.normal(0, 1, (1 << BITS, WIDTH)).astype(np.float32)
    vectors[0] = 0
    shapes = (layers, WIDTH), (layers, 3 * WIDTH, WIDTH), (layers, WIDTH), (WIDTH, 5), (5, 5)
    rest = (rng.normal(0, 0.5, shape).astype(np.float32) for shape in shapes)
    return Weights(np.arange(1, 1 << BITS, dtype=np.uint32), vectors, *rest)


def some_columns(size: int, seed: int = 5) -> Columns:
    rng = np.random.default_rng(seed)
    own = {name: rng.integers(0, 9, size).astype(np.uint32) for name in COLUMNS}
    return Columns(np.zeros(size, dtype=np.int32), np.zeros((1, 8), dtype=np.uint32), own)


def test_a_piece_is_read_as_in_the_whole_text() -> None:
    reader, columns = Network(some_weights()), some_columns(120)
    whole = reader.scores(columns, pieces_of([(0, 120)]))
    pieces = pieces_of([(0, 4), (30, 41), (43, 60), (117, 120)])
    read = reader.scores(columns, pieces)
    wanted = np.concatenate([np.arange(*piece) for piece in pieces])
    assert read[wanted] == pytest.approx(whole[wanted], abs=1e-3)
    others = np.setdiff1d(np.arange(120), wanted)
    assert not read[others].any()


def test_a_text_is_read_in_parts_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, columns = Network(some_weights()), some_columns(90)
    pieces = pieces_of([(start, start + 5) for start in range(0, 90, 5)])
    whole = reader.scores(columns, pieces)
    monkeypatch.setattr(network, "_AT_ONCE", 7)
    assert reader.scores(columns, pieces) == pytest.approx(whole, abs=1e-3)


def test_it_looks_as_far_as_it_says() -> None:
    weights = some_weights()
    scores = []
    for far in (REACH, REACH + 1):
        columns = some_columns(60)
        own = {name: codes.copy() for name, codes in columns.all().items()}
        own["word"][30 + far] += 1
        changed = Columns(np.zeros(60, dtype=np.int32), np.zeros((1, 8), dtype=np.uint32), own)
        one = pieces_of([(30, 31)])
        before, after = (Network(weights).scores(each, one)[30] for each in (columns, changed))
        scores.append(bool(np.allclose(before, after, atol=1e-6)))
    assert scores == [False, True]


def test_code_zero_says_nothing_and_keys_keep_columns_apart() -> None:
    codes = np.array([0, *(zlib.crc32(bytes([at // 256, at % 256])) for at in range(1999))], dtype=np.uint32)
    keys = [keys_of(column, codes) for column in range(len(COLUMNS))]
    assert all(key[0] == 0 and key[1:].min() > 0 and key.max() < 1 << BITS for key in keys)
    assert len(np.unique(np.concatenate([key[1:] for key in keys]))) > 0.9 * len(COLUMNS) * 1999


def test_a_network_that_knows_nothing_says_nothing() -> None:
    assert not Network(Weights.empty()).scores(some_columns(9), pieces_of([(0, 9)])).any()


def test_files_keep_a_network_all_but_exactly() -> None:
    weights = some_weights()
    again = restored(stored(weights))
    assert np.abs(again.vectors - weights.vectors).max() <= 0.03
    assert again.kernels == pytest.approx(weights.kernels, abs=2e-3)
    assert not again.vectors[0].any()
    columns, piece = some_columns(40), pieces_of([(0, 40)])
    one, other = (Network(each).scores(columns, piece) for each in (again, restored(stored(again))))
    assert one == pytest.approx(other, abs=0.05)
    assert one.shape == (40, len(LABELS))
