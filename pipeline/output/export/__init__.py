"""The tables in other systems' forms: one module a form, all of them in the table `EXPORTS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output.reading import Batch

Write = Callable[[str | Path, Iterable[Batch]], None]
"""Bring what stands at a target to the state of these rows. Memory does not grow with their number.

What fails leaves the old, or of a server what it has committed, whole documents each.
"""


@dataclass(frozen=True, slots=True)
class Export:
    """One form: the module that has `write`, where it writes unless told, and what it needs to be installed."""

    module: str
    place: str | None
    """Below OUT/exports; a name without a suffix is a folder with a file for each table. None: a server."""
    extra: str | None = None
    """Name of the optional dependencies in pyproject.toml."""
    schemes: tuple[str, ...] = ()
    """Of the URLs that are known to mean this form."""
    suffix: str | None = None
    """Of the file that is made: one of another suffix is surely something else, and is not replaced."""
    shared: bool = False
    """Whether one target may hold several archives, told apart by the option `archive`."""


EXPORTS: dict[str, Export] = {
    "csv": Export("csv_files", "csv"),
    "elasticsearch": Export("elasticsearch", "elasticsearch"),
    "excel": Export("excel", "workreport.xlsx", extra="excel", suffix=".xlsx"),
    "parquet": Export("parquet", "parquet", extra="parquet"),
    "postgres": Export("postgres", None, extra="postgres", schemes=("postgresql", "postgres"), shared=True),
    "sqlite": Export("sqlite", "workreport.sqlite", shared=True),
}


def load(name: str, **options: object) -> Write:
    """The function that writes this form, with its own options. Raises UsageError where its library is missing."""
    export = EXPORTS[name]
    try:
        write = import_module(f"{__name__}.{export.module}").write
    except ModuleNotFoundError as error:
        if export.extra is None:
            raise
        message = f"--to {name} needs {error.name}: pip install 'workreport-pipeline[{export.extra}]'"
        raise UsageError(message, "needs_extra") from error

    def to_target(target: str | Path, batches: Iterable[Batch]) -> None:
        write(str(target) if export.place is None else Path(target), batches, **options)

    return to_target
