"""`python -m tests.bench.topic_models`: other features and learners beside the model's, judged on hands held out.

Features: the taxonomy's keywords alone, words as jieba cuts them, grams of one to three characters, both. Learners:
ridge (the model's), complement naive Bayes, logistic regression, linear support vectors. Priors (the report and the
section above) are judged on corpus/gold/unseen, of which the model has not learned. Takes some minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import jieba
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from pipeline.assembly import bare_miner
from pipeline.classify import topics as context
from pipeline.classify.rows import HEADING_WEIGHT
from pipeline.classify.training.fit import Task
from pipeline.classify.training.matrix import build_features
from pipeline.classify.training.samples import Sample, collect
from pipeline.classify.training.seed_keys import SeedKeys
from pipeline.classify.training.train import FOLDS, LEAST_SAMPLES, train_topics
from pipeline.config import Config, load_config
from pipeline.config.topic_texts import TopicTexts
from pipeline.evaluate import evaluate, read_sets
from pipeline.run.commands.train import REPORTS, corpus_texts
from pipeline.run.sections import read_labelled
from pipeline.tokenize import Tokenizer

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
Scores = NDArray[np.float64]
Learner = Callable[[Any, Scores, NDArray[np.float64], Any], Scores]
"""Features, targets and weights of training rows, features of judged ones; gives scores of all topics."""


def ridge(features: Any, targets: Scores, weights: NDArray[np.float64], judged: Any) -> Scores:
    fitted = Task(features, targets, weights).fit()
    scores: Scores = judged @ fitted.weights + fitted.bias
    return scores


def of_one_topic(make: Callable[[], Any]) -> Learner:
    """A learner of single labels: of the first topic of texts that have one."""

    def learn(features: Any, targets: Scores, weights: NDArray[np.float64], judged: Any) -> Scores:
        told = targets.max(axis=1) > 0
        fitted = make().fit(features[told], targets[told].argmax(axis=1), **_weighted(make, weights[told]))
        scores = np.full((judged.shape[0], targets.shape[1]), -np.inf)
        decide = getattr(fitted, "decision_function", None) or fitted.predict_log_proba
        scores[:, fitted.classes_] = decide(judged)
        return scores

    return learn


def _weighted(make: Callable[[], Any], weights: NDArray[np.float64]) -> dict[str, Any]:
    return {} if isinstance(make(), OneVsRestClassifier) else {"sample_weight": weights}


LEARNERS: dict[str, Learner] = {
    "ridge": ridge,
    "complement naive Bayes": of_one_topic(lambda: ComplementNB(alpha=0.1)),
    "logistic regression": of_one_topic(
        lambda: OneVsRestClassifier(LogisticRegression(C=30, solver="liblinear", dual=True, random_state=0))
    ),
    "linear support vectors": of_one_topic(lambda: LinearSVC(C=1, random_state=0)),
}


def main() -> None:
    config = load_config()
    topics = tuple(config.taxonomy.by_id)
    samples = collect(_hands(config), config.taxonomy)
    written = [sample for sample in samples if sample.hand]
    seeds = SeedKeys.of(config.taxonomy)
    features = build_features(samples, least_samples=LEAST_SAMPLES, always=seeds.keys)
    words = words_of(samples)
    kinds = {
        "words": words,
        "grams": features.matrix,
        "words and grams": sparse.hstack([words, features.matrix]).tocsr(),
    }
    said = seeds.scores(written, features, len(topics))
    print("| features | learner | first | among three |\n|---|---|---|---|")
    _row("keyword score", "none", said, written, topics)
    with threadpool_limits(1):
        for kind, matrix in kinds.items():
            for name in LEARNERS if kind == "grams" else ("ridge",):
                _row(kind, name, held_out(LEARNERS[name], matrix, samples, topics), written, topics)
    _print_model()
    _print_priors()


def words_of(samples: Sequence[Sample]) -> Any:
    cutter = jieba.Tokenizer()
    texts = [[*cutter.lcut(sample.text), *cutter.lcut(sample.heading) * HEADING_WEIGHT] for sample in samples]
    return TfidfVectorizer(analyzer=list, sublinear_tf=True, min_df=LEAST_SAMPLES).fit_transform(texts)


def held_out(learner: Learner, matrix: Any, samples: Sequence[Sample], topics: tuple[str, ...]) -> Scores:
    """Scores of the written texts, each by a learner that saw no text of the hand; shape (texts, topics)."""
    targets = np.array(
        [[1.0 if topic in s.topics[:1] else 0.5 * (topic in s.topics) for topic in topics] for s in samples]
    )
    weights = np.array([sample.weight for sample in samples])
    hands = sorted({sample.hand for sample in samples if sample.hand})
    fold = np.array([hands.index(sample.hand) % FOLDS if sample.hand else -1 for sample in samples])
    scores = np.zeros_like(targets)
    for index in range(FOLDS):
        seen = fold != index
        scores[~seen] = learner(matrix[seen], targets[seen], weights[seen], matrix[~seen])
    return scores[fold >= 0]


def _row(kind: str, learner: str, scores: Any, samples: Sequence[Sample], topics: tuple[str, ...]) -> None:
    due = [index for index, sample in enumerate(samples) if sample.topics]
    best = np.argsort(-scores[due], axis=1, kind="stable")[:, :3]
    right = [
        [topics[topic] in (*samples[index].topics, *samples[index].alternatives) for topic in row]
        for index, row in zip(due, best.tolist(), strict=True)
    ]
    first, three = np.mean([row[0] for row in right]), np.mean([any(row) for row in right])
    print(f"| {kind} | {learner} | {first:.3f} | {three:.3f} |", flush=True)


def _hands(config: Config) -> tuple[TopicTexts, ...]:
    return (*corpus_texts(), *read_labelled(config, [CORPUS / name for name in REPORTS]))


def _print_model() -> None:
    config = load_config()
    figures = train_topics(_hands(config), config, Tokenizer(config).segment).figures
    print(f"| grams and keyword score | ridge: the model | {figures.top1:.3f} | {figures.top3:.3f} |\n")
    print(f"Macro F1 {figures.macro_f1:.3f}; F1 of first topics:\n")
    print(", ".join(f"{topic.split('/')[1]} {value:.2f}" for topic, value in figures.by_topic.items()))
    print("\n| due | named | times |\n|---|---|---|")
    print(*(f"| {due} | {named} | {times} |" for due, named, times in figures.confusions), sep="\n")


def _print_priors() -> None:
    miner, (gold,) = bare_miner(), read_sets([CORPUS / "gold/unseen"])
    print("\n| priors, corpus/gold/unseen | first | among three |\n|---|---|---|")
    for name, share in {"with": 1.0, "without": 0.0}.items():
        lent, parent = context._LENT * share, context._PARENT * share
        with patch.object(context, "_LENT", lent), patch.object(context, "_PARENT", parent):
            (result,) = evaluate(miner, [gold]).sets
        seen = {figure.name: figure.score for figure in result.figures}
        print(f"| {name} | {seen['sections.topic']:.3f} | {seen['sections.top3']:.3f} |")


if __name__ == "__main__":
    main()
