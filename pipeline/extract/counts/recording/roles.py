"""The role of a count, and which way it moved: 达9亿元 is a total, 增长5% a change, 占三成 a share, 其中3家 a part."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.extract.counts.measures.composites import PROPORTION
from pipeline.extract.counts.recording.mined import Mined
from pipeline.extract.counts.recording.record_cues import RecordCues
from pipeline.records import CountRole, Direction

_SHARING = re.compile("(?<![药耗])占比$")
"""占比升至48%: a share still, however it moved."""
_SPOKEN_SHARE = re.compile("成")
_STARTING = ("由", "从")
_HAVING = "有"


class Roles:
    """Of one text."""

    def __init__(self, cues: RecordCues, mined: Mined, part_of: Mapping[int, int]) -> None:
        self._cues = cues
        self._prose = mined.prose
        self._quantities = mined.prose.quantities
        self._leads = mined.prose.leads
        self._things = mined.things
        self._predicates = mined.predicates
        self._part_of = part_of
        self._sources = {change.source for change in mined.relations.changes}
        self._targets = {change.target for change in mined.relations.changes}

    def role(self, index: int) -> CountRole:
        """What the count is, beside those before and behind it."""
        quantity, lead = self._quantities[index], self._leads[index]
        if index in self._sources or self._goes_to_none(index):
            return "from"
        if index in self._targets or (lead.reaches and self._is_beside_change(index)):
            return "to"  # be it a share: 占比提升至55.7%,提高4.7个百分点
        if lead.share and quantity.form != PROPORTION:
            return "share"
        if lead.direction or quantity.unit == "个百分点":
            return "change"
        part = index in self._part_of  # it has the verb of its whole
        if self._predicates[index] in self._cues.changing and not part:
            return "change"
        return "share" if self._is_share(index) else "part" if part else self._plain_role(index)

    def _goes_to_none(self, index: int) -> bool:
        """由年初的3.6亿元降为零: the level from which a change starts that ends at nothing."""
        starts = self._leads[index].source in _STARTING
        return starts and self._cues.to_none.match(self._prose.folded, self._quantities[index].right) is not None

    def direction(self, index: int) -> Direction | None:
        """增速为-2.3%, 压减3000万元: sign and verb tell it too."""
        direction = self._leads[index].direction
        if self._quantities[index].low < 0 and direction == "up":
            return "down"
        return direction or self._cues.changing.get(self._predicates[index])

    def _is_share(self, index: int) -> bool:
        """近九成完成复绿, 63.8%的家长, 60%行政村, 收益的80%; 满意率九成 is a level."""
        quantity, thing, folded = self._quantities[index], self._things[index], self._prose.folded
        if not quantity.is_relative or quantity.unit == "倍" or quantity.form == PROPORTION:
            return False
        if self._leads[index].base is not None:
            return False
        bare = self._cues.bare_shares.is_share(self._prose, index, thing)
        if bare or self._is_told(index) or self._is_had(index):
            return True
        if folded.startswith("的", max(0, quantity.left - 1)) or (
            thing.source == "after" and folded.startswith("的", quantity.right)
        ):
            return True
        if quantity.unit != "%" or not _SPOKEN_SHARE.search(folded, quantity.start, quantity.end):
            return False
        return not self._is_indicator(index)

    def _is_told(self, index: int) -> bool:
        """支出9亿元,七成用于民生; 女教师占比升至48%."""
        thing = self._things[index]
        if thing.source == "carried":
            return self._cues.shares_told.is_told(self._prose, index)
        span = thing.span if thing.source == "before" else None
        return span is not None and _SHARING.search(self._prose.folded, span.start, span.end) is not None

    def _is_had(self, index: int) -> bool:
        """订单有74%出自山区: so many of them are told of. 满意率有90%, 客流有6%增长 tell no part."""
        quantity, folded = self._quantities[index], self._prose.folded
        if quantity.unit != "%" or not folded.endswith(_HAVING, 0, quantity.left) or self._is_indicator(index):
            return False
        if quantity.right == len(folded) or self._cues.bare_shares.names_rate(self._prose, quantity.right):
            return False
        verb = self._prose.words.at(quantity.right)
        return verb.start == quantity.right and verb.tag == "v"

    def _is_indicator(self, index: int) -> bool:
        """满意率九成, 逾期率万分之五: a level whose name says so."""
        span = self._things[index].span
        return span is not None and self._prose.folded.endswith(self._cues.indicators, span.start, span.end)

    def _plain_role(self, index: int) -> CountRole:
        quantity = self._quantities[index]
        if quantity.unit_class == "score":
            return "score"
        bare = quantity.form in ("fraction", "half") and quantity.unit is None
        return "share" if bare and not self._is_indicator(index) else "total"

    def _is_beside_change(self, index: int) -> bool:
        """达到9亿元,增长5%; 翻了一番,达到9亿元; 分别达3亿元、1亿元,增长2%、4%."""
        last = index
        while last + 1 < len(self._leads) and self._leads[last + 1].listed:
            last += 1
        beside = ((index + 1, index), (index - 1, index), (last + 1, last))
        return any(self._is_change_of(change, level) for change, level in beside)

    def _is_change_of(self, change: int, level: int) -> bool:
        if not 0 <= change < len(self._prose.leads) or self._leads[change].direction is None:
            return False
        later = max(change, level)
        quantity, unit = self._quantities[change], self._quantities[level].unit
        if quantity.unit not in (unit, "个百分点") and not quantity.is_relative:
            return False
        return self._things[later].source == "carried" and self._prose.in_one_segment(change, level)
