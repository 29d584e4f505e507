"""OUT/documents/<id>.json: one indented file a record, for people to open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from pipeline.output.atomic import remove_unfinished, write_atomically


class _Id(msgspec.Struct):
    id: str


_DECODER = msgspec.json.Decoder(_Id)


class DocumentFiles:
    """One file a record."""

    def __init__(self, out: Path) -> None:
        self.folder = out / "documents"

    def path(self, line: bytes) -> Path:
        """The second report of a file has the id `…#2`; `#` means something in URLs, so the file says `-2`."""
        return self.folder / f"{_DECODER.decode(line).id.replace('#', '-')}.json"

    def write(self, part: str, lines: Sequence[bytes]) -> None:  # noqa: ARG002 - parts do not matter here
        """Write each record's file."""
        for line in lines:
            write_atomically(self.path(line), (msgspec.json.format(line, indent=2), b"\n"))

    def drop(self, lines: Sequence[bytes]) -> None:
        """Remove the files of these records."""
        for line in lines:
            self.path(line).unlink(missing_ok=True)

    def reset(self) -> None:
        """Remove all files."""
        remove_unfinished(self.folder)
        for path in self.folder.glob("*.json"):
            path.unlink(missing_ok=True)
