"""Shares of a whole that is itself counted: 占全县1030名教师的40%, 完成任务90户的七成."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.measures.alike import alike
from pipeline.extract.counts.prose import Prose

_OF_WHOLE = re.compile("[^,。;:、]{0,20}的")
_REACH = 4
"""Quantities that the part may stand before its whole."""


class CountedWholes:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        verbs = "|".join(config.count_cues.sharing_verbs.words)
        self._leads_to_whole = re.compile(rf"(?:^|[,。;:、\n]|[仅只约近已共均])(?:{verbs})了?[^,。;:、\d]{{0,14}}$")

    def whole(self, prose: Prose, at: int) -> int | None:
        """The figure that the percentage `at` is a share of, where it stands between 占 and the percentage."""
        if not at or prose.quantities[at].unit != "%" or not prose.gaps[at].endswith("的"):
            return None
        if prose.leads[at - 1].share or _OF_WHOLE.fullmatch(prose.gaps[at]) is None:
            return None
        return at - 1 if self._leads_to_whole.search(prose.gaps[at - 1]) else None

    def part(self, prose: Prose, at: int) -> int | None:
        """The figure that has the share `at`: the nearest before the counted whole that counts what the whole does."""
        whole = self.whole(prose, at)
        if whole is None:
            return None
        for part in range(whole - 1, max(-1, whole - 1 - _REACH), -1):
            if not prose.in_one_segment(part, whole):
                return None
            if alike(prose.quantities[part].unit) == alike(prose.quantities[whole].unit):
                return part
        return None
