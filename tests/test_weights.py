"""A model's files are taken only as their manifest has them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.weights import DESCRIPTION, MANIFEST, WEIGHTS, checked_files


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
