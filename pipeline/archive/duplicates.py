"""Reports that several files are copies of: the same bytes, or nearly the same words and figures.

A report's words are compared by MinHash over its Chinese characters, four at a time: marks, figures, widths and breaks,
which copying damages, do not count there. Next year's report may have the same words throughout, so its figures must
agree as well. `sketches.py` keeps what is compared, and finds who is to be.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

import msgspec
import numpy as np

_OTHER = re.compile("[^\u4e00-\u9fff]")
_SHINGLE = 4
_LEAST = 50
"""Shingles of a text that can be told from others."""
PERMUTATIONS = 128
BANDS = 32
ROWS = PERMUTATIONS // BANDS
"""Copies of similarity 0.6 share a band with probability 0.988, unrelated reports of 0.02 once in 200,000 pairs."""
SIMILAR = 0.6
"""Share of shingles that copies have in common, estimated. Copies of corpus/, damaged in many ways, keep 0.93 and more;
reports of different organisations share 0.02."""
SURE = 0.9
"""The same where there are too few figures to ask."""
_FIGURES = 5
METHOD = 1
"""Raised when sketches are made otherwise: those that were kept are worth nothing then."""
AGREED = 0.5
"""Share of the figures of the poorer copy that the other has, too."""


class _Figure(msgspec.Struct, frozen=True):
    value_exact: str | None
    unit: str | None


class _Source(msgspec.Struct, frozen=True):
    uri: str


class Told(msgspec.Struct, frozen=True):
    """As much of a record as is read here."""

    id: str
    source: _Source
    text: str | None
    counts: tuple[_Figure, ...] = ()


class Sketch(NamedTuple):
    """What is kept of a report. Two are compared by `alike`."""

    words: np.ndarray[tuple[int], np.dtype[np.uint32]]
    figures: frozenset[int]


def sketch(told: Told) -> Sketch | None:
    """None where there is too little text to tell it from others."""
    shingles = _shingles(told.text or "")
    if len(shingles) < _LEAST:
        return None
    from datasketch import MinHash  # noqa: PLC0415 - loads SciPy, and most runs have nothing new to sketch

    words = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=int)
    words.update_batch(shingles.tolist())
    figures = {f"{count.value_exact} {count.unit}" for count in told.counts if count.value_exact}
    return Sketch(words.hashvalues, frozenset(zlib.crc32(figure.encode()) for figure in figures))


def alike(one: Sketch, other: Sketch) -> float | None:
    """Similarity of the words of two copies, from 0 to 1; None where they are no copies."""
    similarity = float(np.mean(one.words == other.words))
    fewer = min(len(one.figures), len(other.figures))
    if fewer < _FIGURES:
        return similarity if similarity >= SURE else None
    agreed = len(one.figures & other.figures) / fewer
    return similarity if similarity >= SIMILAR and agreed >= AGREED else None


def _shingles(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    """A number for each run of four Chinese characters, each once."""
    codes = np.frombuffer(_OTHER.sub("", text).encode("utf-32-le"), dtype=np.uint32)
    if len(codes) < _SHINGLE:
        return np.array([], dtype=np.uint32)
    mixed = np.zeros(len(codes) - _SHINGLE + 1, dtype=np.uint32)
    for place in range(_SHINGLE):
        mixed = mixed * np.uint32(0x01000193) + codes[place : place + len(mixed)]
    return np.unique(mixed)
