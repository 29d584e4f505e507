"""The learned choice as data: weights of signals, checked against a manifest. Loading runs no code."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.errors import ConfigError, ConfigFault

WEIGHTS, DESCRIPTION, MANIFEST = "weights.npz", "description.json", "manifest.json"
FOLDER = Path(__file__).resolve().parents[2] / "models" / "initiatives"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores from which a candidate is an initiative."""

    bare: float
    quoted: float


Table = dict[str, float]

_NOTHING = repeat(0.0)


class Weights:
    """Weights of signals, by family and key."""

    def __init__(self, flat: Mapping[str, float]) -> None:
        """`flat`: weights by family and key in one string."""
        self._tables: dict[str, dict[str, float]] = {}
        for signal, weight in flat.items():
            self._tables.setdefault(signal[0], {})[signal[1:]] = weight

    def table(self, family: str) -> Table:
        return self._tables.get(family, {})

    def of(self, families: str) -> tuple[Table, ...]:
        """The tables of several families, in their order."""
        return tuple(map(self.table, families))


def weigh(tables: Iterable[Table], keys: Iterable[str]) -> float:
    """The sum of the weights of one key in each table."""
    return sum(map(dict.get, tables, keys, _NOTHING))


def joined(families: str, keys: Iterable[str]) -> list[str]:
    """Signals as strings, the way training sees them."""
    return [family + key for family, key in zip(families, keys, strict=True)]


@dataclass(frozen=True, slots=True)
class ChoiceModel:
    """Logistic regression over signals: scores are log odds."""

    bare: Weights
    """For names without quotes."""
    quoted: Weights
    tail: Weights
    """For how far a name reaches behind its closing quote."""
    thresholds: Thresholds
    doubtful: float
    """Names without quotes below this score are not even short forms of others."""
    digest: str


def load_model(folder: Path = FOLDER) -> ChoiceModel:
    """The model of `folder`.

    Raises:
        ConfigError: a file is missing or differs from the manifest.
    """
    files = _checked_files(folder)
    about: dict[str, Any] = json.loads(files[DESCRIPTION])
    with np.load(io.BytesIO(files[WEIGHTS]), allow_pickle=False) as arrays:
        weights = {
            name: Weights(dict(zip(about[name], arrays[name].astype(float).tolist(), strict=True)))
            for name in ("bare", "quoted", "tail")
        }
    return ChoiceModel(
        bare=weights["bare"],
        quoted=weights["quoted"],
        tail=weights["tail"],
        thresholds=Thresholds(**about["thresholds"]),
        doubtful=about["doubtful"],
        digest=hashlib.sha256(files[MANIFEST]).hexdigest(),
    )


def _checked_files(folder: Path) -> Mapping[str, bytes]:
    try:
        files = {name: (folder / name).read_bytes() for name in (WEIGHTS, DESCRIPTION, MANIFEST)}
    except OSError as error:
        raise ConfigError([ConfigFault(str(error.filename), "", f"cannot be read: {error.strerror}")]) from error
    for name, expected in json.loads(files[MANIFEST]).items():
        if hashlib.sha256(files.get(name, b"")).hexdigest() != expected:
            raise ConfigError([ConfigFault(str(folder / name), "", "differs from its manifest; train again")])
    return files
