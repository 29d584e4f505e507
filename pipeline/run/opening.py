"""A file's bytes, whether it lies on a disk or in an object store. Paths may hold undecodable bytes (surrogates)."""

from __future__ import annotations

import errno
import os
from typing import IO

from pipeline import disk
from pipeline.records import Record
from pipeline.run import remote


class FileState(Record, frozen=True, kw_only=True):
    """A file as it was when it was looked at."""

    path: bytes
    """Absolute, as the system's bytes; of an object its URL."""
    size: int
    """-1 where it cannot be looked at."""
    mtime_ns: int


def absolute(name: str) -> str:
    """The place that does not depend on the present folder."""
    return remote.tidy(name) if remote.is_remote(name) else os.path.abspath(name)  # noqa: PTH100 - it may be a pattern


def state_on_disk(path: str) -> FileState:
    """The file as it is now."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return FileState(path=os.fsencode(path), size=-1, mtime_ns=0)
    return FileState(path=os.fsencode(path), size=status.st_size, mtime_ns=status.st_mtime_ns)


def can_be_read(path: str) -> bool:
    """False for pipes and devices: reading a pipe would wait for its other end for ever."""
    return remote.is_remote(path) or disk.is_regular(path)


def is_gone(path: str) -> bool:
    """Whether nothing lies there any more: what merely cannot be looked at now may lie there all the same.

    Raises ConnectionError where a store does not answer.
    """
    if remote.is_remote(path):
        return not remote.exists(path)
    try:
        os.stat(path)  # noqa: PTH116
    except OSError as error:
        return error.errno in {errno.ENOENT, errno.ENOTDIR}
    return False


def can_be_listed(folder: str) -> bool:
    """False also of a folder that is gone: there is nothing left that could not be listed."""
    try:
        os.scandir(folder).close()
    except OSError:
        return False
    return True


def read(path: str, limit: int) -> bytes:
    """The whole file, or its first bytes where it is longer than `limit`.

    Raises OSError: of this file, but for ConnectionError, which a store raises when it does not answer.
    """
    if remote.is_remote(path):
        return remote.read(path, limit)
    return disk.read(path, limit)


def is_given(path: str) -> bool:
    """Whether the system gives the file's bytes now, as its first one tells. Raises as `read` for a store."""
    if not can_be_read(path):
        return False
    try:
        read(path, 1)
    except ConnectionError:
        raise
    except OSError:
        return False
    return True


def open_to_seek(path: str) -> IO[bytes]:
    """The file; an object is copied to the disk first, for archives are read from their ends. Raises as `read`."""
    return remote.fetched(path) if remote.is_remote(path) else open(path, "rb")  # noqa: PTH123
