"""Files that are either whole or absent, whatever happens to the process."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TEMPORARY = ".writing-"
"""Prefix of unfinished files; what a killed run left with it is rubbish."""


def write_atomically(path: Path, chunks: Iterable[bytes], *, keep_same: bool = False) -> None:
    """Replace `path` by these bytes: a reader, also after a crash, sees the old file or the new one.

    With `keep_same` a file that holds them already stays as it is, with its time.
    """
    with replacing(path, keep_same=keep_same) as temporary, temporary.open("wb") as file:
        file.writelines(chunks)


@contextmanager
def replacing(path: Path, root: Path | None = None, *, keep_same: bool = False) -> Iterator[Path]:
    """A path to write to, for those who cannot hand over bytes; it becomes `path` when the block ends well.

    `root` is a folder above: unfinished files then stand in it, where those who read whole folders do not meet them.
    `keep_same` is that of `write_atomically`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    root = root or path.parent
    temporary = root / f"{TEMPORARY}{'-'.join(path.relative_to(root).parts)}"
    temporary.unlink(missing_ok=True)
    try:
        yield temporary
        if keep_same and path.is_file() and filecmp.cmp(temporary, path, shallow=False):
            return
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def remove_unfinished(folder: Path) -> None:
    """Delete what a killed run left half-written in `folder`."""
    for path in folder.glob(f"{TEMPORARY}*"):
        path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """A rename survives a power cut only once its folder is on disk; not every system lets one ask."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
