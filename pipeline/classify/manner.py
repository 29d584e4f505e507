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

Floats = NDArray[np.float32]
Integers = NDArray[np.intp]

_MARKS = "，。；：、！？“”（）"
_NARROW = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
_LETTERS = 26
SIGNS = 1 + _LETTERS + len(_MARKS)
"""A word's sign is below this: 0 where its tag is no small letter, then a to z, then the marks."""


def _mark_table() -> Integers:
    table = np.zeros(CHARACTERS, dtype=np.intp)
    table[[ord(mark) for mark in _MARKS]] = np.arange(1 + _LETTERS, SIGNS)
    for narrow, wide in _NARROW.items():
        table[ord(narrow)] = table[ord(wide)]
    return table


_SIGN_OF_MARK = _mark_table()


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the words that it was cut into."""

    text: str
    starts: Integers
    tags: Sequence[str]
    """Parts of speech, one a word."""


def begins(text: str) -> NDArray[np.bool_]:
    """By character, whether a run that grams are made of begins with it."""
    inside = FOLD.take(code_points(text), mode="clip") > 0
    begun = inside.copy()
    begun[1:] &= ~inside[:-1]
    return begun


def pairs(words: Words) -> Integers:
    """Of neighbouring words, sign of the first · SIGNS + sign of the second.

    A word's sign is its mark, or the class that its tag begins with.
    """
    letters = code_points("".join([tag[:1] or "-" for tag in words.tags])).astype(np.intp) - (ord("a") - 1)
    classes = np.where((letters > 0) & (letters <= _LETTERS), letters, 0)
    marks = _SIGN_OF_MARK.take(code_points(words.text)[words.starts], mode="clip")
    signs = np.where(marks > 0, marks, classes)
    return signs[:-1] * SIGNS + signs[1:]


@dataclass(frozen=True, slots=True)
class Manner:
    """What beginnings and pairs say of each role, by their shares."""

    row_of: NDArray[np.int32]
    """By gram, its row of `openers`."""
    openers: Floats
    """Shape (rows, roles); row 0 is that of grams which say nothing, and is zero."""
    pairs: Floats
    """Shape (SIGNS², roles)."""

    @classmethod
    def of(cls, grams: int, opener_ids: NDArray[np.int32], openers: Floats, pairs: Floats) -> Manner:
        """`opener_ids`: the grams that `openers` are of, out of so many `grams`."""
        row_of = np.zeros(grams, dtype=np.int32)
        row_of[opener_ids] = np.arange(1, len(opener_ids) + 1)
        return cls(row_of, np.vstack([np.zeros((1, openers.shape[1]), dtype=np.float32), openers]), pairs)

    def score(self, words: Words, found: Found, spans: Sequence[Span]) -> Floats:
        """What half-open `spans` of the text say of each role; shape (spans, roles). `found`: grams of the text."""
        edges = np.array(spans, dtype=np.intp).reshape(-1, 2)
        begun = begins(words.text)
        runs = _between(np.flatnonzero(begun).searchsorted(edges))
        known = found.starts < len(begun)
        known[known] = begun[found.starts[known]]
        opened = self.openers[self.row_of[found.ids[known]]]
        said = _sums(opened, found.starts[known].searchsorted(edges)) / np.maximum(runs, 1)[:, None]
        of_words = words.starts.searchsorted(edges)
        inner = np.maximum(of_words - (0, 1), of_words[:, :1])  # the last word begins no pair of the span
        said += _sums(self.pairs[pairs(words)], inner) / np.maximum(_between(of_words), 1)[:, None]
        return said.astype(np.float32)


def _sums(values: Floats, bounds: Integers) -> NDArray[np.float64]:
    """Sums of rows of `values` within half-open `bounds`."""
    before = np.zeros((len(values) + 1, values.shape[1]))
    np.cumsum(values, axis=0, out=before[1:])
    return before[bounds[:, 1]] - before[bounds[:, 0]]


def _between(bounds: Integers) -> Integers:
    return bounds[:, 1] - bounds[:, 0]
