"""OUT/records/part-*.jsonl: one record a line, cut into parts that are each written whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from pipeline.output.atomic import remove_unfinished, sync_folder, write_atomically

FOLDER = "records"
_PART = re.compile(r"part-(\d+)\.jsonl")


class RecordParts:
    """The parts of one output folder, named part-000001.jsonl and on."""

    def __init__(self, out: Path) -> None:
        self.folder = out / FOLDER

    def names(self) -> list[str]:
        """All parts, in the order of their numbers."""
        found = [path.name for path in self.folder.glob("part-*.jsonl") if _PART.fullmatch(path.name)]
        return sorted(found, key=_number)

    def next_name(self) -> str:
        """The name after the highest that exists."""
        names = self.names()
        return f"part-{_number(names[-1]) + 1 if names else 1:06d}.jsonl"

    def path(self, part: str) -> Path:
        return self.folder / part

    def write(self, part: str, lines: Sequence[bytes]) -> None:
        """Replace a part whole; a part without lines is removed."""
        if lines:
            write_atomically(self.path(part), chain.from_iterable((line, b"\n") for line in lines))
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
        """Byte offset and line, without its line break."""
        offset = 0
        with self.path(part).open("rb") as file:
            for line in file:
                yield offset, line.rstrip(b"\n")
                offset += len(line)


def _number(name: str) -> int:
    match = _PART.fullmatch(name)
    assert match is not None
    return int(match[1])
