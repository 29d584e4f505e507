"""Half- and full-width characters mixed, as texts from several hands are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from pipeline.damage.edits import Change

_EXCHANGED = str.maketrans(
    {"，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "%": "％", "(": "（", ")": "）", ",": "，"}
    | {str(digit): chr(0xFF10 + digit) for digit in range(10)}
)
_WORTH = re.compile(r"\d+|[，：；（）%(),]")
_MIXED = 0.3


def mix_widths(text: str, chance: Random) -> Iterator[Change]:
    """Figures as a whole, punctuation mark by mark."""
    for found in _WORTH.finditer(text):
        if chance.random() < _MIXED:
            yield Change(found.start(), found.end(), found[0].translate(_EXCHANGED), "width")
