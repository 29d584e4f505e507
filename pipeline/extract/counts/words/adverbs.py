"""Adverbs that stand in one word with the verb behind them: 已装, 各设."""

from __future__ import annotations

import re

from pipeline.config import Config


class Adverbs:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        self._run = re.compile(f"(?:{'|'.join(config.count_cues.verb_adverbs.words)})+")

    def before(self, text: str) -> int:
        """How many characters of `text` are adverbs before a verb."""
        found = self._run.match(text)
        return found.end() if found else 0
