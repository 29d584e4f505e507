"""An output folder handed on to other systems, while no run writes to it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output import RecordParts, failures
from pipeline.output.atomic import TEMPORARY
from pipeline.output.export import EXPORTS, Write, load
from pipeline.output.export.sqlite import is_current, note, noted
from pipeline.output.jsonl import FOLDER as RECORDS
from pipeline.output.reading import batches, lines
from pipeline.output.tables.databases import SAME_FOLDER
from pipeline.run.lock import NAME as LOCK
from pipeline.run.lock import hold
from pipeline.run.mirror import to_read
from pipeline.run.whole import held_whole

FOLDER = "exports"
STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Goal:
    """What `--to` asks for, found to be possible."""

    form: str
    target: str
    """Path, or connection string; it may hold a password, so nothing prints it."""
    write: Write | None
    """None writes the records themselves to stdout."""

    def __str__(self) -> str:
        if self.form == STDOUT:
            return "stdout"
        return self.form if EXPORTS[self.form].place is None else self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What may be said beside `--to`."""

    into: str | None = None
    """The target, named apart."""
    partition_by: Sequence[str] = ()
    archive: str | None = None
    """What tells the folder's documents from those of others in a database that several share."""
    called: str | None = None
    """The same where nobody has said it, of a database that does not lie below the folder; else it is its path."""


_NONE = Wishes()


def goal(out: Path, to: str, wishes: Wishes = _NONE) -> Goal:
    """Read FORM, FORM:TARGET, or the URL of a server.

    Raises:
        UsageError: there is no such form, it does not go together with the rest, or needs what is not installed.
    """
    scheme = to.partition("://")[0] if "://" in to else None
    by_scheme = [name for name, export in EXPORTS.items() if scheme in export.schemes]
    form, _, named = (by_scheme[0], "", to) if by_scheme else to.partition(":")
    if form not in (*EXPORTS, STDOUT):
        raise UsageError(f"--to: {form} is none of {', '.join(EXPORTS)}, {STDOUT}")
    if named and wishes.into:
        raise UsageError("--into: --to has named the target already")
    target = named or wishes.into
    if form == STDOUT:
        if target:
            raise UsageError("--into: --to - writes to stdout")
        return Goal(STDOUT, "", None)
    if wishes.partition_by and form != "parquet":
        raise UsageError("--partition-by: goes with --to parquet alone")
    if wishes.archive is not None and not EXPORTS[form].shared:
        raise UsageError("--archive: goes with --to postgres or sqlite alone")
    if target and (suffix := EXPORTS[form].suffix) and Path(target).suffix.lower() != suffix:
        raise UsageError(f"--to {form}: {target}: let the name of what is written end in {suffix}")
    if target and EXPORTS[form].place is not None and _is_of_the_run(out, Path(target)):
        raise UsageError(f"--into: {target}: is where a run writes; choose a folder of its own")
    target = target or ("" if EXPORTS[form].place is None else str(place(out, form)))
    options: dict[str, object] = {"partition_by": tuple(wishes.partition_by)} if wishes.partition_by else {}
    if EXPORTS[form].shared:
        options["archive"] = wishes.archive or _archive(out, form, target, wishes.called)
    return Goal(form, target, load(form, **options))


def _is_of_the_run(out: Path, target: Path) -> bool:
    resolved, folder = target.resolve(), out.resolve()
    return resolved == folder or any(resolved.is_relative_to(folder / below) for below in (RECORDS, "documents"))


def _archive(out: Path, form: str, target: str, called: str | None) -> str:
    below = EXPORTS[form].place is not None and Path(target).resolve().is_relative_to(out.resolve())
    return SAME_FOLDER if below else called or str(out.resolve())


