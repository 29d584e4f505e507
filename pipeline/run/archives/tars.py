"""Tar archives, plain or packed by gzip: their entries in the archive's own order, read as they come.

tarfile reads a single header; what stands around it is read here. tarfile takes extended headers of any length and
looks through them in the square of it, fills the holes of sparse files, and goes on where there is nothing more.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import partial
from tarfile import (
    BLOCKSIZE,
    GNUTYPE_LONGLINK,
    GNUTYPE_LONGNAME,
    GNUTYPE_SPARSE,
    SOLARIS_XHDTYPE,
    SUPPORTED_TYPES,
    XGLTYPE,
    XHDTYPE,
    TarInfo,
)
from typing import IO, NamedTuple

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.run.archives.entries import ArchiveError, Entry, Meter, Stream, decoded, read_bounded

_HEADER_BYTES = 1 << 16
"""Of all headers of one member together; a path has 4,096 bytes at most."""
_PIECE = 1 << 20
_KEPT = frozenset((GNUTYPE_LONGNAME, XHDTYPE, SOLARIS_XHDTYPE))
_DROPPED = frozenset((GNUTYPE_LONGLINK, XGLTYPE))
"""Where links lead, and what holds for all members: nothing that is asked here."""
_SPARSE = b"GNU.sparse."
_MORE_SPARSE, _YET_MORE_SPARSE = 482, 504
"""Bytes of a sparse file's header, and of each block of its map behind it, that say whether a block follows."""
_MOST_DIGITS = 20


class _Member(NamedTuple):
    name: bytes
    size: int
    """Of what the archive holds of it."""
    is_file: bool
    is_sparse: bool
    """Its holes are told and not written down: 30 KB may stand for gigabytes."""


def plain_entries(file: IO[bytes], meter: Meter) -> Iterator[Entry]:
    """As `tar_entries`."""
    return tar_entries(Metered(file, file.tell, meter), meter)


def tar_entries(file: Stream, meter: Meter) -> Iterator[Entry]:
    """Raises ArchiveError `limit_exceeded` or `corrupt_archive`, EOFError where it was cut, and what tarfile does."""
    # A stream is read once and in order: that needs no seeking, and suits a pipe.
    stream = _Forward(file)
    while (member := _next_member(stream)) is not None:
        meter.enter(1)
        content = _Content(stream, member.size)
        if member.is_file:
            yield Entry(decoded(member.name), partial(_read, member, content, meter.limits))
        stream.skip(content.left + -member.size % BLOCKSIZE)


def gzip_entries(file: IO[bytes], meter: Meter) -> Iterator[Entry]:
    """A tar inside gzip; else as `tar_entries`. Raises what gzip does, too."""
    with gzip.GzipFile(fileobj=file) as inflated:
        yield from tar_entries(Metered(inflated, file.tell, meter), meter)


def _read(member: _Member, content: _Content, limits: Limits) -> bytes:
    if member.is_sparse:
        raise DocumentError("corrupt_archive", "a sparse file, which has no bound; pack it as it is", stage="read")
    return read_bounded(content, limits)


def _next_member(stream: _Forward) -> _Member | None:
    """The next member with what its extended headers tell of it; None at the archive's end."""
    budget, long_name = _HEADER_BYTES, b""
    told: dict[bytes, bytes] = {}
    while (info := _header(stream)) is not None:
        kept = info.type in _KEPT
        budget -= BLOCKSIZE + info.size * kept
        if budget < 0:
            raise ArchiveError("limit_exceeded", f"the headers of a member are longer than {_HEADER_BYTES} bytes")
        if not kept and info.type not in _DROPPED:
            return _member(info, told, long_name)
        text = stream.exactly(info.size) if kept else b""
        stream.skip(-info.size % BLOCKSIZE + info.size * (not kept))
        if info.type == GNUTYPE_LONGNAME:
            long_name = text.partition(b"\0")[0]
        else:
            told |= _pax_records(text)
    return None


def _header(stream: _Forward) -> TarInfo | None:
    """Raises what tarfile does of a block that is no header."""
    begun = stream.begun
    block = stream.read(BLOCKSIZE)
    if block == bytes(BLOCKSIZE) or (begun and not block):  # some writers leave the end record out
        return None
    info = TarInfo.frombuf(block, "utf-8", "surrogateescape")
    if info.size < 0:
        raise ArchiveError("corrupt_archive", "a member is said to be smaller than nothing")
    if info.type == GNUTYPE_SPARSE:
        _pass_map(block, stream)
    return info


def _pass_map(header: bytes, stream: _Forward) -> None:
    """The blocks between a sparse file's header and its data."""
    more = header[_MORE_SPARSE]
    while more:
        more = stream.exactly(BLOCKSIZE)[_YET_MORE_SPARSE]


def _member(info: TarInfo, told: dict[bytes, bytes], long_name: bytes) -> _Member:
    name = told.get(b"path") or long_name or info.name.encode("utf-8", "surrogateescape")
    holds = info.isreg() or info.type not in SUPPORTED_TYPES
    return _Member(
        name=told.get(b"GNU.sparse.name") or name,
        size=(_number(told[b"size"]) if b"size" in told else info.size) if holds else 0,
        is_file=info.isfile(),
        is_sparse=info.type == GNUTYPE_SPARSE or any(key.startswith(_SPARSE) for key in told),
    )


def _pax_records(text: bytes) -> dict[bytes, bytes]:
    """Of `30 path=总结/街道.txt\\n`, each led by its own length: POSIX.1-2017, pax Extended Header."""
    found: dict[bytes, bytes] = {}
    at = 0
    while at < len(text):
        blank = text.find(b" ", at, at + _MOST_DIGITS)
        end = at + _number(text[at : max(blank, at)])
        key, equals, value = text[blank + 1 : end - 1].partition(b"=")
        if not equals or not blank < end <= len(text):
            raise ArchiveError("corrupt_archive", "an extended header is damaged")
        found[key] = value
        at = end
    return found


def _number(digits: bytes) -> int:
    if not digits.isdigit() or len(digits) > _MOST_DIGITS:
        raise ArchiveError("corrupt_archive", "an extended header has no number where one must stand")
    return int(digits)


class _Forward:
    """A stream that is read once and in order, and says where it has nothing more."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.begun = False

    def read(self, size: int, /) -> bytes:
        """The next bytes; fewer than `size` only at the end."""
        self.begun = True
        pieces = []
        while size and (piece := self._stream.read(size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def exactly(self, size: int) -> bytes:
        """The next bytes. Raises EOFError where there are fewer."""
        content = self.read(size)
        if len(content) < size:
            raise EOFError
        return content

    def skip(self, size: int) -> None:
        """Raises as `exactly`: what is said to be endless ends where the stream does."""
        while size:
            size -= len(self.exactly(min(size, _PIECE)))


class _Content:
    """What a member holds, read out of its archive."""

    def __init__(self, stream: _Forward, size: int) -> None:
        self._stream = stream
        self.left = size

    def read(self, size: int, /) -> bytes:
        """The next bytes; none at the member's end. Raises EOFError where the archive was cut."""
        content = self._stream.exactly(min(size, self.left))
        self.left -= len(content)
        return content


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
