"""The learned model as data: keys, weights and a short description, checked against a manifest. Loading runs no code.

A section's features are its grams, weighted by (1 + log tf) · idf and scaled to unit length, or less where there are
few; the scores of all topics and roles are one linear map of them. Topics add what the taxonomy's keywords say, roles
the densities of marker words.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.grams import Integers, gram_keys
from pipeline.classify.markers import Bits, MarkerCounts
from pipeline.classify.seeds import SeedTable
from pipeline.errors import ConfigError, ConfigFault

Floats = NDArray[np.float32]
Ids = NDArray[np.int32]

WEIGHTS, DESCRIPTION, MANIFEST = "weights.npz", "description.json", "manifest.json"
FOLDER = Path(__file__).resolve().parent.parent / "models" / "topics"
HEADING_WEIGHT = 3
"""A gram of the heading counts as often as three in the body."""
LEAST_EVIDENCE = 25.0
"""Added to the length of a section's features, so that a handful of known grams proves little."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Margin and lead over the next best to a probability: sigmoid(margin · m + lead · l + bias)."""

    margin: float
    lead: float
    bias: float

    def __call__(self, margins: Floats, leads: Floats) -> Floats:
        logits = self.margin * margins + self.lead * leads + self.bias
        return (1 / (1 + np.exp(-logits))).astype(np.float32)


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Everything that prediction needs."""

    topics: tuple[str, ...]
    roles: tuple[str, ...]
    keys: Integers
    """Sorted keys of the grams that the model knows; a gram's id is its index."""
    idf: Floats
    weights: Floats
    """Shape (grams, topics + roles)."""
    bias: Floats
    markers: Bits
    """Groups of marker words that each gram belongs to."""
    marker_weights: Floats
    """Shape (groups + 1, roles); the last row is for numerals."""
    seeds: SeedTable
    """Keywords of the taxonomy: what they say is added to the topics' scores."""
    calibration: Calibration
    threshold: float
    """Where the best topic is less probable than this, none is named."""
    second_threshold: float
    """A second or third topic below this probability is not named."""
    digest: str

    def find(self, text: str) -> Ids:
        """Ids of the known grams by length and start, shape (3, len(text)); -1 where there is none."""
        keys = gram_keys(text)
        found = np.full(keys.size, -1, dtype=np.int32)
        grams = np.flatnonzero(keys)
        grams = grams[np.argsort(keys.ravel()[grams])]  # sorted needles are found four times faster
        sought = keys.ravel()[grams]
        place = np.minimum(np.searchsorted(self.keys, sought), len(self.keys) - 1)
        known = self.keys[place] == sought
        found[grams[known]] = place[known]
        return found.reshape(keys.shape)

    def count_markers(self, text: str, found: Ids) -> MarkerCounts:
        """Totals of marker words over a text whose grams are at hand."""
        return MarkerCounts(text, np.append(self.markers, np.uint8(0))[found], len(self.marker_weights) - 1)

    def score(self, body: Ids, heading: Ids) -> Floats:
        """Scores of all topics, then of all roles, of a section whose grams are at hand."""
        found = np.concatenate([body.ravel(), *[heading.ravel()] * HEADING_WEIGHT])
        ids, times = np.unique(found[found >= 0], return_counts=True)
        values = ((1 + np.log(times)) * self.idf[ids]).astype(np.float32)
        length = np.sqrt(values @ values + LEAST_EVIDENCE**2)
        scores: Floats = (values / length) @ self.weights[ids] + self.bias
        topics = len(self.topics)
        scores[:topics] += self.seeds.score(ids, topics, body.shape[1])
        return scores


def load_model(folder: Path = FOLDER) -> LinearModel:
    """The model of `folder`.

    Raises:
        ConfigError: a file is missing or differs from the manifest.
    """
    files = _checked_files(folder)
    about: dict[str, Any] = json.loads(files[DESCRIPTION])
    with np.load(io.BytesIO(files[WEIGHTS]), allow_pickle=False) as arrays:
        keys, idf, small, scale, bias = (arrays[name] for name in ("keys", "idf", "weights", "scale", "bias"))
        markers, marker_weights = arrays["markers"], arrays["marker_weights"]
        seeds = SeedTable.of(
            *(arrays[f"seed_{name}"] for name in ("first", "last", "topic", "weight")), grams=len(keys)
        )
    return LinearModel(
        topics=tuple(about["topics"]),
        roles=tuple(about["roles"]),
        keys=keys,
        idf=idf.astype(np.float32),
        weights=small.astype(np.float32) * scale,
        bias=bias,
        markers=markers,
        marker_weights=marker_weights,
        seeds=seeds,
        calibration=Calibration(**about["calibration"]),
        threshold=about["threshold"],
        second_threshold=about["second_threshold"],
        digest=hashlib.sha256(files[MANIFEST]).hexdigest(),
    )


def _checked_files(folder: Path) -> Mapping[str, bytes]:
    try:
        files = {name: (folder / name).read_bytes() for name in (WEIGHTS, DESCRIPTION, MANIFEST)}
    except OSError as error:
        raise ConfigError([ConfigFault(str(error.filename), "", f"cannot be read: {error.strerror}")]) from error
    for name, expected in json.loads(files[MANIFEST]).items():
        if hashlib.sha256(files.get(name, b"")).hexdigest() != expected:
            raise ConfigError([ConfigFault(str(folder / name), "", "differs from its manifest; train again")])
    return files
