from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.extract.initiatives.model import FOLDER, WEIGHTS, Weights, load_model, weigh


def test_a_file_that_differs_from_the_manifest_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    (folder / WEIGHTS).write_bytes(b"other")
    with pytest.raises(ConfigError):
        load_model(folder)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        load_model(tmp_path)


def test_weights_are_summed_over_families_and_unknown_keys_weigh_nothing() -> None:
    weights = Weights({"a书": 1.5, "b屋": -0.5})
    assert weigh(weights.of("ab"), ("书", "屋")) == pytest.approx(1.0)
    assert weigh(weights.of("ac"), ("山", "书")) == 0


def test_the_model_speaks_of_all_three_choices() -> None:
    model = load_model()
    assert model.bare.table("e")
    assert model.quoted.table("#")
    assert model.tail.table("N")
