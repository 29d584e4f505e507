"""OUT/failures.jsonl: the present failures, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from pipeline.errors import FailureCode
from pipeline.output.atomic import write_atomically

NAME = "failures.jsonl"


class _Code(msgspec.Struct):
    code: FailureCode


def code_of(line: bytes) -> FailureCode:
    """The code of an encoded `records.Failure`, whose other fields are passed over."""
    return msgspec.json.decode(line, type=_Code).code


def read_failures(out: Path) -> Iterator[bytes]:
    """The lines of the file; none where a run has not come as far."""
    path = out / NAME
    if path.exists():
        with path.open("rb") as file:
            yield from (line.rstrip(b"\n") for line in file)


def write_failures(out: Path, lines: Iterable[bytes]) -> None:
    """Replace the file by these encoded `records.Failure`; it exists, empty, also when all went well.

    Where they are the same as before the file keeps its time, by which exports know what is new.
    """
    write_atomically(out / NAME, (line + b"\n" for line in lines), keep_same=True)
