"""Files compressed with Zstandard, by the standard library where it has it (Python 3.14), else by `zstandard`."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

from pipeline.errors import UsageError

Compression = Literal["zstd"]
SUFFIXES: dict[Compression, str] = {"zstd": ".zst"}
_LEVEL = 6
"""Records shrink to an eighth; higher levels gain a few percent and cost a multiple."""
_PIECE = 1 << 16
_LIBRARIES = ("compression.zstd", "zstandard")


def compressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks as one frame; the same chunks give the same bytes with one version of the library."""
    # The standard library's compressor is itself what the other library's hands out; so below.
    compressor = library().ZstdCompressor(level=_LEVEL)
    stream = compressor.compressobj() if hasattr(compressor, "compressobj") else compressor
    for chunk in chunks:
        yield stream.compress(chunk)
    yield stream.flush()


def open_to_read(path: Path) -> BinaryIO:
    """The file's bytes, decompressed where its name says that they are compressed.

    Reading raises EOFError where a frame is cut off. Raises UsageError where the library is missing.
    """
    if path.suffix not in SUFFIXES.values():
        return path.open("rb")
    return cast(BinaryIO, io.BufferedReader(_Frame(path), _PIECE))


class _Frame(io.RawIOBase):
    """The inside of a compressed file; the libraries' own readers take one that is cut off for a whole one."""

    def __init__(self, path: Path) -> None:
        decompressor = library().ZstdDecompressor()
        self._stream = decompressor.decompressobj() if hasattr(decompressor, "decompressobj") else decompressor
        self._file = path.open("rb")
        self._pending = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._pending and not self._stream.eof:
            piece = self._file.read(_PIECE)
            if not piece:
                raise EOFError("the frame is cut off")
            self._pending = memoryview(self._stream.decompress(piece))
        size = min(len(buffer), len(self._pending))
        buffer[:size] = self._pending[:size]
        self._pending = self._pending[size:]
        return size

    def close(self) -> None:
        self._file.close()
        super().close()


def skip(file: BinaryIO, size: int) -> None:
    """Pass over so many bytes from the beginning; in a compressed file that means to read them."""
    if file.seekable():
        file.seek(size)
        return
    while size and (piece := file.read(min(size, 1 << 20))):
        size -= len(piece)


def library() -> Any:
    """Raises UsageError where there is none."""
    for name in _LIBRARIES:
        try:
            return import_module(name)
        except ImportError:
            continue
    raise UsageError("zstd needs a library: pip install 'workreport-pipeline[compress]'", "needs_extra")
