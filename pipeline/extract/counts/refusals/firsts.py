"""What is the first or the only one of such a size: 首个财政收入过百亿元的县, 唯一年产值破50亿元的镇."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.words.document import Words, is_nominal

_REACH = 24
_THING = re.compile("的[一-鿿]")


class Firsts:
    """Judges a threshold by what stands before it. Built once per worker."""

    def __init__(self, config: Config) -> None:
        piece = f"(?:{'|'.join(config.refusals.first_units.words)})"
        self._first = re.compile(
            rf"(?:(?:首|第一){piece}(?!月|季|年|小时)|唯一(?:一{piece})?)的?(?P<measured>[^,。;:\n\d]{{0,16}})$"
        )

    def is_first(self, folded: str, start: int, end: int, words: Words, *, measured: bool) -> bool:
        """Whether the threshold that begins with its verb at `start` and ends at `end` tells which one was the first.

        `measured`: a noun before it tells what exceeds it; 首个破600亿元的园区 needs none.
        """
        if _THING.match(folded, end) is None:
            return False
        found = self._first.search(folded, max(0, start - _REACH), start)
        if found is None:
            return False
        word = words.at(end + 1)
        return (measured or not found["measured"]) and is_nominal(word.text, word.tag)
