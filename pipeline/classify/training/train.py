"""Training from end to end: samples, features, held-out scores, calibration, threshold, final weights, files."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from threadpoolctl import threadpool_limits

from pipeline.classify.grams import MAX_LENGTH, length_of
from pipeline.classify.training.dense import Dense, measure_markers
from pipeline.classify.training.fit import Fitted, Task
from pipeline.classify.training.layout import lay_out
from pipeline.classify.training.matrix import Features, build_features
from pipeline.classify.training.outcome import ROLES, Figures, Outcome
from pipeline.classify.training.pack import pack, shrink
from pipeline.classify.training.samples import SECOND_TOPIC, Sample, collect, unlabelled
from pipeline.classify.training.seed_keys import SeedKeys
from pipeline.classify.training.self_training import SelfTraining
from pipeline.config import Config
from pipeline.config.topic_texts import load_topic_texts

Doubles = NDArray[np.float64]

FOLDS = 5
LEAST_SAMPLES = 2
MOST_GRAMS = 60_000
ROLE_PENALTY = 0.2
RARITY = 0.3
"""Targets of a role grow with this power of how much rarer it is than the commonest; both chosen on held-out hands."""


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What an archive's own sections changed."""

    sections: int
    """Without label, as they came."""
    taught: int
    """Those that the model was sure of."""
    without: Figures
    helped: bool
    """Whether first topics of hands held out are right more often with them; only then are they in the model."""
    with_them: Figures


@dataclass(frozen=True, slots=True)
class Training:
    files: dict[str, bytes]
    figures: Figures
    """Of the model in `files`."""
    adaptation: Adaptation | None = None


def train_topics(corpus: Path, config: Config) -> Training:
    """The model of topics and roles from the hands in `corpus` (corpus/topics) and the taxonomy.

    Raises:
        ConfigError: the corpus is faulty or bears a topic that the taxonomy lacks.
    """
    training, _ = _train(corpus, config, ())
    return training


def adapt_topics(corpus: Path, config: Config, archive: Sequence[tuple[str, str]]) -> Training:
    """The same, learning also from heading and text of sections that nobody labelled, where that helps.

    Raises:
        ConfigError: as `train_topics`.
    """
    plain = train_topics(corpus, config)
    adapted, taught = _train(corpus, config, archive)
    helped = adapted.figures.top1 > plain.figures.top1
    adaptation = Adaptation(len(archive), taught, plain.figures, helped, adapted.figures)
    return dataclasses.replace(adapted if helped else plain, adaptation=adaptation)


def _train(corpus: Path, config: Config, archive: Sequence[tuple[str, str]]) -> tuple[Training, int]:
    """A model, and how many sections of the archive it was sure of."""
    topics = tuple(config.taxonomy.by_id)
    labelled = collect(load_topic_texts(corpus), config.taxonomy)
    samples = (*labelled, *unlabelled(archive))
    seeds = SeedKeys.of(config.taxonomy)
    features = build_features(samples, least_samples=LEAST_SAMPLES, always=seeds.keys)
    dense = measure_markers(samples, config.roles.markers)
    folds, written = _folds(samples), sum(sample.hand is not None for sample in samples)
    targets, right = _topic_targets(samples, topics), _right(samples[:written], topics)
    with_markers = sparse.hstack([features.matrix, dense.values], format="csr")
    of_topics = Task(features.matrix, targets, np.array([s.weight for s in samples]))
    of_roles = Task(with_markers, _role_targets(samples), _written_only(samples), penalty=ROLE_PENALTY)
    rows = np.arange(len(labelled), len(samples))
    with threadpool_limits(1):  # threads would add up in another order each time
        said = seeds.scores(samples, features, len(topics))
        by_topic, by_role = of_topics.held_out(folds) + said, of_roles.held_out(folds)
        outcome = Outcome(samples[:written], topics, right, np.hstack([by_topic, by_role])[:written])
        fitted = of_topics.fit()
        if archive:
            learning = SelfTraining(of_topics, rows, said[rows], outcome.chances)
            by_topic, of_topics = learning.held_out(folds) + said, learning.taught(fitted)
            outcome = Outcome(samples[:written], topics, right, np.hstack([by_topic, by_role])[:written])
            fitted = of_topics.fit()
        files = _files(features, dense, seeds, (fitted, of_roles.fit()), outcome)
    return Training(files, outcome.figures()), int((of_topics.weights[rows] > 0).sum())


