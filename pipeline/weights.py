"""The files of a learned model: weights, a description, and a manifest of their digests."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.errors import ConfigError, ConfigFault

WEIGHTS, DESCRIPTION, MANIFEST = "weights.npz", "description.json", "manifest.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""In the place of the clock: the same training gives the same bytes."""
_LEVEL = 6


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


def packed(arrays: Mapping[str, npt.NDArray[Any]], about: Mapping[str, Any], *, compact: bool) -> dict[str, bytes]:
    """The files of a model by name. `compact`: smaller, but slower to read, in numbers and words."""
    files = {WEIGHTS: _npz(arrays, compact=compact), DESCRIPTION: _json(about, compact=compact)}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    return {**files, MANIFEST: _json(digests, compact=compact)}


def write_model(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files of a training in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _npz(arrays: Mapping[str, npt.NDArray[Any]], *, compact: bool) -> bytes:
    """Like `np.savez` and `np.savez_compressed`, which would stamp the clock into the archive."""
    method = zipfile.ZIP_DEFLATED if compact else zipfile.ZIP_STORED
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", method) as members:
        for name, array in sorted(arrays.items()):
            content = io.BytesIO()
            np.lib.format.write_array(content, array, allow_pickle=False)
            members.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), content.getvalue(), method, compresslevel=_LEVEL)
    return archive.getvalue()


def _json(value: Mapping[str, Any], *, compact: bool) -> bytes:
    layout: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 1}
    return (json.dumps(value, ensure_ascii=False, **layout) + "\n").encode()
