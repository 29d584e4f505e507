"""比上年…, 高于全国…, 多办…: what a quantity is measured against, and whether it is more or less."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.words.dates import YEAR
from pipeline.records import Direction

COMPARING_CHAR = re.compile("[比较同与高低快慢多少优好领落超大移升提早轻重短长]")
"""Whatever compares holds one of these."""
_MORE = re.compile(r"(?<![至最])(?P<how>[多少])(?P<verb>[一-鿿]{1,2}?)了?$")
_COMPARING = re.compile(r"(?:比|较)[^,。;]{1,12}$|[同环]比$")
_GROUND = re.compile(r"在(?P<base>[^,。;:、在]{1,14}?)的?基础上$")
_COMPARED = ("相比", "相较", "相差")
_COMPARED_END = re.compile(f"(?:{'|'.join(_COMPARED)})$")
PACES = frozenset("快慢")
"""Of a span of time 快 is less and 慢 more."""


class BaseReader:
    """What stands behind words that compare. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        above, below, exceeded = ("|".join(group.words) for group in (cues.above, cues.below, cues.exceeded))
        self._base = re.compile(
            rf"[仍还]?(?P<how>{above}|超(?:额完成)?(?![额前越常])(?=[^,。;]{{0,6}}(?:{exceeded}))|(?P<below>{below})"
            rf"|(?P<plain>(?<![环占])比|较|同比|(?<![参给赠授])与))(?P<base>(?:{YEAR}年)?[^,。;:、\d]{{0,18}})$"
        )
        self._beyond = re.compile(f"(?:{above}|(?P<below>{below}))$")
        self._levels = tuple(cues.reached_levels.words)
        self._uncompared = tuple(cues.not_comparing.words)
        self._timed = re.compile("|".join(cues.timed.words))

    def beyond(self, head: str, lead: Lead, time: str) -> Lead | None:
        """Peels 高于|上年同期 with the word `time` at the end of `head`."""
        found = None if lead.base else self._beyond.search(head, 0, len(head) - len(time))
        if found is None:
            return None
        direction: Direction = "down" if found["below"] else "up"
        return replace(lead, stop=lead.clause + found.start(), base=time, direction=direction, compared=True)

    def read(self, head: str, lead: Lead) -> Lead | None:
        """Peels 比上年, 高于全国 …; the words of base and comparison never belong to the counted thing."""
        found = self._base.search(head)
        if found is None or lead.base:
            return None
        how = found["how"]
        plain = found["plain"] is not None
        if plain and lead.direction is None and not lead.reaches and not found["base"].endswith("的"):
            return None
        if lead.reaches and found["base"].endswith(self._levels):
            return None  # 达到或优于Ⅱ类水体比例达90%
        if how == "与" and not self._is_compared_with(found["base"]):
            return None  # 与地区生产总值的比率, 城市与农村低保标准提高
        if plain and found["base"].startswith(self._uncompared):
            return None
        direction = lead.direction if plain else ("down" if found["below"] else "up")
        start = lead.clause + found.start()
        base = found["base"].removesuffix("的")
        timed = plain and (how != "与" or base.endswith(_COMPARED)) and self._timed.search(base)
        against = base if how != "与" else _COMPARED_END.sub("", base)
        return replace(
            lead,
            stop=start,
            base=how + base if timed else against + _average(head, lead),
            direction=direction,
            compared=not plain or lead.compared,
        )

    def _is_compared_with(self, base: str) -> bool:
        """与上年, 与全省平均水平相比; elsewhere 与 joins two things."""
        return "的" not in base and (base.endswith(_COMPARED) or self._timed.search(base) is not None)


def _average(head: str, lead: Lead) -> str:
    """低于全县平均4.5个百分点: 平均 belongs to what it is measured against."""
    return "平均" if lead.averaged and not head.endswith("平均") else ""


class MoreOrLess:
    """Verbs that tell a change only beside 多, 少, 比 or 较. Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        up, down = ("|".join(group.words) for group in (cues.moved_up, cues.moved_down))
        self._moved = re.compile(f"(?:(?P<up>{up})|(?P<down>{down}))了?$")
        """比上年前移2位, 比合同工期提前47天."""
        self._earning = frozenset(cues.earning.words)
        self._felt_more, self._felt_less = frozenset(cues.felt_more.words), frozenset(cues.felt_less.words)

    def read(self, head: str, lead: Lead, *, felt: bool) -> Lead | None:
        """比上年多办27件, 每月多收入800元, 快了7秒 (`felt`: 了 stands behind)."""
        if lead.direction:
            return None
        if felt and (head[-1] in self._felt_more or head[-1] in self._felt_less):
            more = (head[-1] in self._felt_more) != (lead.brief and head[-1] in PACES)
            return replace(lead, stop=lead.stop - 1, direction="up" if more else "down")
        moved = self._moved.search(head)
        if moved and _COMPARING.search(head[: moved.start()]):
            return replace(lead, stop=lead.clause + moved.start(), direction="up" if moved["up"] else "down")
        found = _MORE.search(head)
        if found is None or not (_COMPARING.search(head[: found.start()]) or found["verb"] in self._earning):
            return None
        return replace(lead, stop=lead.clause + found.start(), direction="up" if found["how"] == "多" else "down")


def than_date(folded: str, lead: Lead, dates: dict[int, int]) -> Lead | None:
    """较2023年增长五成, 比五年前翻了一番."""
    if lead.base:
        return None
    start = dates.get(lead.stop, lead.clause) - 1
    start -= folded.startswith(("上", "前"), start)  # 较上一学年, 较前三季度
    if start < lead.clause or folded[start] not in "比较":
        return None
    return replace(lead, stop=start, base=folded[start : lead.stop])


def grounded(head: str, lead: Lead) -> Lead | None:
    """在2022年基础上翻一番."""
    ground = _GROUND.search(head) if head.endswith("基础上") else None
    return replace(lead, stop=lead.clause + ground.start(), base=lead.base or ground["base"]) if ground else None
