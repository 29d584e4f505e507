"""The learned model as data: keys, weights and a short description, checked against a manifest. Loading runs no code.

A section's features are its grams, weighted by (1 + log tf) · idf and scaled to unit length, or less where there are
few; the scores of all topics and roles are one linear map of them. Topics add what the taxonomy's keywords say, and
what the heading says by itself; roles how densely marker words stand, figures that were measured, and the manner in
which the section speaks.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.chances import Calibration, Chances
from pipeline.classify.grams import Integers
from pipeline.classify.manner import Manner
from pipeline.classify.markers import BESIDES, Bits, MarkerCounts
from pipeline.classify.product import product
from pipeline.classify.rows import GramCounts, Row, said_by_heading
from pipeline.classify.seeds import SeedTable
from pipeline.classify.tally import Span
from pipeline.classify.trie import Found, GramTrie
from pipeline.classify.words import Words
from pipeline.errors import ConfigError, ConfigFault
from pipeline.weights import DESCRIPTION, MANIFEST, WEIGHTS, checked_files

__all__ = [
    "DESCRIPTION",
    "FOLDER",
    "LEAST_EVIDENCE",
    "MANIFEST",
    "WEIGHTS",
    "LinearModel",
    "describe_model",
    "load_model",
]

Floats = NDArray[np.float32]

FOLDER = Path(__file__).resolve().parent.parent / "models" / "topics"
_LATEST = ("slots", "pair_weights", "measure_weights")
"""Arrays that models of earlier versions lack."""
LEAST_EVIDENCE = 25.0
"""Added to the length of a section's features, so that a handful of known grams proves little."""
_MOST_COUNTED = 4095
_LOG_COUNTS: Floats = np.concatenate([[0.0], 1 + np.log(np.arange(1, _MOST_COUNTED + 1))]).astype(np.float32)
"""By count, what a gram counts; the last holds for all greater ones."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Everything that prediction needs."""

    topics: tuple[str, ...]
    roles: tuple[str, ...]
    keys: Integers
    """Sorted keys of the grams that the model knows; a gram's id is its index."""
    trie: GramTrie
    """By it they are found."""
    idf: Floats
    steps: NDArray[np.int8]
    """Weights in steps of `scale`, shape (grams, topics + roles): a quarter of the memory to read for each text."""
    scale: Floats
    """By column, the size of a step."""
    bias: Floats
    markers: Bits
    """Groups of marker words that each gram belongs to."""
    measure_weights: Floats
    """Shape (groups + 2, roles); the last rows are for numerals and for exact figures."""
    manner: Manner
    """Beginnings and pairs of words: added to the roles' scores."""
    seeds: SeedTable
    """Keywords of the taxonomy: what they say is added to the topics' scores."""
    chances: Chances
    """What topics' scores are worth."""
    digest: str

    def find(self, text: str) -> Found:
        """The known grams of a text."""
        return self.trie.find(text)

    def score(self, found: Found, rows: Sequence[Row]) -> Floats:
        """Scores of all topics, then of all roles, of rows of one text; shape (rows, topics + roles)."""
        counts = GramCounts(found, len(self.keys))
        seeds = self.seeds.within(counts.present, counts.column_of)
        weights = self.steps[counts.ids].astype(np.float32)
        both = [*rows, *(row.heading_alone for row in rows)]
        blocks = [self._score(counts, weights, seeds, block) for block in counts.blocks(both)]
        scores = np.concatenate(blocks) if blocks else np.zeros((0, len(self.bias)), dtype=np.float32)
        own, headings = scores[: len(rows)], scores[len(rows) :]
        own[:, : len(self.topics)] += _said(rows) * headings[:, : len(self.topics)]
        return own + self.bias

    def hear(self, words: Words, found: Found, spans: Sequence[Span]) -> Floats:
        """What marker words, figures and the manner of `spans` say of each role; shape (spans, roles)."""
        counts = MarkerCounts(words.text, found.starts, self.markers[found.ids], len(self.measure_weights) - BESIDES)
        said: Floats = counts.measures(spans) @ self.measure_weights
        return said + self.manner.score(words, found, spans)

    def _score(self, counts: GramCounts, weights: Floats, seeds: SeedTable, rows: Sequence[Row]) -> Floats:
        times = counts.of(rows)
        values = _LOG_COUNTS.take(times, mode="clip") * self.idf[counts.ids]
        lengths = np.sqrt(np.einsum("ij,ij->i", values, values) + LEAST_EVIDENCE**2)
        scores: Floats = product(values, weights) / lengths[:, None] * self.scale
        scores[:, : len(self.topics)] += seeds.score(
            times > 0, len(self.topics), np.array([row.length for row in rows])
        )
        return scores


def _said(rows: Sequence[Row]) -> Floats:
    """By row, how far its heading speaks for itself; shape (rows, 1)."""
    said = [said_by_heading(row.length, row.heading[1] - row.heading[0]) for row in rows]
    return np.array(said, dtype=np.float32)[:, None]


def load_model(folder: Path = FOLDER) -> LinearModel:
    """The model of `folder`.

    Raises:
        ConfigError: a file is missing, differs from the manifest, or is of an earlier version.
    """
    files = checked_files(folder)
    about: dict[str, Any] = json.loads(files[DESCRIPTION])
    with np.load(io.BytesIO(files[WEIGHTS]), allow_pickle=False) as arrays:
        if missing := [name for name in _LATEST if name not in arrays]:
            fault = ConfigFault(str(folder / WEIGHTS), missing[0], "is missing in a model this old; train again")
            raise ConfigError([fault])
        keys, idf, steps, scale, bias = (arrays[name] for name in ("keys", "idf", "weights", "scale", "bias"))
        slots, markers, measure_weights = arrays["slots"], arrays["markers"], arrays["measure_weights"]
        spoken = (arrays[name] for name in ("opener_ids", "opener_weights", "pair_weights"))
        manner = Manner.of(len(keys), *spoken)
        seeds = SeedTable(*(arrays[f"seed_{name}"] for name in ("first", "last", "topic", "weight")))
    return LinearModel(
        topics=tuple(about["topics"]),
        roles=tuple(about["roles"]),
        keys=keys,
        trie=GramTrie(keys, slots),
        idf=idf.astype(np.float32),
        steps=steps,
        scale=scale,
        bias=bias,
        markers=markers,
        measure_weights=measure_weights,
        manner=manner,
        seeds=seeds,
        chances=Chances(
            first=Calibration(**about["first"]),
            further=Calibration(**about["further"]),
            threshold=about["threshold"],
            further_threshold=about["further_threshold"],
        ),
        digest=hashlib.sha256(files[MANIFEST]).hexdigest(),
    )


def describe_model(folder: Path = FOLDER) -> tuple[str, tuple[str, ...]]:
    """Digest and topics of the model of `folder`, whose weights are checked and not loaded. Raises as `load_model`."""
    files = checked_files(folder)
    return hashlib.sha256(files[MANIFEST]).hexdigest(), tuple(json.loads(files[DESCRIPTION])["topics"])
