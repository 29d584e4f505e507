"""configs/*.yaml as frozen, checked models: all faults of all files at once, each with its file and key.

A user's folder may hold any of the files, and in `topics` a model; what it lacks comes from the product's own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.config.folders import default_folder

if TYPE_CHECKING:
    from pipeline.config.loading import FILES, Config, load_config, load_own

__all__ = ["FILES", "Config", "default_folder", "load_config", "load_own"]


def __getattr__(name: str) -> Any:
    """The models load with their first use: a run that finds nothing new needs but `limits`."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("pipeline.config.loading"), name)
