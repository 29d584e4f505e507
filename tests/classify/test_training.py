"""Training: the same corpus gives the same bytes, which load and predict; faults are told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from pipeline.classify.model import LinearModel, load_model
from pipeline.classify.rows import Row
from pipeline.classify.training import Training, train, train_topics
from pipeline.classify.training.calibrate import fit_chances, rank
from pipeline.classify.training.fit import Task
from pipeline.classify.training.seed_keys import SeedKeys
from pipeline.config import Config
from pipeline.config.topic_texts import load_topic_texts
from pipeline.errors import ConfigError
from pipeline.tokenize import Tokenizer
from pipeline.weights import write_model

HANDS = {
    "a": [
        ("defence/conscription_militia", "achievement", "民兵训练", "全年组织民兵训练三期，完成民兵整组。"),
        ("health/medical_services", "problem", "", "门诊患者多，医生仍然不足，床位偏紧。"),
        ("", "intro", "", "现将有关情况汇报如下。"),
    ],
    "b": [
        ("defence/conscription_militia", "plan", "", "明年将再办民兵训练两期，做好征兵准备。"),
        ("health/medical_services", "achievement", "医院", "新增床位四十张，接诊患者九千人次。"),
        ("", "intro", "", "现将工作总结如下，请审议。"),
    ],
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("topics")
    for hand, texts in HANDS.items():
        lines = [f"hand: {hand}", "texts:"]
        for topic, role, heading, text in texts:
            lines.append(f"- {{topics: [{topic}], role: {role}, heading: {heading or 'null'}, text: {text}}}")
        (folder / f"{hand}.yaml").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def training(corpus: Path, config: Config) -> Training:
    return train_topics(load_topic_texts(corpus), config, Tokenizer(config).segment)


@pytest.fixture(scope="module")
def small_model(training: Training, tmp_path_factory: pytest.TempPathFactory) -> LinearModel:
    folder = tmp_path_factory.mktemp("model")
    write_model(training.files, folder)
    return load_model(folder)


def test_training_twice_gives_the_same_bytes(training: Training, corpus: Path, config: Config) -> None:
    assert train_topics(load_topic_texts(corpus), config, Tokenizer(config).segment).files == training.files


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("村里组织民兵训练，做好征兵工作。", "defence/conscription_militia"),
        ("侨务工作：走访归侨侨眷，联络海外侨胞。", "united_front/overseas_chinese"),  # taught by keywords alone
    ],
)
def test_what_was_trained_predicts(small_model: LinearModel, text: str, topic: str) -> None:
    scores = small_model.score(small_model.find(text), [Row((0, len(text)))])[0]
    assert small_model.topics[int(np.argmax(scores[: len(small_model.topics)]))] == topic


def test_a_corpus_of_too_many_grams_keeps_what_prediction_needs(
    corpus: Path, config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keywords = SeedKeys.of(config.taxonomy).keys
    monkeypatch.setattr(train, "MOST_GRAMS", len(keywords) + 100)
    write_model(train_topics(load_topic_texts(corpus), config, Tokenizer(config).segment).files, tmp_path)
    model = load_model(tmp_path)
    assert len(model.keys) == len(keywords) + 100
    assert np.isin(keywords, model.keys).all()
    text = "侨务工作：走访归侨侨眷，联络海外侨胞。"
    scores = model.score(model.find(text), [Row((0, len(text)))])[0]
    assert model.topics[int(np.argmax(scores[: len(model.topics)]))] == "united_front/overseas_chinese"


def test_figures_speak_of_the_written_texts(training: Training) -> None:
    figures = training.figures
    assert figures.texts == 6
    assert figures.top1 == figures.top3 == 1
    assert figures.by_topic["health/medical_services"] == 1
    assert figures.confusions == ()


def test_a_topic_that_the_taxonomy_lacks_is_a_fault(tmp_path: Path, config: Config) -> None:
    text = "hand: a\ntexts:\n- {topics: [defence/navy], role: plan, heading: null, text: 造船。}\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="defence/navy"):
        train_topics(load_topic_texts(tmp_path), config, Tokenizer(config).segment)


def test_a_broken_corpus_file_is_a_fault_with_its_place(tmp_path: Path, config: Config) -> None:
    (tmp_path / "a.yaml").write_text("hand: a\ntexts:\n- {topics: [], role: hero, heading: null, text: 造船。}\n")
    with pytest.raises(ConfigError, match=r"a\.yaml: texts\.0\.role"):
        train_topics(load_topic_texts(tmp_path), config, Tokenizer(config).segment)


def test_held_out_rows_are_scored_by_a_model_that_never_saw_them() -> None:
    features = sparse.csr_matrix(np.eye(4) + 0.5)
    targets = np.array([[1.0, 0], [1, 0], [0, 1], [0, 1]])
    task = Task(features, targets, np.ones(4))
    scores = task.held_out([np.array([0])])
    changed = targets.copy()
    changed[0] = 7
    assert np.allclose(scores, Task(features, changed, np.ones(4)).held_out([np.array([0])]))
    assert not np.allclose(scores[0], features[:1] @ task.fit().weights + task.fit().bias)
    assert (scores[1:] == 0).all()


def test_a_sample_that_weighs_nothing_teaches_nothing() -> None:
    features, weights = sparse.csr_matrix(np.eye(3) + 0.5), np.array([1.0, 1, 0])
    one, other = (Task(features, np.array([[1.0], [0], [last]]), weights).fit() for last in (0, 9))
    assert np.allclose(one.weights, other.weights)


def test_calibration_follows_the_truth() -> None:
    random = np.random.default_rng(7)
    scores = random.uniform(size=(2000, 5))
    right = scores**2 > random.uniform(size=(2000, 5))
    ranked, truth = rank(scores, right)
    promised = fit_chances(scores, right, [0] * 2000)(ranked.astype(np.float32), [0] * 2000)
    assert promised.mean(axis=0) == pytest.approx(truth.mean(axis=0), abs=0.05)
    sure = promised[:, 0] > np.median(promised[:, 0])
    assert promised[sure, 0].mean() == pytest.approx(truth[sure, 0].mean(), abs=0.05)


def test_calibration_learns_what_length_is_worth() -> None:
    random = np.random.default_rng(7)
    lengths = random.choice([100, 300], size=2000)
    scores = random.uniform(size=(2000, 5))
    right = (scores > random.uniform(size=(2000, 5))) & (lengths[:, None] < 200)
    assert fit_chances(scores, right, lengths.tolist()).first.longer < -1


def test_a_tiny_corpus_without_errors_is_taken_at_its_word() -> None:
    chances = fit_chances(np.array([[0.9, 0.1, 0.0], [0.8, 0.2, 0.1]]), np.array([[True, False, False]] * 2), [0, 0])
    first, second, _ = chances(np.array([[0.9, 0.1, 0.0]], dtype=np.float32), [0])[0].tolist()
    assert first > 0.99 > 0.01 > second


@pytest.mark.parametrize("roles", [("plan",), ("achievement", "plan"), ("achievement", "plan", "problem")])
def test_roles_are_learned_from_texts_of_few_roles_too(tmp_path: Path, config: Config, roles: tuple[str, ...]) -> None:
    said = {
        "achievement": "已修渠两条，完成投资38.6万元。",
        "plan": "将再修渠两条，力争通水。",
        "problem": "人手不足，渠道老化。",
    }
    for hand in "ab":
        lines = [f"- {{topics: [], role: {role}, heading: null, text: {said[role]}}}" for role in roles]
        (tmp_path / f"{hand}.yaml").write_text("\n".join([f"hand: {hand}", "texts:", *lines]), encoding="utf-8")
    training = train_topics(load_topic_texts(tmp_path), config, Tokenizer(config).segment)
    assert training.figures.role == 1


def test_a_key_that_stands_twice_in_labelled_texts_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "hand.yaml").write_text("hand: a\nhand: b\ntexts: []\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="the key hand stands twice"):
        load_topic_texts(tmp_path)
