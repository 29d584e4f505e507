"""Archives of other kinds (.7z, .rar): bsdtar, the program of libarchive, turns them into a tar on a pipe.

One well-kept program reads them all, in a process of its own: what harms it harms nothing else. Nothing reaches it but
files whose first bytes are those of .7z or .rar; libarchive knows formats that name files of the machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import UnsupportedOperation
from typing import IO

from pipeline.run.archives.entries import ArchiveError, Entry, Meter
from pipeline.run.archives.tars import Metered, tar_entries
from pipeline.run.programs import bounded

_PROGRAM = "bsdtar"
_INSTALL = "apt-get install libarchive-tools"
_ARGUMENTS = ("-cf", "-", "--format=pax", "@-")
_PASSWORD = (b"encrypt", b"passphrase", b"password")
_UNKNOWN = (b"unavailable", b"unsupported compression method", b"filters", b"codec not supported")
"""What libarchive says of ways of packing that it does not know, such as solid archives of RAR 4."""


def packed_entries(file: IO[bytes], meter: Meter) -> Iterator[Entry]:
    """Entries in the archive's own order.

    Raises ArchiveError: `needs_libarchive`, `encrypted`, `unsupported_type`, `corrupt_archive`, `limit_exceeded`; and
    what tarfile does.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        message = f".7z and .rar are read by {_PROGRAM}; install it ({_INSTALL}) and run again with --retry-failed"
        raise ArchiveError("needs_libarchive", message)
    with _on_disk(file) as source, tempfile.TemporaryFile() as errors:
        size = os.fstat(source.fileno()).st_size
        process = subprocess.Popen(  # noqa: S603 - a fixed command without names of others
            [*bounded(meter.limits), program, *_ARGUMENTS],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        )
        try:
            assert process.stdout is not None
            yield from tar_entries(Metered(process.stdout, lambda: size, meter), meter)
            status = process.wait()
        finally:
            process.kill()
            process.communicate()
        if status != 0:
            errors.seek(0)
            raise _fault(errors.read(1 << 16))


@contextmanager
def _on_disk(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """bsdtar must seek; a nested archive has no file yet."""
    try:
        os.lseek(file.fileno(), 0, os.SEEK_SET)
        yield file
    except UnsupportedOperation:
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(file, copy)
            copy.flush()
            os.lseek(copy.fileno(), 0, os.SEEK_SET)
            yield copy


def _fault(told: bytes) -> ArchiveError:
    """Why bsdtar stopped; its own words may hold names, and are not repeated."""
    told = told.lower()
    if any(word in told for word in _PASSWORD):
        return ArchiveError("encrypted", "the archive is protected by a password")
    if any(word in told for word in _UNKNOWN):
        message = "packed in a way that libarchive does not know, as solid RAR 4 is; pack it again as .zip or .7z"
        return ArchiveError("unsupported_type", message)
    return ArchiveError("corrupt_archive", "bsdtar cannot read the archive to its end")
