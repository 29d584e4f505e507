"""How stretches of a text speak, whatever about: what tells plans from deeds where no word of time does.

Two things are weighed: the grams with which runs of characters begin (将 …, 了 …, 全年 …), as a share of all runs, and
which classes of words follow each other (a verb after a comma, a number after a verb), as a share of all words. Shares
add up along the text, so that any number of stretches costs one pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.grams import CHARACTERS, FOLD, code_points
from pipeline.classify.tally import Span
from pipeline.classify.trie import Found
from pipeline.classify.words import CLASSES, Words

Floats = NDArray[np.float32]
Integers = NDArray[np.intp]

_MARKS = "，。；：、！？“”（）"
_NARROW = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
SIGNS = CLASSES + len(_MARKS)
"""A word's sign is below this: its class, or its mark above all classes."""


def _mark_table() -> NDArray[np.uint8]:
    table = np.zeros(CHARACTERS, dtype=np.uint8)
    table[[ord(mark) for mark in _MARKS]] = np.arange(CLASSES, SIGNS)
    for narrow, wide in _NARROW.items():
        table[ord(narrow)] = table[ord(wide)]
    return table


_SIGN_OF_MARK = _mark_table()
_IS_INSIDE = FOLD > 0
"""By character, whether grams are made of it. Both tables are small, so that they stay in the processor's cache."""


def begins(text: str) -> NDArray[np.bool_]:
    """By character, whether a run that grams are made of begins with it."""
    inside = _IS_INSIDE.take(code_points(text), mode="clip")
    begun = inside.copy()
    begun[1:] &= ~inside[:-1]
    return begun


def pairs(words: Words) -> Integers:
    """Of neighbouring words, sign of the first · SIGNS + sign of the second."""
    marks = _SIGN_OF_MARK.take(code_points(words.text)[words.starts], mode="clip")
    signs = np.where(marks > 0, marks, words.classes).astype(np.intp)
    return signs[:-1] * SIGNS + signs[1:]


@dataclass(frozen=True, slots=True)
class Manner:
    """What beginnings and pairs say of each role, by their shares."""

    row_of: NDArray[np.int32]
    """By gram, its column of `openers`."""
    openers: Floats
    """Shape (roles, openers); column 0 is that of grams which say nothing, and is zero."""
    pairs: Floats
    """Shape (roles, SIGNS²)."""

    @classmethod
    def of(cls, grams: int, opener_ids: NDArray[np.int32], openers: Floats, pairs: Floats) -> Manner:
        """`opener_ids`: the grams, out of so many, that `openers` are of; its shape is (openers, roles), that of
        `pairs` (SIGNS², roles)."""
        row_of = np.zeros(grams, dtype=np.int32)
        row_of[opener_ids] = np.arange(1, len(opener_ids) + 1)
        return cls(row_of, np.pad(openers, ((1, 0), (0, 0))).T.copy(), pairs.T.copy())

    def score(self, words: Words, found: Found, spans: Sequence[Span]) -> Floats:
        """What half-open `spans` of the text say of each role; shape (spans, roles).

        `found`: grams of the text, and perhaps of more behind it.
        """
        edges = np.array(spans, dtype=np.intp).reshape(-1, 2).T
        begun = begins(words.text)
        starts = found.starts[: found.starts.searchsorted(len(begun))]
        known = np.flatnonzero(begun[starts])
        opened = self.openers.take(self.row_of[found.ids[known]], axis=1)
        runs = np.flatnonzero(begun).searchsorted(edges)
        said = _sums(opened, starts[known].searchsorted(edges)) / np.maximum(runs[1] - runs[0], 1)
        first, last = words.starts.searchsorted(edges)
        paired = self.pairs.take(pairs(words), axis=1)
        inner = np.minimum((first, np.maximum(first, last - 1)), paired.shape[1])  # a span's last word begins no pair
        said += _sums(paired, inner) / np.maximum(last - first, 1)
        heard: Floats = said.T.astype(np.float32)
        return heard


def _sums(values: Floats, bounds: Integers) -> Floats:
    """Sums of columns of `values` from `bounds[0]` on and before `bounds[1]`; shape (rows of `values`, spans)."""
    behind = np.zeros((len(values), 1), dtype=np.float32)
    summed = np.add.reduceat(np.hstack([values, behind]), bounds.T.ravel(), axis=1)
    return np.where(bounds[0] < bounds[1], summed[:, ::2], np.float32(0))
