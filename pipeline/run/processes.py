"""How worker processes come to be. Loads next to nothing, so that it can be called before anything else is loaded."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

from pipeline.run.interrupts import deaf_to_ctrl_c

_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What numpy's libraries read, each when it is loaded."""

IMPORTED = 78
"""Exit code of a worker whose script cannot be imported without mining."""


def context() -> BaseContext:
    """Workers are forked from a clean process that has loaded the product once, or spawned where there is no fork."""
    return multiprocessing.get_context(_METHOD)


def warm_up(*, own_miner: bool = False) -> None:
    """Let the process that workers are forked from load the product's code while this one does the same.

    With `own_miner` also the miner of its own configuration, which all workers then share; else each loads what its
    job asks for. Does nothing where that process is there already.
    """
    if _METHOD == "forkserver":
        context().set_forkserver_preload(
            ["pipeline.run.loaded"] if own_miner else ["pipeline.run.worker", "pipeline.assembly"]
        )
        with one_thread(), deaf_to_ctrl_c():
            forkserver.ensure_running()


def end_if_imported() -> None:
    """A worker imports the script that started it; where that mines as it is imported, the worker ends with
    `IMPORTED`, by which the script is told."""
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        os._exit(IMPORTED)


def end_server() -> None:
    """End the process that workers are forked from: one that still loads would outlive the command until it is done."""
    process = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_pid", None)
    if process is not None:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)


@contextmanager
def one_thread() -> Iterator[None]:
    """What starts here multiplies arrays with one thread, whatever it inherits: each core has a worker already."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
