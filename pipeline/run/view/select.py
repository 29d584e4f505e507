"""Which record a command means: a file that is mined now, a record in an output folder, or one in a .json file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.errors import DocumentError, FailureCode, UsageError
from pipeline.output import RecordParts
from pipeline.output.failures import read_failures
from pipeline.output.reading import no_record
from pipeline.records import Report, Revisions
from pipeline.run.inputs import is_archive, suffix
from pipeline.run.ledger import OutcomeRow, reading
from pipeline.run.ledger_file import NAME
from pipeline.run.loading import load_miner
from pipeline.run.mirror import to_read
from pipeline.run.reading import unsupported
from pipeline.run.recipe import LINES, Line

_REPORTS = msgspec.json.Decoder(Report)
_SHOWN = 10


class _FailedFile(msgspec.Struct):
    uri: str


class _Failed(msgspec.Struct):
    id: str | None
    code: FailureCode
    source: _FailedFile


class Wanted(NamedTuple):
    """Which record is meant: by the beginning of its id, by a part of its file's name.

    `first`: where neither says, the first one, however many there are.
    """

    id: str | None = None
    name: str | None = None
    first: bool = False

    @property
    def is_any(self) -> bool:
        return self.first and not (self.id or self.name)

    def __str__(self) -> str:
        """As it was said: `the id 3fa9 and --name 街道`."""
        said = (self.id and f"the id {self.id}", self.name and f"--name {self.name}")
        return " and ".join(one for one in said if one)

    def fits(self, line: Line) -> bool:
        return line.id.startswith(self.id or "") and (self.name or "") in line.source.uri


def select(place: str, wanted: Wanted, config: str | None, revisions: Revisions = "accepted") -> list[Report]:
    """The reports meant: more than one only where one file holds several.

    A file that is no record is mined now, with everything that was refused.

    Raises:
        UsageError: there is none, or the choice is not clear.
        DocumentError: the file cannot be mined.
    """
    path = to_read(place)
    if path.is_dir():
        return _decode(_in_folder(path, wanted), path)
    if not path.exists():
        raise UsageError(f"{place}: no such file or folder", "missing_path")
    if suffix(path.name) not in {".json", ".jsonl"} and (wanted.id or wanted.name):
        raise UsageError(f"{place}: is a report; an id and --name choose among records of a folder")
    if suffix(path.name) in {".json", ".jsonl"}:
        return _decode(_choose(_lines(path), wanted, place), path)
    try:
        return _mined(path, config, revisions)
    except DocumentError as error:
        raise DocumentError(error.code, f"{place}: {error.message}", stage=error.stage) from error


def number_of_records(place: str) -> int:
    """How many `select` has chosen among; 0 where a report is mined now."""
    path = to_read(place)
    if path.is_dir():
        return _number_in_folder(path)
    return sum(1 for _ in _lines(path)) if suffix(path.name) in {".json", ".jsonl"} else 0


def _number_in_folder(folder: Path) -> int:
    """By the ledger, which need not read the records; they are counted where it is gone, or cannot be read."""
    if (folder / NAME).exists():
        with suppress(UsageError), reading(folder) as ledger:
            return ledger.count_records()
    parts = RecordParts(folder)
    return sum(1 for part in parts.names() for _ in parts.read(part))


def _mined(path: Path, config: str | None, revisions: Revisions) -> list[Report]:
    if is_archive(path.name):
        raise UsageError(f"{path}: is an archive; mine it first: workreport run {path} --out OUT", "no_record")
    if (error := unsupported(path.name)) is not None:
        raise error
    return list(load_miner(config, keep_rejected=True, revisions=revisions).mine_all(path))


def _in_folder(folder: Path, wanted: Wanted) -> list[bytes]:
    parts = RecordParts(folder)
    names, has_ledger = parts.names(), (folder / NAME).exists()
    if not names and not has_ledger:
        raise UsageError(f"{folder}: holds no records; mine it first: workreport run {folder} --out OUT", "no_record")
    if not names and next(read_failures(folder), None) is None:
        raise UsageError(f"{folder}: holds no records yet; repeat its run, which goes on from there", "no_record")
    if (wanted.id is not None or wanted.name is not None) and has_ledger:
        return _by_ledger(folder, parts, wanted)
    lines = (line for part in names for _, line in parts.read(part))
    return _choose(lines, wanted, str(folder), _failures(folder, wanted))


def _failures(folder: Path, wanted: Wanted) -> Iterator[bytes]:
    """Of the documents that fit, where no ledger tells them."""
    for line in read_failures(folder):
        failed = msgspec.json.decode(line, type=_Failed)
        if (failed.id or "").startswith(wanted.id or "") and (wanted.name or "") in failed.source.uri:
            yield line


def _by_ledger(folder: Path, parts: RecordParts, wanted: Wanted) -> list[bytes]:
    with reading(folder) as ledger:
        rows = ledger.find(wanted.id, wanted.name)
    lines = (line for row in rows if row.records for line in read_lines(parts, row))
    failures = (row.failure for row in rows if row.failure)
    # The ledger knows the names of all copies, a record that of one.
    return _choose(lines, wanted, str(folder), failures, fits=Wanted(wanted.id).fits)


def _told(wanted: Wanted, failures: list[bytes]) -> str:
    """What was looked for, and what became of the documents that fit and have no record."""
    none = f"no record fits {wanted}".rstrip()
    if not failures:
        return none
    shown = [msgspec.json.decode(failure, type=_Failed) for failure in failures[:_SHOWN]]
    named = ", ".join(f"{one.source.uri} ({one.code})" for one in shown)
    return f"{none}; it has failed: {named}{', …' if len(failures) > _SHOWN else ''}"


def read_lines(parts: RecordParts, row: OutcomeRow) -> list[bytes]:
    """The lines of one document, straight from its place."""
    if row.part is None or row.offset is None:
        return []
    return parts.read_at(row.part, row.offset, row.records)


def _lines(path: Path) -> Iterator[bytes]:
    """Of an indented .json file all, of a .jsonl each line."""
    content = path.read_bytes()
    yield from content.splitlines() if suffix(path.name) == ".jsonl" else [content]


def _choose(
    lines: Iterator[bytes],
    wanted: Wanted,
    place: str,
    failures: Iterable[bytes] = (),
    fits: Callable[[Line], bool] | None = None,
) -> list[bytes]:
    """All lines of the one document that fits; where none does, `failures` may tell why.

    `fits` says which do where the name has been looked for already.
    """
    fits = fits or wanted.fits
    chosen: dict[str, list[bytes]] = {}
    names: dict[str, str] = {}
    for raw in lines:
        line = _head(raw, place)
        if fits(line):
            chosen.setdefault(line.key, []).append(raw)
            names[line.key] = line.source.uri
        if len(chosen) > (1 if wanted.is_any else _SHOWN):
            break
    if not chosen:
        raise UsageError(f"{place}: {_told(wanted, list(failures))}", "no_record")
    if len(chosen) > 1 and not wanted.is_any:
        listed = "\n".join(["several records fit; say more of the name (--name), or of the id:", *_listed(names)])
        raise UsageError(listed, "several_records")
    return next(iter(chosen.values()))


def _head(raw: bytes, place: str) -> Line:
    try:
        return LINES.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise no_record(place, raw) from error


def _listed(names: dict[str, str]) -> list[str]:
    shown = [f"  {key[:12]}  {name}" for key, name in list(names.items())[:_SHOWN]]
    return [*shown, "  …"] if len(names) > _SHOWN else shown


def _decode(lines: list[bytes], path: Path) -> list[Report]:
    return [_report(line, path) for line in lines]


def _report(line: bytes, path: Path) -> Report:
    try:
        return _REPORTS.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise no_record(str(path), line) from error
