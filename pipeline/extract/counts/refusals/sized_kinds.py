"""A sum between a measure word and its noun says which kind is counted: 3个过百亿元园区, 6家超亿元的企业."""

from __future__ import annotations

import re

from pipeline.extract.counts.words.document import Words, is_nominal

_COUNTED = re.compile(
    r"(?:\d|[一二两三四五六七八九十百千万几])[余多]?[万亿]?(?P<unit>[个家座户条村镇处所项款种笔宗])"
    r"(?:超过?|逾|突?破|[跨越]?过)$"
)
_REACH = 8
_KIND = re.compile(r"的?(?P<noun>[一-鿿]{1,10}?)(?=[,。;:、!?()\n和及与等]|$)")
_BODIES = "家户"
"""为9户超2万元贷款展期: what they have borrowed; of 3笔超亿元贷款 each is so great."""


def is_sized_kind(folded: str, start: int, end: int, words: Words, funds: tuple[str, ...]) -> bool:
    """Whether the sum at `start:end` tells how great those are that the number before it counts.

    What bodies have of `funds` is told for itself.
    """
    counted = _COUNTED.search(folded, max(0, start - _REACH), start)
    kind = _KIND.match(folded, end) if counted else None
    if counted is None or kind is None:
        return False
    noun = kind["noun"]
    if counted["unit"] in _BODIES and (noun.startswith(funds) or noun.endswith(funds)):
        return False
    return all(is_nominal(text, tag) for _, text, tag in words.pieces(*kind.span("noun")))
