"""What the headers of a table say of the status of its cells: 年度目标, 计划投资, 完成数, a year to come."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.records import CountStatus

_YEAR = re.compile(r"(?<![\d比较])(?:19|20)\d\d(?!\d)")
_STATUSES: dict[str | None, CountStatus] = {
    "achieved": "done",
    "aimed": "target",
    "planned": "plan",
    "foreseen": "forecast",
}


class HeaderStatuses:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        groups = {
            "achieved": cues.achieved_headers,
            "aimed": cues.target_headers,
            "planned": cues.plan_headers,
            "foreseen": cues.forecast_headers,
        }
        self._cues = re.compile("|".join(f"(?P<{name}>{'|'.join(group.words)})" for name, group in groups.items()))

    def speaks(self, header: str) -> bool:
        """Whether a header holds a cue or a year of its own: 同比增长 goes with the column before it."""
        return self._cues.search(header) is not None or _YEAR.search(header) is not None

    def told(self, header: str, label: str, last_year: int | None) -> CountStatus | None:
        """The first cue of the column's header decides, else that of the row's label, else their year.

        `last_year` is the report's: what lies after it is not done, whatever the header says.
        """
        cue = self._cues.search(header) or self._cues.search(label)
        kind = _STATUSES[cue.lastgroup] if cue else None
        year = _YEAR.search(header) or _YEAR.search(label)
        if year is None or last_year is None or kind not in (None, "done"):
            return kind
        return "plan" if int(year[0]) > last_year else "done"
