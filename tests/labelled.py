"""The labelled files of the corpus: reading all of them takes a minute, so each is read once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.evaluate import GoldSet, read_sets

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


@cache
def content_of(path: Path) -> Any:
    """What a YAML file holds. Whoever asks shares it: nobody may change it."""
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


@cache
def gold_of(path: Path) -> GoldSet:
    """The set that a file, or a folder, makes."""
    (gold,) = read_sets([path])
    return gold