def deliver(out: Path, goal: Goal) -> None:
    """Bring the target to the state of all records. Raises UsageError where that cannot be."""
    if goal.write is None:
        with held_whole(out), _telling(str(goal)):
            for line in lines(out):
                sys.stdout.buffer.write(line + b"\n")
            sys.stdout.buffer.flush()
        return
    with held_whole(out), _telling(str(goal)):
        goal.write(goal.target, batches(out))
        if goal.form == "sqlite":
            if Path(goal.target) == place(out, "sqlite"):
                note(Path(goal.target), _sizes(out))
            os.utime(goal.target)  # where nothing was new nothing was written, and it would pass for outdated


def checked(place: str) -> Path:
    """The output folder at this place, or the copy of one in an object store. Raises UsageError where there is none."""
    out = to_read(place)
    if not out.is_dir():
        raise UsageError(f"{place}: no such folder", "missing_path")
    if not RecordParts(out).names() and not (out / failures.NAME).exists():
        if (out / LOCK).exists():
            with hold(out, to_read=True):  # the first run may be going on
                pass
        raise UsageError(f"{place}: holds no records; mine first: workreport run REPORTS --out {place}", "no_record")
    return out


def place(out: Path, name: str) -> Path:
    """Where the export of a form that makes files goes unless told otherwise."""
    below = EXPORTS[name].place
    assert below is not None
    return out / FOLDER / below


def fresh_database(out: Path) -> Path:
    """The SQLite export, brought up to date where records have changed since it was written. Raises as `deliver`."""
    target = place(out, "sqlite")
    with _telling(str(target)):
        is_of_these = is_current(target) and noted(target) in {None, _sizes(out)}
        fresh = is_of_these and target.stat().st_mtime_ns > _changed(out)
    if not fresh:
        with _naming_another_place(out):
            deliver(out, goal(out, "sqlite"))
    return target


@contextmanager
def _naming_another_place(out: Path) -> Iterator[None]:
    """Of a folder that one may only read; its database may lie anywhere."""
    try:
        yield
    except UsageError as error:
        if os.access(out, os.W_OK):
            raise
        elsewhere = f"workreport export {out} --to sqlite --into FILE.sqlite"
        raise UsageError(f"{error.message}; {elsewhere} makes a database elsewhere", error.code) from error


@contextmanager
def _telling(target: str) -> Iterator[None]:
    """Failures to write, as the command tells them."""
    try:
        yield
    except BrokenPipeError:  # the reader has seen enough
        raise
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{target}: cannot be written: {_why(target, error)}", "output_unwritable") from error


def _why(target: str, error: OSError | sqlite3.Error) -> str:
    """In words for people, without the name that an unfinished file has meanwhile."""
    if not isinstance(error, OSError) or error.strerror is None:
        return f"{error}{_cure(error)}"
    if error.filename is None:
        return error.strerror
    path = Path(os.fsdecode(error.filename))
    if isinstance(error, FileExistsError) and path.is_file():  # where a folder was to be made
        return f"{'' if path == Path(target) else f'{path} '}is a file; choose a folder"
    is_its_own = path.name.startswith(TEMPORARY) or path.is_relative_to(target)
    return error.strerror if is_its_own else f"{error.strerror}: {path}"


def _cure(error: OSError | sqlite3.Error) -> str:
    """What mends a damaged database: its rows follow from the records. Other errors are the disk's, or a lock."""
    damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
    return "; where it is an export that was damaged, delete it, and the next one makes it anew" if damaged else ""


def _sizes(out: Path) -> str:
    """Of the files that a database is made from: times alone would not do where a clock has gone back."""
    parts = RecordParts(out)
    files = [out / failures.NAME, *(parts.path(name) for name in parts.names())]
    sizes = ((path.name, path.stat().st_size) for path in files if path.exists())
    return hashlib.sha256(repr(sorted(sizes)).encode()).hexdigest()


def _changed(out: Path) -> int:
    """When the records last changed, in nanoseconds; a part that goes changes its folder."""
    parts = RecordParts(out)
    watched = [parts.folder, out / failures.NAME, *(parts.path(name) for name in parts.names())]
    return max(path.stat().st_mtime_ns for path in watched if path.exists())
