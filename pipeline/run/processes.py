"""How worker processes come to be. Imports nothing of ours, so that it can be called before anything else is loaded."""

from __future__ import annotations

import multiprocessing
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


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
        forkserver.ensure_running()
