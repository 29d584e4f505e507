"""OUT/records/part-*.jsonl: one record a line, cut into parts that are each written whole, compressed or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output.atomic import remove_unfinished, sync_folder, write_atomically
from pipeline.output.compression import SUFFIXES, Compression, compressed, library, open_to_read, skip

FOLDER = "records"
_PART = re.compile(r"part-(\d+)\.jsonl(?:\.zst)?")


def is_part(name: str) -> bool:
    """Whether a file of this name is a part."""
    return _PART.fullmatch(name) is not None


class RecordParts:
    """The parts of one output folder, named part-000001.jsonl and on; one that is compressed says so in its name."""

    def __init__(self, out: Path, compress: Compression | None = None) -> None:
        """`compress` holds for parts that are new. Raises UsageError where its library is missing."""
        self.folder = out / FOLDER
        self._suffix = SUFFIXES[compress] if compress else ""
        if compress:
            library()

    def names(self) -> list[str]:
        """All parts, in the order of their numbers."""
        found = [path.name for path in self.folder.glob("part-*.jsonl*") if is_part(path.name)]
        return sorted(found, key=_number)

    def next_name(self) -> str:
        """The name after the highest that exists."""
        names = self.names()
        return f"part-{_number(names[-1]) + 1 if names else 1:06d}.jsonl{self._suffix}"

    def path(self, part: str) -> Path:
        return self.folder / part

    def state(self, part: str) -> tuple[int, int] | None:
        """Its size and time, by which a ledger knows it; null where it is gone."""
        try:
            status = self.path(part).stat()
        except FileNotFoundError:
            return None
        return status.st_size, status.st_mtime_ns

    def write(self, part: str, lines: Sequence[bytes]) -> None:
        """Replace a part whole; a part without lines is removed."""
        if lines:
            chunks = chain.from_iterable((line, b"\n") for line in lines)
            plain = self.path(part).suffix not in SUFFIXES.values()
            write_atomically(self.path(part), chunks if plain else compressed(chunks))
        else:
            self.path(part).unlink(missing_ok=True)

    def take(self, written: Path, part: str) -> None:
        """Make a file that `write` has written elsewhere on the same file system the part of this name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        written.replace(self.path(part))
        sync_folder(self.folder)

    def drop(self, lines: Sequence[bytes]) -> None:
        """Nothing: `write` replaces the part that they stood in."""

    def reset(self) -> None:
        """Remove all parts."""
        for part in self.names():
            self.path(part).unlink(missing_ok=True)

    def clean(self) -> None:
        """Remove what a killed run left half-written."""
        remove_unfinished(self.folder)

    def read(self, part: str) -> Iterator[tuple[int, bytes]]:
        """Byte offset, before compression, and line, without its line break.

        Raises UsageError where the part is compressed and damaged, or nothing here can read it.
        """
        offset = 0
        with open_to_read(self.path(part)) as file, _telling(part):
            for line in file:
                yield offset, line.rstrip(b"\n")
                offset += len(line)

    def read_at(self, part: str, offset: int, number: int) -> list[bytes]:
        """So many lines from this offset. Raises as `read`."""
        with open_to_read(self.path(part)) as file, _telling(part):
            skip(file, offset)
            return [line.rstrip(b"\n") for line in islice(file, number)]


@contextmanager
def _telling(part: str) -> Iterator[None]:
    """A damaged frame as the command tells it."""
    try:
        yield
    except Exception as error:
        if isinstance(error, EOFError) or type(error).__name__ == "ZstdError":
            raise UsageError(f"{part}: is damaged; without it a run mines anew what it held", "no_record") from error
        raise


def _number(name: str) -> int:
    match = _PART.fullmatch(name)
    assert match is not None
    return int(match[1])
