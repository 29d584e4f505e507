"""What runs the miner over many files: one small protocol, one module an engine, all of them in the table `ENGINES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from pipeline.errors import UsageError
from pipeline.run.engines.engine import Bounds, Engine, MakeMine, Setup, Stretch

__all__ = ["ENGINES", "Bounds", "Engine", "MakeMine", "Setup", "Stretch", "reach", "start"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One engine: what it is, and what it needs to be installed. Its module is `start`ed by a function of that name.

    One that takes a scheduler has `reach` beside it, which finds out whether that answers.
    """

    tells: str
    extra: str | None = None
    """Name of the optional dependencies in pyproject.toml."""


ENGINES: dict[str, Kind] = {
    "local": Kind("processes of this machine"),
    "dask": Kind("workers of a Dask cluster, which share the paths of inputs and output", extra="dask"),
}


@contextmanager
def start(name: str, setup: Setup) -> Iterator[Engine]:
    """The engine of this name, until the block ends. Raises UsageError where it is not installed or cannot start."""
    engine = _load(name)(setup)
    try:
        yield engine
    finally:
        engine.stop()


def reach(name: str, scheduler: str | None) -> None:
    """Raises UsageError where the engine is not installed, or nothing answers at the scheduler that is named."""
    module = _module(name)
    if scheduler is not None:
        module.reach(scheduler)


def _load(name: str) -> Callable[[Setup], Engine]:
    make: Callable[[Setup], Engine] = _module(name).start
    return make


def _module(name: str) -> ModuleType:
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        extra = ENGINES[name].extra
        if extra is None:
            raise
        message = f"--engine {name} needs {error.name}: pip install 'workreport-pipeline[{extra}]'"
        raise UsageError(message, "needs_extra") from error
