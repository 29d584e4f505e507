"""An output folder read again: records and failures, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.errors import UsageError
from pipeline.output import failures
from pipeline.output.jsonl import RecordParts
from pipeline.output.tables import FAILURES, TABLES, Row
from pipeline.records import SCHEMA_VERSION, Failure, Report

Batch = Mapping[str, Sequence[Row]]
"""Rows by the name of their table: those of one report, or the failures."""

Part = TypeVar("Part")
_VERSION = re.compile(r"workreport/\d{1,6}")


class _Schema(msgspec.Struct):
    schema: str


_REPORTS = msgspec.json.Decoder(Report)
_FAILURES = msgspec.json.Decoder(Failure)


def lines(out: Path, names: Iterable[str] | None = None) -> Iterator[bytes]:
    """The encoded records, without their line breaks, in the order of the parts; of all, or of those named."""
    parts = RecordParts(out)
    return (line for part in (parts.names() if names is None else names) for _, line in parts.read(part))


def reports(out: Path) -> Iterator[Report]:
    """Fields that a record of earlier days lacks have their defaults. Raises UsageError where a line is no record."""
    return _decoded(out, _REPORTS)


def parts_of(out: Path, kind: type[Part], names: Iterable[str] | None = None) -> Iterator[Part]:
    """Of each record those fields that `kind`, an open msgspec Struct, names; of all parts, or of those of these names.

    Raises as `reports`.
    """
    return _decoded(out, msgspec.json.Decoder(kind), names)


def _decoded(out: Path, decoder: msgspec.json.Decoder[Part], names: Iterable[str] | None = None) -> Iterator[Part]:
    parts = RecordParts(out)
    for part in parts.names() if names is None else names:
        for number, (_, line) in enumerate(parts.read(part), 1):
            try:
                decoded = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise no_record(f"{parts.path(part)}: line {number}", line) from error
            yield decoded


def no_record(place: str, line: bytes) -> UsageError:
    """What stands at this place, where a record was looked for."""
    return UsageError(f"{place}: holds {_what(line)}; this version reads {SCHEMA_VERSION}", "no_record")


def _what(line: bytes) -> str:
    """What a line is that is no record of ours, without a word of it."""
    try:
        schema = msgspec.json.decode(line, type=_Schema).schema
    except (msgspec.DecodeError, UnicodeDecodeError):
        return "what is no record (a run mines anew what a damaged part held)"
    if schema == SCHEMA_VERSION:
        return f"a record that says {schema} and has other fields or values"
    return f"a record of {schema}" if _VERSION.fullmatch(schema) else "a record of an unknown kind"


def batches(out: Path) -> Iterator[Batch]:
    """All rows of all tables, report by report; the failures come last."""
    for report in reports(out):
        yield {table.name: table.rows(report) for table in TABLES if table is not FAILURES}
    yield {FAILURES.name: list(_failures(out))}


def _failures(out: Path) -> Iterator[Row]:
    path = out / failures.NAME
    for number, line in enumerate(path.read_bytes().splitlines() if path.exists() else (), 1):
        try:
            failure = _FAILURES.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            message = f"{path}: line {number}: is no failure of this version; the next run writes the file anew"
            raise UsageError(message, "no_record") from error
        yield FAILURES.row((number,), failure)
