"""占…, …占比, 完成计划的…: what a ratio is a share of."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.quantities.scanner import Quantity

_SHARE = re.compile(
    r"占(?![道用线领先有位据比]|地(?![区方]))(?P<base>[^,。;]{0,24}?)的?(?:比重|比例|比率|份额)?(?:均|分别|由|从)?(?:[提上增下降升回缩跃扩][高升加降落小大]?[到至为]|达到了?|达|为|约|近|已|超过|超|了|到)*$"
)
_BEFORE_SHARE = re.compile(r"(?:[仅只约近超已共均就还也都又]|大约|大概|接近|超过|不足|不到|合计|合起来|分别)+$")
"""仅占, 约占: they say nothing of the thing that has the share."""
_EACH_OF = "分别"
_MULTIPLE = re.compile(r"(?:是|为|达|达到|相当于|恢复[到至]|仅及|只及)了?(?P<base>[^,。;:、]{1,14})的$")
"""是前年的2.3倍, 恢复到2019年同期的六成."""
_CUT = re.compile(
    r"(?:压缩|缩短|压减|缩减|减少|降低|精简|[降减压缩])[到至为](?P<base>[^,。;:、\d]{0,8}(?:时限|期限|工期|时间|原来|原先|标准))的$"
)
"""压缩至法定时限的三成: what was cut stands before the verb."""
_BEYOND = frozenset({"超过", "高于"})
"""超过计划的15.3%: what is more than a plan is no such part of it, but so much above it."""
_IN_EXCESS = re.compile("超额(?:完成)?了?$")
"""超额完成8%: so much above the aim; of 超额完成108% the aim is the whole."""
_SHARE_NOUN = re.compile(
    r"(?:(?<![药耗])占比|比重|份额|所占比例)(?:分别)?(?:达到了?|达|为|约|近|已|超过|超|了|到|接近)*$"
)
_WHOLE = 100
_MOVES = re.compile("[升降提增减控稳保压]")
_AMONG = re.compile(r"(?P<base>[^,。;:、\d在]{2,8}?)(?:当?中|里头?)(?=[^,。;]*占)")
"""学员中35岁以下的占八成."""
_WITHIN = re.compile(r"在(?P<base>[^,。;:、\d]{2,10}?)(?:当?中|里头?|内)(?:所|就)?$")
"""民生支出在财政支出里占到78%."""


def share_of(gap: str, lead: Lead) -> Lead | None:
    """占全县财政收入的六成, 学员中占八成: the thing stands before 占, what it is a share of behind."""
    share = _SHARE.search(gap) if "占" in gap else None
    if share is None:
        return None
    before = _BEFORE_SHARE.search(gap, 0, share.start())
    stop = before.start() if before else share.start()
    within = _WITHIN.search(gap, 0, stop)
    among = within or _AMONG.match(gap)
    return replace(
        lead,
        stop=lead.clause + (within.start() if within else stop),
        share=True,
        distributed=before is not None and _EACH_OF in before[0],
        base=share["base"].strip() or (among["base"] if among else None),
        base_start=lead.clause + share.start("base"),
    )


class MeasuredAgainst:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        verbs, wholes = ("|".join(group.words) for group in (cues.measuring, cues.measures_of))
        self._of = re.compile(rf"(?P<verb>{verbs})了?(?P<base>(?:[^,。;:、\d]{{0,6}}?)(?:{wholes}))的$")

    def read(self, gap: str, lead: Lead, quantity: Quantity) -> Lead | None:
        """完成年度计划的85%, 是前年的2.3倍, 超额完成8%: the whole or the plan stands right before, or is understood."""
        below = quantity.unit == "%" and quantity.high < _WHOLE
        if below and (excess := _IN_EXCESS.search(gap)):
            return replace(lead, stop=lead.clause + excess.start(), direction="up")
        found = (_CUT.search(gap) or self._of.search(gap) or _multiple(gap, quantity)) if "的" in gap[-2:] else None
        if found is None:
            return None
        base = found["base"].strip()
        stop = lead.clause + found.start()
        if below and found.groupdict().get("verb") in _BEYOND:
            return replace(lead, stop=stop, base=base or None, direction="up")
        return replace(lead, stop=stop, base=base or None, share="总" in base or found.re is _CUT)


def _multiple(gap: str, quantity: Quantity) -> re.Match[str] | None:
    """What 2.3倍, 六成 or 三分之二 are of; percentages of other things than plans are levels."""
    spoken = quantity.unit in ("倍", None) or quantity.low != quantity.high or quantity.form in ("chinese", "permille")
    return _MULTIPLE.search(gap) if spoken and gap.endswith("的") else None


def named_share(head: str, behind: str, lead: Lead) -> Lead | None:
    """技改投资占比达41.3%: `head` is what the cues have left of the clause, `behind` what they took.

    Of what moves 占比 is the noun (技改投资占比提升至41.3%), by which its role is told.
    """
    share = _SHARE_NOUN.search(head) if lead.direction is None and not lead.source else None
    if share is None or _MOVES.search(behind):
        return None
    return replace(lead, share=True, stop=lead.clause + share.start() if share[0].startswith("占") else lead.stop)
