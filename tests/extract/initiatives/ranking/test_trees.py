"""Trees read by bits against scikit-learn, which walks them."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import GradientBoostingClassifier

from pipeline.extract.initiatives.ranking import FEATURES, Trees
from pipeline.extract.initiatives.training.trees import SETTINGS, RankSamples, fit, joined

_ROWS = 900


@pytest.fixture(scope="module")
def samples() -> RankSamples:
    """Few values, so that rows meet thresholds exactly, and a rule that one feature alone does not tell."""
    rng = np.random.default_rng(5)
    rows = rng.integers(0, 6, (_ROWS, len(FEATURES))).astype(np.float32)
    rows[:, 0] = rng.normal(size=_ROWS)
    return RankSamples(rows, (rows[:, 0] + rows[:, 3] > rows[:, 5]) ^ (rng.random(_ROWS) < 0.1))


@pytest.fixture(scope="module")
def trees(samples: RankSamples) -> Trees:
    return fit(samples)


def test_chances_are_those_of_the_library(samples: RankSamples, trees: Trees) -> None:
    walked = GradientBoostingClassifier(**SETTINGS, max_depth=None, random_state=0).fit(samples.rows, samples.right)
    assert trees.chances(samples.rows) == pytest.approx(walked.predict_proba(samples.rows)[:, 1], abs=1e-6)


def test_they_learn_what_is_to_be_learned(samples: RankSamples, trees: Trees) -> None:
    assert ((trees.chances(samples.rows) > 0.5) == samples.right).mean() > 0.85


def test_many_rows_at_once_are_those_rows_one_by_one(samples: RankSamples, trees: Trees) -> None:
    many = np.tile(samples.rows, (6, 1))
    assert np.array_equal(trees.chances(many), np.tile(trees.chances(samples.rows), 6))
    assert trees.chances(samples.rows[:1])[0] == trees.chances(samples.rows)[0]
    assert len(trees.chances(samples.rows[:0])) == 0


def test_samples_of_one_sort_say_nothing(samples: RankSamples) -> None:
    nothing = fit(RankSamples(samples.rows, np.ones(_ROWS, dtype=np.bool_)))
    assert set(nothing.chances(samples.rows)) == {0.5}
    assert set(fit(joined([])).chances(samples.rows)) == {0.5}
