"""The files inside an archive that a run has to account for, nested archives included."""

from __future__ import annotations

import io
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import IO

import msgspec

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.output.manifest import SkipReason
from pipeline.records import Record
from pipeline.run.archives.entries import ArchiveError, Entry, Meter, inside, read_bounded, too_much
from pipeline.run.archives.packed import packed_entries
from pipeline.run.archives.tars import gzip_entries, plain_entries
from pipeline.run.archives.zips import is_document, zip_entries
from pipeline.run.inputs import is_archive, skip_reason, type_reason
from pipeline.zipped import DAMAGE

Open = Callable[[IO[bytes], Meter], Iterator[Entry]]

_KINDS: Mapping[tuple[int, bytes], Open] = MappingProxyType(
    {
        (0, b"PK"): zip_entries,
        (0, b"\x1f\x8b"): gzip_entries,
        (257, b"ustar"): plain_entries,
        (0, b"7z\xbc\xaf\x27\x1c"): packed_entries,
        (0, b"Rar!\x1a\x07"): packed_entries,
    }
)
"""What opens an archive, by its first bytes: names lie."""
_HEAD = 512
_FAULTS = (*DAMAGE, tarfile.TarError)
"""All that the libraries raise for damaged archives: gzip raises what zipfile does."""


class Member(Record, frozen=True, kw_only=True):
    """A file inside an archive, or the reason why it (or the archive `path`) cannot be read."""

    path: str
    """Inside the outermost archive; members of nested archives stand under their archive's path."""
    archive: str
    """Path of the archive that holds it, inside the outermost one; empty for the outermost itself."""
    content: bytes
    """What was read of it; empty where nothing was."""
    error: DocumentError | None = None


def members(file: IO[bytes], limits: Limits, skipped: Counter[SkipReason]) -> Iterator[Member]:
    """All members of known types, nested archives included; those of a .zip in the order of their names.

    An archive that fails gives a member with its own path (empty for the outermost) and the error; what is named as
    one, and is a document, gives itself.
    """
    return _members(file, Member(path="", archive="", content=b""), 1, Meter(limits), skipped)


def _members(file: IO[bytes], own: Member, depth: int, meter: Meter, skipped: Counter[SkipReason]) -> Iterator[Member]:
    try:
        if is_document(file, meter.limits):
            yield _whole(file, own, meter.limits)
            return
        for entry in _opened(file, meter):
            name = inside(entry.name)
            reason = _reason(name)
            if reason is not None:
                skipped[reason] += 1
                continue
            member = _read(entry, f"{own.path}/{name}".lstrip("/"), own.path)
            if is_archive(name) and member.error is None:
                yield from _nested(member, depth, meter, skipped)
            else:
                yield member
    except DocumentError as error:
        yield msgspec.structs.replace(own, error=error)
    except _FAULTS as error:
        fault = DocumentError("corrupt_archive", f"the archive cannot be read: {type(error).__name__}", stage="read")
        yield msgspec.structs.replace(own, error=fault)


def _whole(file: IO[bytes], own: Member, limits: Limits) -> Member:
    """Raises DocumentError where it is too large."""
    return own if own.content else msgspec.structs.replace(own, content=read_bounded(file, limits))


def _opened(file: IO[bytes], meter: Meter) -> Iterator[Entry]:
    head = file.read(_HEAD)
    file.seek(0)
    for (place, magic), opened in _KINDS.items():
        if head.startswith(magic, place):
            return opened(file, meter)
    raise DocumentError("corrupt_archive", "no archive of a kind that is known here", stage="read")


def _nested(member: Member, depth: int, outer: Meter, skipped: Counter[SkipReason]) -> Iterator[Member]:
    if depth < outer.limits.archive_nesting:
        meter = Meter(outer.limits, outer)
        yield from _members(io.BytesIO(member.content), member, depth + 1, meter, skipped)
    else:
        error = too_much(f"archives are nested deeper than {outer.limits.archive_nesting}")
        yield msgspec.structs.replace(member, error=error)


def _read(entry: Entry, path: str, parent: str) -> Member:
    """One member; what is wrong with it alone costs the others nothing."""
    try:
        return Member(path=path, archive=parent, content=entry.read())
    except ArchiveError:
        raise
    except DocumentError as error:
        return Member(path=path, archive=parent, content=b"", error=error)
    except _FAULTS as error:
        fault = DocumentError("corrupt_archive", f"the member cannot be read: {type(error).__name__}", stage="read")
        return Member(path=path, archive=parent, content=b"", error=fault)


def _reason(name: str) -> SkipReason | None:
    *folders, last = name.split("/")
    hidden = map(skip_reason, folders)
    return next((reason for reason in hidden if reason), None) or type_reason(last)
