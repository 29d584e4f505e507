"""What all kinds of archives have in common: entries, their names, and the limits on what they inflate to."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from pipeline import disk
from pipeline.config.limits import Limits
from pipeline.errors import DocumentError, FailureCode

_PIECE = 1 << 20
_LISTED_BYTES = 1024
"""More than an entry of a directory takes with a name of 300 characters."""


class ArchiveError(DocumentError):
    """What is wrong with a whole archive, and not with one member."""

    def __init__(self, code: FailureCode, message: str) -> None:
        super().__init__(code, message, stage="read")


class Stream(Protocol):
    """All that a stream must do."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, `size` of them or fewer."""


class Entry(NamedTuple):
    """A file inside an archive."""

    name: str
    """As the archive gives it; see `inside`."""
    read: Callable[[], bytes]
    """Its content, to be asked for before the next entry; raises DocumentError, or what the archive's library does."""


class Meter:
    """Counts what has come out of an archive so far; an archive's own figures may lie.

    What comes out of an archive inside it has come out of the outer one, too.
    """

    def __init__(self, limits: Limits, outer: Meter | None = None) -> None:
        self.limits = limits
        self._outer = outer
        self._inflated = self._packed = 0
        self._entries = self._listed = 0

    def enter(self, entries: int = 0, *, listed: int = 0) -> None:
        """Count entries, or before it is read a directory of so many bytes.

        Raises ArchiveError `limit_exceeded` where there are too many, and counts none of these.
        """
        if self._outer is not None:
            self._outer.enter(entries, listed=listed)
            return
        limit = self.limits.archive_entries
        if self._entries + entries > limit or self._listed + listed > limit * _LISTED_BYTES:
            message = f"the archive has more than {limit} members, those of archives inside it included"
            raise ArchiveError("limit_exceeded", message)
        self._entries += entries
        self._listed += listed

    def add(self, *, inflated: int, packed: int) -> None:
        """Raises ArchiveError `limit_exceeded` past the ratio."""
        if self._outer is not None:
            self._outer.add(inflated=inflated, packed=0)
        self._inflated += inflated
        self._packed += packed
        bound = max(self.limits.ratio_from_bytes, self._packed * self.limits.inflation_ratio)
        if self._inflated > bound:
            raise ArchiveError("limit_exceeded", "the archive inflates beyond the limit inflation_ratio")


def read_bounded(file: Stream, limits: Limits) -> bytes:
    """All of a member's bytes. Raises DocumentError `limit_exceeded` past `file_bytes`."""
    pieces, size = [], 0
    while piece := file.read(_PIECE):
        size += len(piece)
        if size > limits.file_bytes:
            raise disk.too_large(limits.file_bytes)
        pieces.append(piece)
    return b"".join(pieces)


def decoded(name: bytes) -> str:
    """Chinese archivers write GBK without saying so."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")


def inside(name: str) -> str:
    """The name without what would lead out of the archive: whoever joins it to a folder stays inside."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."})


def too_much(message: str) -> DocumentError:
    return DocumentError("limit_exceeded", message, stage="read")
