"""Tar archives, plain or packed by gzip: their entries in the archive's own order, read as they come."""

from __future__ import annotations

import gzip
import tarfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Protocol, cast

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.run.archives.entries import ArchiveError, Entry, Meter, decoded, read_bounded


class Stream(Protocol):
    """All that a stream must do."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, `size` of them or fewer."""


def tar_entries(file: Stream, limits: Limits) -> Iterator[Entry]:
    """Raises ArchiveError `limit_exceeded`, and what tarfile does."""
    # A stream is read once and in order: that needs no seeking, and suits a pipe.
    with tarfile.open(
        fileobj=cast("IO[bytes]", file), mode="r|", encoding="utf-8", errors="surrogateescape"
    ) as archive:
        for number, info in enumerate(archive, start=1):
            if number > limits.archive_entries:
                raise ArchiveError("limit_exceeded", f"the archive has more than {limits.archive_entries} members")
            if info.isfile():
                name = decoded(info.name.encode("utf-8", "surrogateescape"))
                yield Entry(name, partial(_read, archive, info, limits))


def gzip_entries(file: IO[bytes], limits: Limits) -> Iterator[Entry]:
    """A tar inside gzip; else as `tar_entries`. Raises what gzip does, too."""
    with gzip.GzipFile(fileobj=file) as inflated:
        yield from tar_entries(Metered(inflated, file.tell, Meter(limits)), limits)


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo, limits: Limits) -> bytes:
    member = archive.extractfile(info)
    if member is None:
        raise DocumentError("corrupt_archive", "the member holds nothing that can be read", stage="read")
    return read_bounded(member, limits)


class Metered:
    """A stream that counts what comes out of it, also where members are passed over, against what went in."""

    def __init__(self, inflated: Stream, packed: Callable[[], int], meter: Meter) -> None:
        """`packed` tells how many bytes have gone in so far."""
        self._inflated = inflated
        self._packed = packed
        self._seen = 0
        self._meter = meter

    def read(self, size: int, /) -> bytes:
        """The next bytes. Raises ArchiveError `limit_exceeded` past the ratio."""
        content = self._inflated.read(size)
        packed = self._packed()
        self._meter.add(inflated=len(content), packed=packed - self._seen)
        self._seen = packed
        return content
