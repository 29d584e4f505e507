"""Trained weights as files: the same training gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.extract.initiatives.model import DESCRIPTION, MANIFEST, WEIGHTS

_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(arrays: Mapping[str, npt.NDArray[Any]], about: Mapping[str, Any]) -> dict[str, bytes]:
    """Weights, description and manifest by file name."""
    files = {WEIGHTS: _npz(arrays), DESCRIPTION: _json(about)}
    return {**files, MANIFEST: _json({name: hashlib.sha256(content).hexdigest() for name, content in files.items()})}


def _npz(arrays: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """Like `np.savez_compressed`, which would stamp the clock into the archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        for name, array in sorted(arrays.items()):
            content = io.BytesIO()
            np.lib.format.write_array(content, array, allow_pickle=False)
            members.writestr(
                zipfile.ZipInfo(f"{name}.npy", _EPOCH), content.getvalue(), zipfile.ZIP_DEFLATED, compresslevel=6
            )
    return archive.getvalue()


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
