"""Members of .zip archives, read in memory: nothing is ever unpacked onto the disk, so no member's path can harm."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import IO

import msgspec

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.output.manifest import SkipReason
from pipeline.records import Record
from pipeline.run.inputs import ARCHIVE, skip_reason, suffix, type_reason

_PIECE = 1 << 20
_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1


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
    """All members of known types, nested archives included, in the archive's own order of names.

    An archive that fails gives a member with its own path (empty for the outermost) and the error.
    """
    return _members(file, Member(path="", archive="", content=b""), 1, limits, skipped)


def _members(
    file: IO[bytes], own: Member, depth: int, limits: Limits, skipped: Counter[SkipReason]
) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield from _read_all(archive, own.path, depth, limits, skipped)
    except DocumentError as error:
        yield msgspec.structs.replace(own, error=error)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        fault = DocumentError("corrupt_archive", f"the archive cannot be read: {type(error).__name__}", stage="read")
        yield msgspec.structs.replace(own, error=fault)


def _read_all(
    archive: zipfile.ZipFile, path: str, depth: int, limits: Limits, skipped: Counter[SkipReason]
) -> Iterator[Member]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > limits.archive_entries:
        raise _too_much(f"the archive has {len(infos)} members; the limit is {limits.archive_entries}")
    inflated = packed = 0
    for name, info in sorted(((_inside(_name(info)), info) for info in infos), key=lambda pair: pair[0]):
        reason = _reason(name)
        if reason is not None:
            skipped[reason] += 1
            continue
        member = _read(archive, info, f"{path}/{name}".lstrip("/"), path, limits)
        inflated, packed = inflated + len(member.content), packed + max(info.compress_size, 1)
        if inflated > limits.ratio_from_bytes and inflated > packed * limits.inflation_ratio:
            raise _too_much("the archive inflates beyond the limit inflation_ratio")
        if suffix(name) == ARCHIVE and member.error is None:
            yield from _nested(member, depth, limits, skipped)
        else:
            yield member


def _nested(member: Member, depth: int, limits: Limits, skipped: Counter[SkipReason]) -> Iterator[Member]:
    if depth < limits.archive_nesting:
        yield from _members(io.BytesIO(member.content), member, depth + 1, limits, skipped)
    else:
        error = _too_much(f"archives are nested deeper than {limits.archive_nesting}")
        yield msgspec.structs.replace(member, error=error)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, parent: str, limits: Limits) -> Member:
    """One member; sizes are counted while inflating, since an archive's own figures may lie."""
    try:
        return Member(path=path, archive=parent, content=_inflate(archive, info, limits))
    except DocumentError as error:
        return Member(path=path, archive=parent, content=b"", error=error)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        fault = DocumentError("corrupt_archive", f"the member cannot be read: {type(error).__name__}", stage="read")
        return Member(path=path, archive=parent, content=b"", error=fault)


def _inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise DocumentError("encrypted", "the archive's member is protected by a password", stage="read")
    pieces, size = [], 0
    with archive.open(info) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > limits.file_bytes:
                raise _too_much(f"the file is larger than {limits.file_bytes} bytes")
            pieces.append(piece)
    return b"".join(pieces)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name: Chinese archivers write GBK without saying so, and zipfile then reads it as cp437."""
    name = info.filename.replace("\\", "/")
    if info.flag_bits & _UTF8_FLAG:
        return name
    try:
        original = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return original.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _inside(name: str) -> str:
    """The name without what would lead out of the archive: whoever joins it to a folder stays inside."""
    return "/".join(part for part in name.split("/") if part not in {"", ".", ".."})


def _reason(name: str) -> SkipReason | None:
    *folders, last = name.split("/")
    hidden = map(skip_reason, folders)
    return next((reason for reason in hidden if reason), None) or type_reason(last)


def _too_much(message: str) -> DocumentError:
    return DocumentError("limit_exceeded", message, stage="read")
