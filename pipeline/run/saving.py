"""Files that a command was asked for by name."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output.atomic import TEMPORARY, write_atomically


def save(path: Path, content: bytes) -> None:
    """Replace the file, whole or not at all. Raises UsageError where it cannot be written."""
    with _telling(path):
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a pipe or /dev/stdout takes what it is given, and must stay what it is
        else:
            write_atomically(path.resolve(), [content])


def refuse_others(path: Path, is_own: Callable[[Path], bool]) -> None:
    """Raises UsageError where a file of another hand would be replaced; an empty one holds nothing to lose."""
    with _telling(path):
        if path.is_file() and path.stat().st_size and not is_own(path):
            message = f"{path}: holds what this command has not written; move it away, or choose another name"
            raise UsageError(message, "output_unwritable")


def try_to_save(path: Path) -> None:
    """Make the folder and write nothing, before long work for what is to stand there. Raises UsageError as `save`."""
    with _telling(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.is_file() or not path.exists():
            target = path.resolve()
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.parent / f"{TEMPORARY}{target.name}"
            temporary.touch()
            temporary.unlink()


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or 'cannot be written'}", "output_unwritable") from error
