"""Training: the same corpus gives the same bytes, which load and predict; faults are told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.classify.model import LinearModel, load_model
from pipeline.classify.training import Training, train_topics, write_model
from pipeline.classify.training.calibrate import choose_threshold, fit_calibration, leads
from pipeline.classify.training.ridge import Task
from pipeline.config import Config
from pipeline.errors import ConfigError

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
    return train_topics(corpus, config)


@pytest.fixture(scope="module")
def small_model(training: Training, tmp_path_factory: pytest.TempPathFactory) -> LinearModel:
    folder = tmp_path_factory.mktemp("model")
    write_model(training.files, folder)
    return load_model(folder)


def test_training_twice_gives_the_same_bytes(training: Training, corpus: Path, config: Config) -> None:
    assert train_topics(corpus, config).files == training.files


def test_what_was_trained_predicts(small_model: LinearModel) -> None:
    nothing = small_model.find("")
    scores = small_model.score(small_model.find("村里组织民兵训练，做好征兵工作。"), nothing)
    assert small_model.topics[int(np.argmax(scores[: len(small_model.topics)]))] == "defence/conscription_militia"


def test_seeds_alone_teach_a_topic_that_no_hand_wrote(small_model: LinearModel) -> None:
    scores = small_model.score(small_model.find("走访归侨侨眷，联络海外侨胞。"), small_model.find("侨务"))
    assert small_model.topics[int(np.argmax(scores[: len(small_model.topics)]))] == "united_front/overseas_chinese"


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
        train_topics(tmp_path, config)


def test_a_broken_corpus_file_is_a_fault_with_its_place(tmp_path: Path, config: Config) -> None:
    (tmp_path / "a.yaml").write_text("hand: a\ntexts:\n- {topics: [], role: hero, heading: null, text: 造船。}\n")
    with pytest.raises(ConfigError, match=r"a\.yaml: texts\.0\.role"):
        train_topics(tmp_path, config)


def test_held_out_rows_are_scored_by_a_model_that_never_saw_them() -> None:
    products = np.eye(4) + 0.5
    targets = np.array([[1.0, 0], [1, 0], [0, 1], [0, 1]])
    scores = Task(products, targets, np.ones(4)).held_out([np.array([0])])
    rest = np.array([1, 2, 3])
    expected = products[0, rest] @ Task(products[np.ix_(rest, rest)], targets[rest], np.ones(3)).solve()
    assert np.allclose(scores[0], expected)
    assert (scores[1:] == 0).all()


def test_leads_are_positive_for_the_best_alone() -> None:
    assert leads(np.array([[0.5, 0.2, 0.9]])).round(2).tolist() == [[-0.4, -0.7, 0.4]]


def test_calibration_follows_the_truth() -> None:
    random = np.random.default_rng(7)
    scores = random.uniform(size=(400, 5))
    right = scores > random.uniform(size=(400, 5))
    calibrated = fit_calibration(scores, right)
    low, high = calibrated(np.array([0.3, 0.9], dtype=np.float32), np.zeros(2, dtype=np.float32))
    assert low == pytest.approx(0.3, abs=0.12)
    assert high == pytest.approx(0.9, abs=0.12)


def test_the_threshold_silences_what_is_due_to_be_silent() -> None:
    best = np.array([0.9, 0.8, 0.3, 0.2])
    right, silent = np.array([True, True, False, False]), np.array([False, False, True, True])
    assert 0.3 < choose_threshold(best, right, silent) <= 0.8
