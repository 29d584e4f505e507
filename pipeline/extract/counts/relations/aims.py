"""Numbers that an aim before them sets: 年度任务90户, 完成目标60个的75%."""

from __future__ import annotations

import re

from pipeline.extract.counts.objects.counted_wholes import whole_of_share
from pipeline.extract.counts.prose import Prose

_AIM = re.compile(
    r"(?P<set>目标|年度|全年|年初|下达|分解|考核|责任|[国省市县区]定)?的?(?:任务|目标|指标|计划)数?(?:为|是)?$"
)
_REACH = 8
_HANDED_DOWN = re.compile("(?P<set>下达|分解|核定)给?[一-鿿]{0,6}的[一-鿿]{1,10}(?:任务|目标|指标|计划)数?(?:为|是)$")
"""年初下达的旧井改造指标为160口: what is to be done stands between."""
_REACH_DOWN = 26
_ARTICLES = frozenset({"项", "条", "件", "篇", "份"})
"""完成年度任务30项: tasks that are counted themselves."""
_MEASURED = frozenset({"percent", "ratio"})


def aimed_at(prose: Prose) -> list[int]:
    """The quantities right behind an aim; what only may be one is where a percentage of it follows."""
    return [at for at, gap in enumerate(prose.gaps) if gap and gap[-1] in "务标划数为是" and _is_aim(prose, at)]


def _is_aim(prose: Prose, at: int) -> bool:
    quantity = prose.quantities[at]
    if quantity.unit_class in _MEASURED:
        return False
    found = _AIM.search(prose.folded, max(0, quantity.left - _REACH), quantity.left)
    if found is None or found["set"] is None:
        found = _HANDED_DOWN.search(prose.folded, max(0, quantity.left - _REACH_DOWN), quantity.left) or found
    if found is None:
        return False
    measured = at + 1 < len(prose.quantities) and whole_of_share(prose, at + 1) == at
    return measured or (found["set"] is not None and quantity.unit not in _ARTICLES)
