"""Training from end to end: samples, features, held-out scores, calibration, threshold, final weights, files."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from pipeline.classify.grams import length_of, with_parts
from pipeline.classify.training.fit import Fitted, Task
from pipeline.classify.training.layout import lay_out
from pipeline.classify.training.manner import Segment
from pipeline.classify.training.matrix import Features, build_features
from pipeline.classify.training.outcome import ROLES, Figures, Outcome
from pipeline.classify.training.roles import RoleFeatures
from pipeline.classify.training.samples import SECOND_TOPIC, Sample, collect, unlabelled
from pipeline.classify.training.seed_keys import SeedKeys
from pipeline.classify.training.self_training import SelfTraining
from pipeline.classify.training.shrink import shrink
from pipeline.config import Config
from pipeline.config.topic_texts import TopicTexts
from pipeline.weights import packed

Doubles = NDArray[np.float64]

FOLDS = 5
LEAST_SAMPLES = 2
MOST_GRAMS = 60_000


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


def train_topics(hands: Sequence[TopicTexts], config: Config, segment: Segment) -> Training:
    """The model of topics and roles from labelled texts and the taxonomy.

    `segment` cuts texts into words as those are cut that the model will see.

    Raises:
        ConfigError: a text bears a topic that the taxonomy lacks.
    """
    training, _ = _train(hands, config, segment, ())
    return training


def adapt_topics(
    hands: Sequence[TopicTexts], config: Config, segment: Segment, archive: Sequence[tuple[str, str]]
) -> Training:
    """The same, learning also from heading and text of sections that nobody labelled, where that helps.

    Raises:
        ConfigError: as `train_topics`.
    """
    plain = train_topics(hands, config, segment)
    adapted, taught = _train(hands, config, segment, archive)
    helped = adapted.figures.top1 > plain.figures.top1
    adaptation = Adaptation(len(archive), taught, plain.figures, helped, adapted.figures)
    return dataclasses.replace(adapted if helped else plain, adaptation=adaptation)


def _train(
    hands: Sequence[TopicTexts], config: Config, segment: Segment, archive: Sequence[tuple[str, str]]
) -> tuple[Training, int]:
    """A model, and how many sections of the archive it was sure of."""
    topics = tuple(config.taxonomy.by_id)
    labelled = collect(hands, config.taxonomy)
    samples = (*labelled, *unlabelled(archive))
    seeds = SeedKeys.of(config.taxonomy)
    features = build_features(samples, least_samples=LEAST_SAMPLES, always=seeds.keys)
    speech = RoleFeatures.of(samples, features, config.roles.markers, segment, LEAST_SAMPLES)
    folds, written = _folds(samples), sum(sample.hand is not None for sample in samples)
    targets, right = _topic_targets(samples, topics), _right(samples[:written], topics)
    of_topics = Task(features.matrix, targets, np.array([s.weight for s in samples]), shown=features.shown)
    of_roles = speech.task(samples)
    rows = np.arange(len(labelled), len(samples))
    with threadpool_limits(1):  # threads would add up in another order each time
        said = seeds.scores(samples, features, len(topics))
        by_topic, by_role = of_topics.held_out(folds) + said, of_roles.held_out(folds)
        outcome = Outcome(samples[:written], topics, right, np.hstack([by_topic, by_role])[:written])
        fitted = of_topics.fit()
        if archive:
            lengths = [len(text) for _, text in archive]
            learning = SelfTraining(of_topics, rows, said[rows], lengths, outcome.chances)
            by_topic, of_topics = learning.held_out(folds) + said, learning.taught(fitted)
            outcome = Outcome(samples[:written], topics, right, np.hstack([by_topic, by_role])[:written])
            fitted = of_topics.fit()
        files = _files(features, speech, seeds, (fitted, of_roles.fit()), outcome)
    return Training(files, outcome.figures()), int((of_topics.weights[rows] > 0).sum())


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


def _folds(samples: Sequence[Sample]) -> list[NDArray[np.intp]]:
    """Rows by fold; a hand is never split, for texts of one hand resemble each other."""
    hands = sorted({sample.hand for sample in samples if sample.hand})
    fold = {hand: index % FOLDS for index, hand in enumerate(hands)}
    of_row = np.array([fold[sample.hand] if sample.hand else -1 for sample in samples])
    return [np.flatnonzero(of_row == index) for index in sorted(set(fold.values()))]


def _files(
    features: Features, speech: RoleFeatures, seeds: SeedKeys, fitted: tuple[Fitted, ...], outcome: Outcome
) -> dict[str, bytes]:
    of_topics, of_roles = fitted
    weights = np.hstack([of_topics.weights, speech.of_grams(of_roles)])
    needed = np.isin(features.keys, with_parts(np.union1d(seeds.keys, speech.keys)))
    kept = _strongest(weights, features, needed)
    table = seeds.table(features.keys[kept])
    spoken, role_bias = speech.arrays(of_roles, features.keys[kept])
    small, scale = shrink(weights[kept])
    arrays: dict[str, NDArray[Any]] = {
        "keys": features.keys[kept],
        "slots": lay_out(features.keys[kept]),
        "idf": features.idf[kept].astype(np.float16),
        "weights": small,
        "scale": scale,
        "bias": np.concatenate([of_topics.bias, role_bias]).astype(np.float32),
        "seed_first": table.first,
        "seed_last": table.last,
        "seed_topic": table.topic,
        "seed_weight": table.weight,
        **spoken,
    }
    texts = hashlib.sha256(repr(outcome.samples).encode()).hexdigest()
    description = {
        "topics": outcome.topics,
        "roles": ROLES,
        **dataclasses.asdict(outcome.chances),
        "samples": texts,
    }
    in_order = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    return packed(in_order, description, compact=False)


def _strongest(weights: Doubles, features: Features, needed: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Columns of the grams that are `needed`, then of those that move scores most, in order of their keys.

    Shorter grams go first, for longer ones are found by way of these: what is needed comes with its parts.
    """
    force = np.linalg.norm(weights, axis=1) * features.idf
    return np.sort(np.lexsort((-force, length_of(features.keys), ~needed))[:MOST_GRAMS])
