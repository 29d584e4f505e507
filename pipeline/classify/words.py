"""The words of one text as arrays: where each begins, and of which class it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

_SALIENT = frozenset({"n", "nz", "nt", "vn", "l", "an", "j"})
"""Tags of words that may be keywords."""
_SALIENT_BIT = 32
CLASSES = _SALIENT_BIT
"""Classes are below this: 0 where a tag begins with no small letter, else the letter's place."""


class _Codes(dict[str, int]):
    """By tag, its class, and a bit for keywords; there are some dozens of tags."""

    def __missing__(self, tag: str) -> int:
        letter = ord(tag[:1] or "-") - ord("a") + 1
        self[tag] = (letter if 0 < letter < CLASSES else 0) | (_SALIENT_BIT if tag in _SALIENT else 0)
        return self[tag]


_CODES = _Codes()


@dataclass(frozen=True, slots=True)
class Words:
    """A text and what it was cut into."""

    text: str
    words: Sequence[str]
    starts: NDArray[np.intp]
    codes: NDArray[np.uint8]

    @classmethod
    def of(cls, text: str, words: Sequence[str], starts: Sequence[int], tags: Sequence[str]) -> Words:
        codes = np.frombuffer(bytes(map(_CODES.__getitem__, tags)), dtype=np.uint8)
        return cls(text, words, np.fromiter(starts, dtype=np.intp, count=len(words)), codes)

    @property
    def classes(self) -> NDArray[np.uint8]:
        return self.codes & np.uint8(_SALIENT_BIT - 1)

    def salient(self) -> tuple[list[str], NDArray[np.intp]]:
        """Words that may be keywords, and their starts."""
        chosen = self.codes & _SALIENT_BIT
        return [*compress(self.words, chosen.tobytes())], self.starts[chosen > 0]
