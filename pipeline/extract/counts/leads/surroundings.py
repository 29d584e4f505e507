"""What the words before a quantity say: the cues that lead to it, its role, direction, base and rate."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.leads.changes import ChangeReader
from pipeline.extract.counts.leads.circumstances import Circumstances
from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.leads.peeling import CuePeeler
from pipeline.extract.counts.leads.rates import RateReader
from pipeline.extract.counts.leads.shares import MeasuredAgainst, ShareReader
from pipeline.extract.counts.leads.sources import SourceReader
from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.extract.counts.words.dealing import deals
from pipeline.extract.counts.words.document import Words, is_nominal

_CLAUSE_MARK = re.compile(r"\([^()]{0,30}\)|(?P<mark>[,:()\[\]])")
_UP_TO_MARK = re.compile(r".*[,:)\[\]]", re.DOTALL)
_DOUBLED = re.compile("翻了?$")
_AGAINST = re.compile(r"(?:同比|环比|[比较][^,。;\d]{1,10})$")
_POINTS = "个百分点"
_LONGEST_CLAUSE = 300
"""How far a lead is looked for; cues are peeled off one by one, and what is left is looked at after each."""


class LeadReader:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        owning = {*cues.predicates.words, *cues.lowering.words, *cues.raising.words}
        self._governing = owning | set(cues.naming_predicates.words)
        self._owning = frozenset(word for word in owning - set(cues.attributive.words) if len(word) > 1)
        self._named = (*cues.name_closers.words, *cues.kind_nouns.words)
        self._funds = frozenset(cues.money_nouns.words)
        self._rates = RateReader(config)
        self._shares = ShareReader(config)
        self._sources = SourceReader(config)
        self._measured_against = MeasuredAgainst(config)
        self._changes = ChangeReader(config)
        self._circumstances = Circumstances(config)
        self._peeler = CuePeeler(config, self._circumstances)
        self._short_of = tuple(cues.short_of.words)
        self._signed_amounts = tuple(cues.signed_amounts.words)

    def read(self, folded: str, words: Words, bound: int, quantity: Quantity, dates: dict[int, int]) -> Lead:
        """The lead of `quantity`; `bound` is the end of the quantity before it, or the start of its segment.

        `dates` maps ends of dates to their starts: they are peeled like any other time word.
        """
        clause = self._own_clause(folded, words, _clause_start(folded, bound, quantity.left), quantity.left)
        clause = self._circumstances.passed(folded, words, clause, quantity.left)
        gap = folded[clause : quantity.left]
        ratio, points = quantity.is_relative, quantity.unit == _POINTS
        lead = self._opened(folded, words, clause, quantity)
        if ratio and not points and (share := self._shares.read(gap, lead)):
            return share
        if ratio:
            lead = self._measured_against.read(gap, lead, quantity) or lead
        lead = self._peeler.peel(folded, words, lead, dates, absolute=not ratio and not points)
        if ratio or points or quantity.unit_class == "duration":
            better = self._changes.bettered(folded[clause : lead.stop], lead, points=points)
            lead = self._peeler.peel(folded, words, better, dates, absolute=False) if better else lead
        return self._of_ratio(folded, lead, quantity) if ratio else self._gained(folded, words, gap, lead, dates)

    def _opened(self, folded: str, words: Words, clause: int, quantity: Quantity) -> Lead:
        """The lead before any cue is peeled off: its rate, the level that it starts from, 翻 and +."""
        gap = folded[clause : quantity.left]
        per = self._rates.read(folded, words, clause, quantity.left, money=quantity.unit_class == "money")
        if quantity.is_relative and per and per not in ("年", "月") and "元" not in per:
            per = None
        lead = Lead(clause, quantity.left, quantity.start, per=per, brief=quantity.unit_class == "duration")
        lead = self._sources.read(gap, lead, words)
        if quantity.form == "doubled":
            lead = replace(lead, direction="up")
        if quantity.unit == "倍" and (doubled := _DOUBLED.search(gap)):
            lead = replace(lead, stop=lead.stop - len(doubled[0]), direction="up")
        if quantity.unit == _POINTS and gap.endswith(self._short_of):  # 离目标还差2个百分点
            short = next(word for word in self._short_of if gap.endswith(word))
            return replace(lead, stop=lead.stop - len(short), direction="down")
        return replace(lead, stop=lead.stop - 1, direction="up") if gap[-1:] == "+" else lead

    def _of_ratio(self, folded: str, lead: Lead, quantity: Quantity) -> Lead:
        """What names a ratio, a share (占比) or a change (增幅), and its sign tell: 总额-6.8%, 同比-3.4%."""
        head, behind = folded[lead.clause : lead.stop], folded[lead.stop : quantity.left]
        lead = self._shares.named(head, behind, lead) or self._changes.named(head, lead) or lead
        if quantity.low >= 0 or lead.direction:
            return lead
        same_time = lead.base is not None and not lead.compared
        signed = same_time or folded.endswith(self._signed_amounts, lead.clause, lead.stop)
        return replace(lead, direction="down") if signed else lead

    def _gained(self, folded: str, words: Words, gap: str, lead: Lead, dates: dict[int, int]) -> Lead:
        """户均年增收300元: verbs of earning and losing tell a change."""
        gain = self._changes.gain(gap)
        if gain is None:
            return lead
        against = _AGAINST.search(gap, 0, gain.start())
        stop = lead.clause + (against.start() if against else gain.start())
        named = replace(lead, stop=stop) if lead.clause < stop < lead.stop else lead
        named = self._peeler.peel(folded, words, named, dates, absolute=True)
        return replace(named, direction="down" if gain["loss"] else "up", base=against[0] if against else lead.base)

    def _own_clause(self, folded: str, words: Words, clause: int, end: int) -> int:
        """开展评审、压减经费9万元: behind 、 a verb with its object is a clause of its own, as behind a comma.

        In 开展帮扶学生、慰问老人活动 the noun at the end makes names of both, and 分别 deals out to both.
        """
        start = folded.rfind("、", clause, end) + 1
        if not start or words.at(start).text not in self._owning or deals(folded, start, end):
            return clause
        verb = words.at(start)
        thing = words[verb.index + 1] if verb.end < end else verb
        noun = thing.text in self._funds or (thing.tag != "vn" and is_nominal(thing.text, thing.tag))
        if not noun or thing.end > end:
            return clause
        if thing.end < end and folded.endswith(self._named, thing.end, end):
            return clause
        first = words.at(clause)
        while first.tag == "d":
            first = words[first.index + 1]
        governs = first.text in self._governing and first.end < start - 1
        return start if governs else clause


def _clause_start(folded: str, bound: int, end: int) -> int:
    if end - bound > _LONGEST_CLAUSE:
        bound = end - _LONGEST_CLAUSE
    if folded.find("(", bound, end) < 0:
        last = _UP_TO_MARK.match(folded, bound, end)
        return last.end() if last else bound
    start = bound
    for mark in _CLAUSE_MARK.finditer(folded, bound, end):
        start = mark.end() if mark["mark"] else start
    return start
