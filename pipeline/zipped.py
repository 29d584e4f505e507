"""What holds for every zip that is read here, a Word document as well as an archive of reports."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO

from pipeline.errors import DocumentError, FailureStage

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
    struct.error,
)
"""All that zipfile raises for damaged archives: a member that is said to begin at 2**64 - 1 is an OverflowError."""
_METHODS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
_ENCRYPTED_FLAG = 0x1


def opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, stage: FailureStage) -> IO[bytes]:
    """A member's content, to be read piece by piece: no piece takes more than was asked for.

    Raises DocumentError: `encrypted`, or `corrupt_archive` for ways of packing that zipfile inflates without a bound
    (bzip2 and LZMA: a few bytes become a hundred megabytes in one piece); and what is in `DAMAGE`.
    """
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise DocumentError("encrypted", "what the archive holds is protected by a password", stage=stage)
    if info.compress_type not in _METHODS:
        raise DocumentError("corrupt_archive", "packed in another way than by deflate; pack it again", stage=stage)
    return archive.open(info)
