"""workreport: archives of Chinese work reports into structured, auditable records.

>>> import pipeline
>>> miner = pipeline.load_miner()
>>> report = miner.mine_text("全镇现有茶农1200余户,茶园近2000亩。")
>>> [(count.quote, count.object, count.approx) for count in report.counts]
[('1200余户', '茶农', 'more'), ('2000亩', '茶园', 'nearly')]
"""

from __future__ import annotations

from pipeline.assembly import Miner, load_miner
from pipeline.errors import ConfigError, DocumentError, UsageError, WorkreportError
from pipeline.records import Report
from pipeline.version import VERSION as __version__

__all__ = [
    "ConfigError",
    "DocumentError",
    "Miner",
    "Report",
    "UsageError",
    "WorkreportError",
    "__version__",
    "load_miner",
]
