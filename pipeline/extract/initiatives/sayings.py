"""The names and slogans of configs/slogans.yaml as this family reads them, compiled once per worker."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.config.slogans import Slogan
from pipeline.extract.initiatives.words import any_of, either, gate_of, words_of

_CREED = 6
"""A shorter doctrine holds no noun of a name."""


class Sayings:
    def __init__(self, config: Config) -> None:
        rules, slogans = config.initiatives, config.slogans.slogans
        self.by_text: dict[str, Slogan] = {slogan.text: slogan for slogan in slogans}
        self.creed = re.compile(any_of(s.text for s in slogans if s.kind != "initiative" and len(s.text) >= _CREED))
        """Doctrines that hold words which elsewhere end names: 思想上政治上行动上."""
        periods = any_of(slogan.text for slogan in slogans if slogan.kind == "period")
        nouns = any_of(words_of(rules.plan_nouns))
        self.plan_period = re.compile(f"(?:{periods}){either(rules.plan_times)}?(?:{nouns})?")
        """“六五”计划, “十三五”时期建设."""
        self.free = _free([slogan for slogan in slogans if slogan.kind == "initiative"], words_of(rules.slogan_nouns))
        """Those that name work and are known without quotes too."""

    def names_other(self, text: str) -> bool:
        """Whether `text` is a strategy, doctrine, plan period or category that everybody knows."""
        slogan = self.by_text.get(text)
        return slogan is not None and slogan.kind != "initiative"


def _free(slogans: list[Slogan], nouns: frozenset[str]) -> re.Pattern[str]:
    """Short ones need one of `nouns` behind them."""
    free = [slogan.text for slogan in slogans if not slogan.in_quotes_only]
    short = [slogan.text for slogan in slogans if slogan.in_quotes_only]
    gate = gate_of([*free, *(slogan + noun for slogan in short for noun in nouns)])
    return re.compile(f"{gate}(?:{any_of(free)}|{any_of(short, behind=f'(?={any_of(nouns)})')})")
