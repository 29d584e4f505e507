"""The files of a learned model: weights, a description, and a manifest of their digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import ConfigError, ConfigFault

WEIGHTS, DESCRIPTION, MANIFEST = "weights.npz", "description.json", "manifest.json"


def checked_files(folder: Path) -> Mapping[str, bytes]:
    """The files of a model by name.

    Raises:
        ConfigError: one is missing, or differs from the manifest.
    """
    try:
        files = {name: (folder / name).read_bytes() for name in (WEIGHTS, DESCRIPTION, MANIFEST)}
    except OSError as error:
        raise ConfigError([ConfigFault(str(error.filename), "", f"cannot be read: {error.strerror}")]) from error
    for name, expected in json.loads(files[MANIFEST]).items():
        if hashlib.sha256(files.get(name, b"")).hexdigest() != expected:
            raise ConfigError([ConfigFault(str(folder / name), "", "differs from its manifest; train again")])
    return files
