"""The learned choice as data, checked against a manifest. Loading runs no code."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.extract.initiatives.kinds import KindModel
from pipeline.extract.initiatives.kinship import KinshipModel
from pipeline.extract.initiatives.labelling.crf import Field, FieldWeights
from pipeline.extract.initiatives.labelling.network import Network, restored
from pipeline.extract.initiatives.ranking.trees import Nodes, Trees
from pipeline.weights import DESCRIPTION, MANIFEST, WEIGHTS, checked_files

__all__ = [
    "DESCRIPTION",
    "FIELD",
    "FOLDER",
    "MANIFEST",
    "NETWORK",
    "WEIGHTS",
    "ChoiceModel",
    "load_model",
    "model_digest",
]

FIELD, NETWORK = "field_", "network_"
"""They begin the names of the arrays of field and network."""
FOLDER = Path(__file__).resolve().parents[2] / "models" / "initiatives"


@dataclass(frozen=True, slots=True)
class ChoiceModel:
    """What was learned of names, of their kinds and of what belongs to what."""

    field: Field
    network: Network
    trees: Trees
    kinds: KindModel
    kinship: KinshipModel
    threshold: float
    """The chance from which a stretch is a name."""
    possible: float
    """The field's chance from which a stretch is weighed at all."""
    doubtful: float
    """Below this chance a stretch is not even the short form of another name."""
    digest: str


def load_model(folder: Path = FOLDER) -> ChoiceModel:
    """The model of `folder`.

    Raises:
        ConfigError: a file is missing or differs from the manifest.
    """
    files = checked_files(folder)
    about: dict[str, Any] = json.loads(files[DESCRIPTION])
    with np.load(io.BytesIO(files[WEIGHTS]), allow_pickle=False) as arrays:
        field = Field(FieldWeights(*(arrays[FIELD + name] for name in FieldWeights._fields)))
        of_network = [name for name in arrays.files if name.startswith(NETWORK)]
        network = Network(restored({name.removeprefix(NETWORK): arrays[name] for name in of_network}))
        nodes = Nodes(*(arrays[f"node_{name}"] for name in Nodes._fields))
        trees = Trees(nodes, arrays["leaves"], about["base"])
        kinds = KindModel(_words(arrays["kind_signals"]), arrays["kinds"].astype(np.float32))
        kinship = KinshipModel(_words(arrays["kin_signals"]), arrays["kinship"].astype(np.float32), about["kin"])
    return ChoiceModel(
        field=field,
        network=network,
        trees=trees,
        kinds=kinds,
        kinship=kinship,
        threshold=about["threshold"],
        possible=about["possible"],
        doubtful=about["doubtful"],
        digest=hashlib.sha256(files[MANIFEST]).hexdigest(),
    )


def _words(packed: npt.NDArray[np.uint8]) -> list[str]:
    found: list[str] = json.loads(packed.tobytes())
    return found


def model_digest(folder: Path = FOLDER) -> str:
    """Digest of the model of `folder`, whose weights are checked and not loaded. Raises as `load_model`."""
    return hashlib.sha256(checked_files(folder)[MANIFEST]).hexdigest()
