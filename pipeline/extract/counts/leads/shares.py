"""占…, …占比, 完成计划的…: what a ratio is a share of."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.extract.counts.words.dealing import DEALING, deals

_IN_EXCESS = re.compile("超额(?:完成)?了?$")
"""超额完成8%: so much above the aim; of 超额完成108% the aim is the whole."""
_WHOLE = 100
_NO_BASE = r",。;:、\d由从比较只仅"
"""Before 上年的 or 任务的 they tell where a change starts, or begin what leads there."""
_AMONG = re.compile(r"(?P<base>[^,。;:、\d在]{2,8}?)(?:当?中|里头?)(?=[^,。;]*占)")
"""学员中35岁以下的占八成."""
_WITHIN = re.compile(r"在(?P<base>[^,。;:、\d]{2,10}?)(?:当?中|里头?|内)(?:所|就)?$")
"""民生支出在财政支出里占到78%."""


class ShareReader:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        occupying, nouns, moves, leads, names = (
            "|".join(group.words)
            for group in (cues.occupying, cues.whole_nouns, cues.share_moves, cues.share_leads, cues.share_names)
        )
        dealing = "|".join(DEALING)
        self._share = re.compile(
            rf"占(?!{occupying})(?P<base>[^,。;]{{0,24}}?)的?(?:{nouns})?(?:均|由|从|{dealing})?(?:(?:{moves})[到至为]|{leads})*$"
        )
        adverbs = (cues.before_share, cues.steady_adverbs, cues.saying_how, cues.how_moved, cues.span)
        self._before = re.compile(f"(?:{'|'.join(word for group in adverbs for word in group.words)})+$")
        self._named = re.compile(f"(?:{names})(?:{dealing})?(?:{leads})*$")
        self._moves = re.compile("|".join(cues.kept_or_moved.words))
        self._of_all = re.compile(
            rf"在(?P<base>(?:{'|'.join(cues.everywhere.words)})[^,。;:、\d]{{0,8}}?)(?:当?中|内)?的?$"
        )

    def read(self, gap: str, lead: Lead) -> Lead | None:
        """占全县财政收入的六成, 学员中占八成: the thing stands before 占, what it is a share of behind."""
        share = self._share.search(gap) if "占" in gap else None
        if share is None:
            return None
        stop = self._before_adverbs(gap, share.start())
        within = _WITHIN.search(gap, 0, stop)
        among = within or _AMONG.match(gap)
        return replace(
            lead,
            stop=lead.clause + (self._before_adverbs(gap, within.start()) if within else stop),
            share=True,
            distributed=deals(gap, stop, share.end()),
            base=share["base"].strip() or (among["base"] if among else None),
        )

    def named(self, head: str, behind: str, lead: Lead) -> Lead | None:
        """技改投资占比达41.3%: `head` is what the cues have left of the clause, `behind` what they took.

        Of what moves 占比 is the noun (技改投资占比提升至41.3%), by which its role is told.
        """
        share = self._named.search(head) if lead.direction is None and not lead.source else None
        if share is None or self._moves.search(behind):
            return None
        if at := self._of_all.search(head, 0, share.start()):  # 茶园面积在全省占比6%
            stop = self._before_adverbs(head, at.start())
            return replace(lead, share=True, stop=lead.clause + stop, base=lead.base or at["base"])
        stop = lead.clause + self._before_adverbs(head, share.start()) if share[0].startswith("占") else lead.stop
        return replace(lead, share=True, stop=stop)

    def _before_adverbs(self, gap: str, end: int) -> int:
        """Where the adverbs begin that end at `end`, or `end`."""
        adverbs = self._before.search(gap, 0, end)
        return adverbs.start() if adverbs else end


class MeasuredAgainst:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        verbs, wholes = ("|".join(group.words) for group in (cues.measuring, cues.measures_of))
        self._of = re.compile(rf"(?P<verb>{verbs})了?(?P<base>(?:(?!完成)[^{_NO_BASE}]){{0,10}}?(?:{wholes}))的$")
        multiplied, equalling, cutting, terms = (
            "|".join(group.words) for group in (cues.multiplied, cues.equalling, cues.cutting, cues.cut_terms)
        )
        self._cut = re.compile(rf"(?:{cutting})[到至为](?P<base>[^,。;:、\d]{{0,8}}(?:{terms}))的$")
        self._multiple = re.compile(rf"(?:{multiplied})了?(?P<base>[^,。;:、]{{1,14}})的$")
        self._equal = re.compile(rf"(?:{equalling})(?P<base>[^,。;:、]{{1,14}})的$")
        self._beyond = re.compile("|".join(cues.above.words))

    def read(self, gap: str, lead: Lead, quantity: Quantity) -> Lead | None:
        """完成年度计划的85%, 是前年的2.3倍, 超额完成8%: the whole or the plan stands right before, or is understood."""
        below = quantity.unit == "%" and quantity.high < _WHOLE
        if below and (excess := _IN_EXCESS.search(gap)):
            return replace(lead, stop=lead.clause + excess.start(), direction="up")
        if "的" not in gap[-2:]:
            return None
        cut = self._cut.search(gap)
        found = cut or self._of.search(gap) or self._find_multiple(gap, quantity)
        if found is None:
            return None
        base = found["base"].strip()
        stop = lead.clause + found.start()
        if below and self._beyond.fullmatch(found.groupdict().get("verb") or ""):
            # 超过计划的15.3%: what is more than a plan is no such part of it, but so much above it
            return replace(lead, stop=stop, base=base or None, direction="up")
        return replace(lead, stop=stop, base=base or None, share="总" in base or cut is not None)

    def _find_multiple(self, gap: str, quantity: Quantity) -> re.Match[str] | None:
        """What 2.3倍, 六成 or 三分之二 are of; percentages of other things than plans are levels, but behind 相当于."""
        ranged = quantity.low != quantity.high
        spoken = quantity.unit in ("倍", None) or ranged or quantity.form in ("chinese", "permille")
        return (self._multiple if spoken else self._equal).search(gap) if gap.endswith("的") else None
