"""What a model is sure of teaches it more; what it is not sure of teaches nothing."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from pipeline.classify.chances import Calibration, Chances
from pipeline.classify.training.fit import Task
from pipeline.classify.training.self_training import SHARE, SelfTraining

SURE_FROM_HALF = Chances(Calibration(20.0, 0.0, -6.0), Calibration(1.0, 0.0, 0.0), threshold=0.5, further_threshold=0.3)
"""A score of 0.5 promises 0.98, one of 0.3 a half."""


@pytest.fixture
def learning() -> SelfTraining:
    """Four labelled rows of two topics; then one that looks like the first topic with a word more, and an empty one."""
    features = sparse.csr_matrix(
        np.array([[2.0, 0, 0], [2, 0, 0], [0, 2, 0], [0, 2, 0], [2, 0, 1], [0, 0, 0]]),
    )
    targets = np.array([[1.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 0], [0, 0, 0]])
    task = Task(features, targets, np.array([1.0, 1, 1, 1, 0, 0]))
    keywords = np.zeros((2, 3), dtype=np.float32)
    keywords[1] = [-0.3, -0.3, 0]
    return SelfTraining(task, np.array([4, 5]), keywords, [0, 0], SURE_FROM_HALF)


def test_only_sure_sections_are_taught(learning: SelfTraining) -> None:
    taught = learning.taught(learning.task.fit())
    assert taught.weights.tolist() == [1, 1, 1, 1, SHARE, 0]
    assert taught.targets[4].tolist() == [1, 0, 0]
    assert learning.task.weights[4] == 0


def test_a_word_of_the_archive_is_learnt(learning: SelfTraining) -> None:
    before = learning.task.fit()
    after = learning.taught(before).fit()
    assert before.weights[2, 0] == pytest.approx(0)
    assert after.weights[2, 0] > 0.01


def test_no_pupil_has_seen_the_rows_that_it_is_judged_by(learning: SelfTraining) -> None:
    fold = np.array([0])
    scores = learning.held_out([fold])
    learning.task.targets[0] = 9
    assert np.allclose(learning.held_out([fold]), scores)
    assert (scores[1:] == 0).all()
