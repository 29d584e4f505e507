from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import ConfigError
from pipeline.extract.initiatives.kinds import KINDS, KindModel
from pipeline.extract.initiatives.model import FOLDER, WEIGHTS, load_model


def test_a_file_that_differs_from_the_manifest_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    (folder / WEIGHTS).write_bytes(b"other")
    with pytest.raises(ConfigError):
        load_model(folder)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        load_model(tmp_path)


def test_the_model_is_small_and_asks_for_a_chance() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 5_000_000
    model = load_model()
    assert 0 < model.possible < model.doubtful < model.threshold < 1


def test_the_likeliest_kind_wins_and_unknown_signals_say_nothing() -> None:
    weights = np.zeros((2, len(KINDS)), dtype=np.float32)
    weights[0, KINDS.index("team")] = 1
    weights[1, KINDS.index("base")] = 2
    model = KindModel(["队", "屋"], weights)
    assert model.kinds([["队", "山"], ["山"], ["队", "屋"], []]) == ["team", "brand", "base", "brand"]
    assert model.kinds([]) == []
