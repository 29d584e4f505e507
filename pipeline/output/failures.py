"""OUT/failures.jsonl: the present failures, a line each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.output.atomic import write_atomically

NAME = "failures.jsonl"


def write_failures(out: Path, lines: Iterable[bytes]) -> None:
    """Replace the file by these encoded `records.Failure`; it exists, empty, also when all went well."""
    write_atomically(out / NAME, (line + b"\n" for line in lines))
