"""The tables in other systems' forms: one module a form, all of them in the table `EXPORTS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output.reading import Batch

Write = Callable[[Path, Iterable[Batch]], None]
"""Replace what stands at a path by these rows. Memory does not grow with their number; what fails leaves the old."""


@dataclass(frozen=True, slots=True)
class Export:
    """One form: the module that has `write`, where it writes unless told, and what it needs to be installed."""

    module: str
    place: str
    """Below OUT/exports; a name without a suffix is a folder with a file for each table."""
    extra: str | None = None
    """Name of the optional dependencies in pyproject.toml."""


EXPORTS: dict[str, Export] = {
    "csv": Export("csv_files", "csv"),
    "elasticsearch": Export("elasticsearch", "elasticsearch"),
    "excel": Export("excel", "workreport.xlsx", extra="excel"),
    "parquet": Export("parquet", "parquet", extra="parquet"),
    "sqlite": Export("sqlite", "workreport.sqlite"),
}


def load(name: str) -> Write:
    """The function that writes this form. Raises UsageError where its library is not installed."""
    export = EXPORTS[name]
    try:
        write: Write = import_module(f"{__name__}.{export.module}").write
    except ModuleNotFoundError as error:
        if export.extra is None:
            raise
        message = f"--to {name} needs {error.name}: pip install 'workreport-pipeline[{export.extra}]'"
        raise UsageError(message, "needs_extra") from error
    return write
