"""Zip archives: their entries in the order of their names."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO

from pipeline.config.limits import Limits
from pipeline.run.archives.entries import ArchiveError, Entry, Meter, decoded, inside, read_bounded
from pipeline.zipped import DAMAGE, opened

_UTF8_FLAG = 0x800
_END, _END_BYTES = b"PK\x05\x06", 22
_LONG_END = b"PK\x06\x06"
_END_ROOM = 0xFFFF + 200
"""The end record, its longest comment, and the records of 64 bits before it."""
_WORD = frozenset({"[content_types].xml", "word/document.xml"})
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
"""The first member and what it holds, never packed."""
_HEAD = 256
_UNTOLD = 0xFFFFFFFF


def zip_entries(file: IO[bytes], meter: Meter) -> Iterator[Entry]:
    """Raises ArchiveError `limit_exceeded`, and what zipfile does."""
    meter.enter(listed=_directory_bytes(file))  # before zipfile makes an object of each entry
    with zipfile.ZipFile(file) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        meter.enter(len(infos))
        for name, info in sorted(((inside(_name(info)), info) for info in infos), key=lambda pair: pair[0]):
            yield Entry(name, partial(_read, archive, info, meter))


def is_document(file: IO[bytes], limits: Limits) -> bool:
    """Whether the zip is a text document of Word or of OpenDocument, whatever its name is."""
    head = file.read(_HEAD)
    file.seek(0)
    if not head.startswith(b"PK") or _OPEN_DOCUMENT in head:
        return head.startswith(b"PK")
    try:
        Meter(limits).enter(listed=_directory_bytes(file))
        with zipfile.ZipFile(file) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (ArchiveError, *DAMAGE):
        return False
    finally:
        file.seek(0)
    return names >= _WORD


def _directory_bytes(file: IO[bytes]) -> int:
    """Of the list of entries. What makes no sense here is left to zipfile.

    The end record and its 64-bit form: APPNOTE.TXT 4.3.14 and 4.3.16.
    """
    size = file.seek(0, 2)
    start = max(0, size - _END_ROOM)
    file.seek(start)
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_BYTES:
        return 0
    directory: int = struct.unpack_from("<L", tail, at + 12)[0]
    long = tail.rfind(_LONG_END, 0, at)
    if long >= 0 and len(tail) >= long + 48:
        (long_directory,) = struct.unpack_from("<Q", tail, long + 40)
        directory = max(directory if directory != _UNTOLD else 0, long_directory)
    return directory


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, meter: Meter) -> bytes:
    with opened(archive, info, "read") as member:
        content = read_bounded(member, meter.limits)
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
