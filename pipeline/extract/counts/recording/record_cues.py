"""Words by which the role, direction and base of a count are told."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.leads.rates import RateReader
from pipeline.extract.counts.objects.bare_shares import BareShares
from pipeline.extract.counts.objects.shares_told import SharesTold
from pipeline.records import Direction


class RecordCues:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self.changing: dict[str | None, Direction] = {
            **dict.fromkeys(cues.lowering.words, "down"),
            **dict.fromkeys(cues.raising.words, "up"),
        }
        self.to_none = re.compile(
            f"(?:[已全一][部举]?)?(?:{'|'.join(cues.to_none.words)})[到至为成]?了?[零〇](?![一-鿿])|(?:全部)?清零"
        )
        """由年初的3.6亿元|降为零: a bare 零 is no figure, but where the change ends."""
        self.bare_shares = BareShares(config)
        self.shares_told = SharesTold(config)
        self.rates = RateReader(config)
        self.indicators = tuple(cues.indicators.words)
        self.share_nouns = tuple(cues.share_nouns.words)
