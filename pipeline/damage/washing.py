"""Words that sites exchange for others, lest two copies of a text look alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

from pipeline.damage.edits import Change

_WASHED = 0.8


def washing(originals: Mapping[str, str]) -> Callable[[str, Random], Iterator[Change]]:
    """The way that puts the keys of `originals` in place of its values."""
    washed = {original: word for word, original in originals.items()}
    longest_first = sorted(washed, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def wash(text: str, chance: Random) -> Iterator[Change]:
        for word in pattern.finditer(text):
            if chance.random() < _WASHED:
                yield Change(word.start(), word.end(), washed[word[0]], "washed")

    return wash
