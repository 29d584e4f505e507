"""OUT/duplicates.jsonl: files and reports that are copies of one another, a line a group."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pipeline.output.atomic import write_atomically
from pipeline.records import Record

NAME = "duplicates.jsonl"


class Copy(Record, frozen=True, kw_only=True):
    """One document of a group."""

    id: str
    uris: tuple[str, ...]
    """All files that hold these bytes."""


class Duplicates(Record, frozen=True, kw_only=True):
    """One line of `duplicates.jsonl`: copies of one report."""

    kind: Literal["identical", "near"]
    """Files of the same bytes, of which one was mined; or documents that each have a record of their own."""
    copies: tuple[Copy, ...]
    similarity: float
    """The lowest by which a copy was joined to the group; 1 where they are identical."""


class Copies(Record, frozen=True, kw_only=True):
    """What the file holds."""

    identical_files: int = 0
    identical_groups: int = 0
    near_documents: int = 0
    near_groups: int = 0


def write_duplicates(out: Path, lines: Iterable[bytes]) -> None:
    """Replace the file by these encoded groups."""
    write_atomically(out / NAME, (line + b"\n" for line in lines))
