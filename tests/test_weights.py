"""A model's files are written the same each time, and taken only as their manifest has them."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import ConfigError
from pipeline.weights import DESCRIPTION, MANIFEST, WEIGHTS, checked_files, packed, write_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = {WEIGHTS: b"numbers", DESCRIPTION: b"{}"}
    for name, one in content.items():
        (tmp_path / name).write_bytes(one)
    digests = {name: hashlib.sha256(one).hexdigest() for name, one in content.items()}
    (tmp_path / MANIFEST).write_text(json.dumps(digests), encoding="utf-8")
    return tmp_path


def test_files_that_agree_are_read(folder: Path) -> None:
    assert checked_files(folder)[WEIGHTS] == b"numbers"


@pytest.mark.parametrize("name", [WEIGHTS, DESCRIPTION])
def test_a_file_that_differs_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"others")
    with pytest.raises(ConfigError, match=f"{name}.*differs from its manifest"):
        checked_files(folder)


@pytest.mark.parametrize("name", [WEIGHTS, DESCRIPTION, MANIFEST])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ConfigError, match=f"{name}: cannot be read"):
        checked_files(folder)


@pytest.mark.parametrize("compact", [True, False])
def test_what_is_written_is_read_and_holds_no_clock(
    tmp_path: Path, compact: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrays = {"b": np.arange(6).reshape(2, 3), "a": np.array([0.5])}
    files = packed(arrays, {"名": [1, 2]}, compact=compact)
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert packed(dict(reversed(arrays.items())), {"名": [1, 2]}, compact=compact) == files
    write_model(files, tmp_path / "model")
    read = checked_files(tmp_path / "model")
    assert json.loads(read[DESCRIPTION]) == {"名": [1, 2]}
    with np.load(io.BytesIO(read[WEIGHTS]), allow_pickle=False) as kept:
        assert {name: kept[name].tolist() for name in kept.files} == {
            name: one.tolist() for name, one in arrays.items()
        }
