"""Files that a command was asked for by name."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output.atomic import write_atomically


def save(path: Path, content: bytes) -> None:
    """Replace the file, whole or not at all. Raises UsageError where it cannot be written."""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a pipe or /dev/stdout takes what it is given, and must stay what it is
        else:
            write_atomically(path.resolve(), [content])
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or 'cannot be written'}", "output_unwritable") from error
