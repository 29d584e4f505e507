"""Words by which the role, direction and base of a count are told."""

from __future__ import annotations

from pipeline.config import Config
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
        self.bare_shares = BareShares(config)
        self.shares_told = SharesTold(config)
        self.indicators = tuple(cues.indicators.words)
        self.share_nouns = tuple(cues.share_nouns.words)
