"""workreport: archives of Chinese work reports into structured, auditable records.

>>> import pipeline
>>> miner = pipeline.load_miner()
>>> report = miner.mine_text("全镇现有蜂农700余户,蜂箱近3000个。")
>>> [(count.quote, count.object, count.approx) for count in report.counts]
[('700余户', '蜂农', 'more'), ('3000个', '蜂箱', 'nearly')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.errors import ConfigError, DocumentError, UsageError, WorkreportError
from pipeline.version import VERSION as __version__

if TYPE_CHECKING:
    from pipeline.assembly import Miner
    from pipeline.records import Failure, Report
    from pipeline.run.api import mine_files
    from pipeline.run.api import run_into as run
    from pipeline.run.loading import load_miner

__all__ = [
    "ConfigError",
    "DocumentError",
    "Failure",
    "Miner",
    "Report",
    "UsageError",
    "WorkreportError",
    "__version__",
    "load_miner",
    "mine_files",
    "run",
]

_LATE = {
    "Failure": "pipeline.records",
    "Miner": "pipeline.assembly",
    "Report": "pipeline.records",
    "load_miner": "pipeline.run.loading",
    "mine_files": "pipeline.run.api",
}


def __getattr__(name: str) -> Any:
    """The miner loads with its first use, so that `workreport --help` answers at once."""
    if name == "run":
        return import_module("pipeline.run")
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATE[name]), name)
