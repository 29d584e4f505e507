"""Files of this machine, read within a bound, by a run as by a program that mines one of them."""

from __future__ import annotations

import os

from pipeline.errors import DocumentError


def is_regular(path: str | os.PathLike[str]) -> bool:
    """False for pipes and devices, which may never end: reading a pipe would wait for its other end for ever."""
    return os.path.isfile(path)  # noqa: PTH113 - surrogates pass through os functions unharmed


def read(path: str | os.PathLike[str], limit: int) -> bytes:
    """The whole file, or its first bytes where it is longer than `limit`. Raises OSError."""
    with open(path, "rb") as opened:  # noqa: PTH123
        return opened.read(limit)


def read_whole(path: str | os.PathLike[str], limit: int) -> bytes:
    """Raises DocumentError: `unreadable_file`, or `limit_exceeded` where it is longer than `limit`."""
    try:
        os.stat(path)  # noqa: PTH116 - what is not there is told to be missing, and not to be no file
        if not is_regular(path):
            raise no_file()
        content = read(path, limit + 1)
    except OSError as error:
        raise unreadable(error) from error
    if len(content) > limit:
        raise too_large(limit)
    return content


def no_file() -> DocumentError:
    return DocumentError("unreadable_file", "is no regular file", stage="read")


def unreadable(error: OSError) -> DocumentError:
    return DocumentError("unreadable_file", error.strerror or "cannot be read", stage="read")


def too_large(limit: int) -> DocumentError:
    return DocumentError("limit_exceeded", f"the file is larger than {limit} bytes", stage="read")