def write_model(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files of a training in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _topic_targets(samples: Sequence[Sample], topics: Sequence[str]) -> Doubles:
    place = {topic: index for index, topic in enumerate(topics)}
    targets = np.zeros((len(samples), len(topics)))
    for row, sample in zip(targets, samples, strict=True):
        for rank, topic in enumerate(sample.topics):
            row[place[topic]] = SECOND_TOPIC if rank else 1.0
    return targets


def _right(samples: Sequence[Sample], topics: Sequence[str]) -> NDArray[np.bool_]:
    """Which topics may be named of which sample, shape (samples, topics)."""
    return np.array([[topic in (*s.topics, *s.alternatives) for topic in topics] for s in samples])


def _role_targets(samples: Sequence[Sample]) -> Doubles:
    """Rare roles count more, or the model would call everything an achievement; seeds are of no role."""
    often = Counter(sample.role for sample in samples if sample.role)
    most = max(often.values())
    targets = np.zeros((len(samples), len(ROLES)))
    for row, sample in zip(targets, samples, strict=True):
        if sample.role:
            row[ROLES.index(sample.role)] = (most / often[sample.role]) ** RARITY
    return targets


def _written_only(samples: Sequence[Sample]) -> Doubles:
    return np.array([1.0 if sample.role else 0.0 for sample in samples])


def _folds(samples: Sequence[Sample]) -> list[NDArray[np.intp]]:
    """Rows by fold; a hand is never split, for texts of one hand resemble each other."""
    hands = sorted({sample.hand for sample in samples if sample.hand})
    fold = {hand: index % FOLDS for index, hand in enumerate(hands)}
    of_row = np.array([fold[sample.hand] if sample.hand else -1 for sample in samples])
    return [np.flatnonzero(of_row == index) for index in sorted(set(fold.values()))]


def _files(
    features: Features, dense: Dense, seeds: SeedKeys, fitted: tuple[Fitted, ...], outcome: Outcome
) -> dict[str, bytes]:
    of_topics, of_roles = fitted
    grams = len(features.keys)
    marker_weights, marker_bias = dense.unscaled(of_roles.weights[grams:])
    weights = np.hstack([of_topics.weights, of_roles.weights[:grams]])
    bits = dense.bits_of(features.keys)
    short = length_of(features.keys) < MAX_LENGTH  # longer grams are found by way of these
    kept = _strongest(weights, features, short | (bits > 0) | np.isin(features.keys, seeds.keys))
    table = seeds.table(features.keys[kept])
    small, scale = shrink(weights[kept])
    arrays: dict[str, NDArray[Any]] = {
        "keys": features.keys[kept],
        "slots": lay_out(features.keys[kept]),
        "idf": features.idf[kept].astype(np.float16),
        "weights": small,
        "scale": scale,
        "bias": np.concatenate([of_topics.bias, of_roles.bias + marker_bias]).astype(np.float32),
        "markers": bits[kept],
        "marker_weights": marker_weights.astype(np.float32),
        "seed_first": table.first,
        "seed_last": table.last,
        "seed_topic": table.topic,
        "seed_weight": table.weight,
    }
    texts = hashlib.sha256(repr(outcome.samples).encode()).hexdigest()
    description = {
        "topics": outcome.topics,
        "roles": ROLES,
        **dataclasses.asdict(outcome.chances),
        "samples": texts,
    }
    return pack(arrays, description)


def _strongest(weights: Doubles, features: Features, always: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Columns of the grams that move scores most, and of those kept `always`, in order of their keys."""
    force = np.where(always, np.inf, np.linalg.norm(weights, axis=1) * features.idf)
    return np.sort(np.argsort(-force, kind="stable")[:MOST_GRAMS])
