"""A sum between a measure word and its noun says which kind is counted: 3个过百亿元园区, 6家超亿元的企业."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.words.document import Words, is_nominal

_REACH = 8
_KIND = re.compile(r"的?(?P<noun>[一-鿿]{1,10}?)(?=[,。;:、!?()\n和及与等]|$)")
_BODIES = "家户"
"""为9户超2万元贷款展期: what they have borrowed; of 3笔超亿元贷款 each is so great."""


class SizedKinds:
    """Judges a sum by the number before it. Built once per worker."""

    def __init__(self, config: Config) -> None:
        units = "|".join(config.refusals.sized_kind_units.words)
        self._counted = re.compile(
            rf"(?:\d|[一二两三四五六七八九十百千万几])[余多]?[万亿]?(?P<unit>{units})(?:超过?|逾|突?破|[跨越]?过)$"
        )
        self._funds = tuple(config.count_cues.money_nouns.words)

    def is_sized_kind(self, folded: str, start: int, end: int, words: Words) -> bool:
        """Whether the sum at `start:end` tells how great those are that the number before it counts.

        What bodies have of money is told for itself.
        """
        counted = self._counted.search(folded, max(0, start - _REACH), start)
        kind = _KIND.match(folded, end) if counted else None
        if counted is None or kind is None:
            return False
        noun = kind["noun"]
        if counted["unit"] in _BODIES and (noun.startswith(self._funds) or noun.endswith(self._funds)):
            return False
        return all(is_nominal(text, tag) for _, text, tag in words.pieces(*kind.span("noun")))
