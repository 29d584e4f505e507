"""Zip archives: their entries in the order of their names."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.run.archives.entries import ArchiveError, Entry, Meter, decoded, inside, read_bounded

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1


def zip_entries(file: IO[bytes], limits: Limits) -> Iterator[Entry]:
    """Raises ArchiveError `limit_exceeded`, and what zipfile does."""
    meter = Meter(limits)
    with zipfile.ZipFile(file) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if len(infos) > limits.archive_entries:
            raise ArchiveError("limit_exceeded", f"the archive has more than {limits.archive_entries} members")
        for name, info in sorted(((inside(_name(info)), info) for info in infos), key=lambda pair: pair[0]):
            yield Entry(name, partial(_read, archive, info, limits, meter))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, meter: Meter) -> bytes:
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise DocumentError("encrypted", "the archive's member is protected by a password", stage="read")
    with archive.open(info) as member:
        content = read_bounded(member, limits)
    meter.add(inflated=len(content), packed=max(info.compress_size, 1))
    return content


def _name(info: zipfile.ZipInfo) -> str:
    """zipfile reads names that do not say that they are UTF-8 as cp437."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        return decoded(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename
