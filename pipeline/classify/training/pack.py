"""The trained numbers as files: the same training gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.model import DESCRIPTION, MANIFEST, WEIGHTS

_LEVELS = 127
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(arrays: Mapping[str, NDArray[Any]], description: Mapping[str, Any]) -> dict[str, bytes]:
    """Weights, description and manifest by file name."""
    files = {WEIGHTS: _npz(arrays), DESCRIPTION: _json(description)}
    return {**files, MANIFEST: _json({name: hashlib.sha256(content).hexdigest() for name, content in files.items()})}


def shrink(weights: NDArray[np.float64]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Weights as eight-bit steps with one scale a column: a quarter of the size, the same decisions."""
    scale = np.abs(weights).max(axis=0) / _LEVELS
    scale[scale == 0] = 1
    return np.round(weights / scale).astype(np.int8), scale.astype(np.float32)


def _npz(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Like `np.savez`, which would stamp the clock into the archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as members:
        for name, array in sorted(arrays.items()):
            content = io.BytesIO()
            np.lib.format.write_array(content, np.ascontiguousarray(array), allow_pickle=False)
            members.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), content.getvalue())
    return archive.getvalue()


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
