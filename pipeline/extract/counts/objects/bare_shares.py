"""Percentages right before a noun, without 的: shares of it (60%行政村), or rates and levels (10%关税)."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.prose import Prose

_PERCENT = "%"
_NOUN = "n"


class BareShares:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._rates = tuple(cues.rate_nouns.words)
        self._allowing = frozenset(cues.allowing.words)

    def names_rate(self, prose: Prose, at: int) -> bool:
        """客流有6%|增长: what stands at `at` is what the percentage is the rate of."""
        return prose.folded.startswith(self._rates, at)

    def is_share(self, prose: Prose, at: int, thing: Thing) -> bool:
        """向乡镇下沉40%以上床位: part of the `thing` right behind the quantity `at`; 给予30%购机补贴 tells how much."""
        quantity, span = prose.quantities[at], thing.span
        if quantity.unit != _PERCENT or thing.source != "after" or span is None or span.start != quantity.right:
            return False
        head = prose.words.at(span.end - 1)
        if head.tag[0] != _NOUN or thing.verb in self._allowing:
            return False
        first = prose.words.at(span.start).text
        return not first.startswith(self._rates) and not prose.folded.endswith(self._rates, span.start, span.end)
