"""Trained weights as files: the same training gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import numpy as np

from pipeline.extract.initiatives.model import DESCRIPTION, MANIFEST, WEIGHTS

_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(weights: Mapping[str, Mapping[str, float]], about: Mapping[str, Any]) -> dict[str, bytes]:
    """Weights, description and manifest by file name."""
    files = {
        WEIGHTS: _npz(weights),
        DESCRIPTION: _json({**about, **{name: list(table) for name, table in weights.items()}}),
    }
    return {**files, MANIFEST: _json({name: hashlib.sha256(content).hexdigest() for name, content in files.items()})}


def _npz(weights: Mapping[str, Mapping[str, float]]) -> bytes:
    """Like `np.savez`, which would stamp the clock into the archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as members:
        for name, table in sorted(weights.items()):
            content = io.BytesIO()
            np.lib.format.write_array(content, np.array(list(table.values()), dtype=np.float32), allow_pickle=False)
            members.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), content.getvalue())
    return archive.getvalue()


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
