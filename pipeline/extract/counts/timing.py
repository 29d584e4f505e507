"""Whether a quantity is done, planned, a target or a forecast, and the time words that scope it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import get_args

from pipeline.config import Config
from pipeline.extract.counts.surroundings import Clauses
from pipeline.records import CountStatus

_KINDS = get_args(CountStatus)
_TIME = re.compile(
    r"(?:19|20)\d\d年(?:度|上半年|下半年|\d{1,2}(?:-\d{1,2})?月(?:份|底|末)?|底|末)?"
    r"|(?:今|去|上|明|当|本)年(?:上半年|下半年|\d{1,2}(?:-\d{1,2})?月|以来|年?底)?|全年|上半年|下半年|前?[一二三四]季度|前三季度|前?\d{1,2}个月"
    r"|[一二三四五六七八九十近\d]+(?:多|余)?年(?:来|以来|间)|半年来|本[月周季]|(?:[一-鿿、]{2,8})(?=期间)期间"
)


class TimingReader:
    """Finds all cues of a text at once and answers by offset."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        groups = {"plan": cues.plan, "target": cues.target, "forecast": cues.forecast, "done": cues.done}
        self._cues = re.compile("|".join(f"(?P<{kind}>{'|'.join(group.words)})" for kind, group in groups.items()))

    def read(self, folded: str) -> Timing:
        """The cues of `folded`."""
        statuses = [(found.start(), str(found.lastgroup)) for found in self._cues.finditer(folded)]
        times = [(found.start(), found.end()) for found in _TIME.finditer(folded)]
        return Timing(statuses, times)


class Timing:
    """The cues of one text: (offset, status), and spans of time words."""

    def __init__(self, statuses: list[tuple[int, str]], times: list[tuple[int, int]]) -> None:
        self._statuses = statuses
        self._times = times

    def status(self, at: int, clauses: Clauses, *, planned: bool) -> CountStatus:
        """The last cue of the sentence before `at` decides; without one, the section (`planned`)."""
        start, _ = clauses.sentence(at)
        index = bisect_left(self._statuses, (at, "")) - 1
        if index >= 0 and self._statuses[index][0] >= start:
            name = self._statuses[index][1]
            return next(kind for kind in _KINDS if kind == name)
        return "plan" if planned else "done"

    def period(self, at: int, clauses: Clauses) -> tuple[int, int] | None:
        """The nearest time words before `at` in its sentence."""
        start, _ = clauses.sentence(at)
        index = bisect_left(self._times, (at, 0)) - 1
        if index >= 0 and self._times[index][0] >= start:
            return self._times[index]
        return None
