"""One run a folder: a lock that dies with its process."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import UsageError

NAME = ".lock"


@contextmanager
def hold(out: Path, *, to_read: bool = False) -> Iterator[None]:
    """Hold `out` for the length of the block, creating the folder where it is missing.

    The kernel drops the lock when the process ends in whatever way, so no stale lock needs clearing. Whoever holds it
    `to_read` need not be allowed to write there: such readers keep runs away, and not one another.

    Raises:
        UsageError: another run holds it, or the folder cannot be written.
    """
    descriptor, kind = _open_to_read(out) if to_read else (_open(out), fcntl.LOCK_EX)
    if descriptor is None:
        yield
        return
    try:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"{out}: another run is writing to this folder; wait for it, or choose another"
            raise UsageError(message, "another_run") from error
        yield
    finally:
        os.close(descriptor)


def _open_to_read(out: Path) -> tuple[int | None, int]:
    """None where no run has ever held the folder, and this process may not leave a lock in it."""
    try:
        return _open(out), fcntl.LOCK_EX
    except UsageError as error:
        if not out.is_dir():
            raise
        try:
            return os.open(out / NAME, os.O_RDONLY | os.O_CLOEXEC), fcntl.LOCK_SH
        except FileNotFoundError:
            return None, fcntl.LOCK_SH
        except OSError:
            raise error from None


def _open(out: Path) -> int:
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not os.access(out, os.W_OK | os.X_OK):  # the lock of a former run may be open to all the same
            raise PermissionError(errno.EACCES, "no right to write there, or a read-only disk")
        return os.open(out / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        cure = "give it to the user who runs, or choose another"
        why = "is a file; choose a folder" if out.is_file() else f"{error.strerror}; {cure}"
        raise UsageError(f"{out}: cannot be written: {why}", "output_unwritable") from error
