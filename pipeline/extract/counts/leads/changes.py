"""Words that tell a change beyond plain 增长 and 下降: 浓度改善6.5%, 户均年增收300元, 用电量增幅3%."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.extract.counts.leads.lead import Lead
from pipeline.records import Direction

_SAME_TIME = ("同比", "环比")


class ChangeReader:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        better, worse = "|".join(cues.better.words), "|".join(cues.worse.words)
        self._bettering = (*cues.better.words, *cues.worse.words)
        self._better = re.compile(rf"(?P<same>同比|环比)[一-鿿]{{0,2}}?(?:{better}|(?P<worse>{worse}))$")
        self._better_than = re.compile(rf"[比较][^,。;比较]{{1,12}}(?P<how>{better}|(?P<worse>{worse}))$")
        self._better_more = tuple(cues.better_more.words)
        gains, losses = "|".join(cues.gains.words), "|".join(cues.losses.words)
        self._gain = re.compile(rf"(?:(?<![上去前今本当同])年)?(?:{gains}|(?P<loss>{losses}))了?$")
        self._gain_ends = frozenset(("了", *(word[-1] for word in (*cues.gains.words, *cues.losses.words))))
        self._mean = re.compile("|".join((*cues.mean_words.words, "[ 的]")))
        self._falling = frozenset(cues.falling.words)
        self._noun = re.compile(rf"(?P<noun>{'|'.join(cues.change_nouns.words)})[^,。;]{{0,8}}$")

    def bettered(self, head: str, lead: Lead, *, points: bool) -> Lead | None:
        """浓度同比改善6.5%, 优良率较上年好转2.1个百分点: which way it moved depends on what it is."""
        if not head.endswith(self._bettering):
            return None
        better = self._better.search(head) or self._better_than.search(head)
        if better is None:
            return None
        more = points or head.endswith(self._better_more, 0, better.start())
        direction: Direction = "down" if more == bool(better["worse"]) else "up"
        if better.re is self._better_than:  # what it is better than is still to be read
            return replace(lead, stop=lead.clause + better.start("how"), direction=direction)
        return replace(lead, stop=lead.clause + better.start(), base=lead.base or better["same"], direction=direction)

    def gain(self, gap: str) -> re.Match[str] | None:
        """户均年增收; of 比上年减收 the year is the base."""
        return self._gain.search(gap) if gap[-1:] in self._gain_ends else None

    def named(self, head: str, lead: Lead) -> Lead | None:
        """用电量环比增幅3%: `head` is what the cues have left of the clause."""
        found = self._noun.search(head)
        if found is None:
            return None
        direction: Direction = "down" if found["noun"][0] in self._falling else "up"
        against = next((word for word in _SAME_TIME if head.endswith(word, 0, found.start())), None)
        stop = lead.stop if self._mean.sub("", head[: found.start()]) else lead.clause
        return replace(lead, base=lead.base or against, direction=lead.direction or direction, stop=stop)
