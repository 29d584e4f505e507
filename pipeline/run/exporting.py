"""An output folder handed on to other systems, while no run writes to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output import RecordParts, failures
from pipeline.output.export import EXPORTS, load
from pipeline.output.export.sqlite import is_current
from pipeline.output.reading import batches
from pipeline.run.lock import hold

FOLDER = "exports"


def checked(place: str) -> Path:
    """The output folder at this place. Raises UsageError where there is none."""
    out = Path(place)
    if not out.is_dir():
        raise UsageError(f"{place}: no such folder", "missing_path")
    if not RecordParts(out).names() and not (out / failures.NAME).exists():
        raise UsageError(f"{place}: holds no records; mine first: workreport run REPORTS --out {place}", "no_record")
    return out


def place(out: Path, name: str) -> Path:
    """Where an export goes unless told otherwise."""
    return out / FOLDER / EXPORTS[name].place


def export(out: Path, name: str, target: Path) -> None:
    """Write the form `name` of all records to `target`. Raises UsageError where that cannot be."""
    write = load(name)
    with hold(out), _telling(target):
        write(target, batches(out))


def fresh_database(out: Path) -> Path:
    """The SQLite export, brought up to date where records have changed since it was written. Raises as `export`."""
    target = place(out, "sqlite")
    with _telling(target):
        fresh = is_current(target) and target.stat().st_mtime_ns > _changed(out)
    if not fresh:
        export(out, "sqlite", target)
    return target


@contextmanager
def _telling(target: Path) -> Iterator[None]:
    """Failures to write, as the command tells them."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{target}: cannot be written: {error}", "output_unwritable") from error


def _changed(out: Path) -> int:
    """When the records last changed, in nanoseconds; a part that goes changes its folder."""
    parts = RecordParts(out)
    watched = [parts.folder, out / failures.NAME, *(parts.path(name) for name in parts.names())]
    return max(path.stat().st_mtime_ns for path in watched if path.exists())
