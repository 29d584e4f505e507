"""Numbers that an aim before them sets: 年度任务90户, 完成目标60个的75%."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.objects.counted_wholes import CountedWholes
from pipeline.extract.counts.prose import Prose

_REACH = 8
_REACH_DOWN = 26
_ARTICLES = frozenset({"项", "条", "件", "篇", "份"})
"""完成年度任务30项: tasks that are counted themselves."""
_TAILS = "数为是"


class Aims:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        nouns, setting, handing = ("|".join(group.words) for group in (cues.aim_nouns, cues.aim_marks, cues.allotting))
        self._wholes = CountedWholes(config)
        self._allotting, self._nouns = tuple(cues.allotting.words), tuple(cues.aim_nouns.words)
        self._ends = frozenset((*_TAILS, *(noun[-1] for noun in cues.aim_nouns.words)))
        self._aim = re.compile(rf"(?P<set>{setting})?的?(?:{nouns})数?(?:为|是)?$")
        self._handed_down = re.compile(rf"(?P<set>{handing})给?[一-鿿]{{0,6}}的[一-鿿]{{1,10}}(?:{nouns})数?(?:为|是)$")
        """年初下达的旧井改造指标为160口: what is to be done stands between."""

    def find(self, prose: Prose) -> list[int]:
        """The quantities right behind an aim; what only may be one is where a percentage of it follows."""
        return [
            at
            for at, gap in enumerate(prose.gaps)
            if gap and ((gap[-1] in self._ends and self._is_aim(prose, at)) or self._is_allotted(prose, at))
        ]

    def _is_allotted(self, prose: Prose, at: int) -> bool:
        """年初下达|90户|任务: what was handed down is told before its noun."""
        return prose.gaps[at].endswith(self._allotting) and prose.folded.startswith(
            self._nouns, prose.quantities[at].right
        )

    def _is_aim(self, prose: Prose, at: int) -> bool:
        quantity = prose.quantities[at]
        if quantity.is_relative or prose.leads[at].compared:
            return False  # 超省定任务|1.5万亩
        found = self._aim.search(prose.folded, max(0, quantity.left - _REACH), quantity.left)
        if found is None or found["set"] is None:
            found = self._handed_down.search(prose.folded, max(0, quantity.left - _REACH_DOWN), quantity.left) or found
        if found is None:
            return False
        measured = at + 1 < len(prose.quantities) and self._wholes.whole(prose, at + 1) == at
        return measured or (found["set"] is not None and quantity.unit not in _ARTICLES)
