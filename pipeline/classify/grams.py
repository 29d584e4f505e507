"""Character n-grams of a text, found with numpy alone: the features of topics and roles.

A gram is one to three neighbouring characters (Chinese, or Latin letters in one case and width). Digits, punctuation
and line breaks end a run: no gram reaches over them. A gram is known by its key, its characters' codes in base 2^16.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

MAX_LENGTH = 3
_BITS = 16
CHARACTERS = 1 << _BITS
"""Codes of single characters are below this."""


def _fold_table() -> Integers:
    table = np.zeros(CHARACTERS, dtype=np.int64)
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF)):
        table[first : last + 1] = np.arange(first, last + 1)
    letters = np.arange(ord("A"), ord("Z") + 1)
    for first in (ord("A"), ord("a"), ord("Ａ"), ord("ａ")):
        table[letters - ord("A") + first] = letters
    return table


FOLD = _fold_table()
"""By code point, what a gram knows the character by; 0 for one that ends a run."""


def code_points(text: str) -> NDArray[np.uint32]:
    """One a character. Read tables of the basic plane by `take(…, mode="clip")`: their last entry is no character's."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def gram_keys(text: str) -> Integers:
    """Keys by length and start: an array (3, len(text)) whose [n - 1, i] is the gram of n characters at i.

    0 stands where no gram is.
    """
    codes = FOLD.take(code_points(text), mode="clip")
    keys = np.zeros((MAX_LENGTH, len(codes)), dtype=np.int64)
    keys[0] = codes
    for length in range(1, MAX_LENGTH):
        shorter, tail = keys[length - 1, :-length], codes[length:]
        keys[length, : len(tail)] = np.where((shorter > 0) & (tail > 0), (shorter << _BITS) | tail, 0)
    return keys


def length_of(keys: Integers) -> Integers:
    """How many characters the grams of these keys have."""
    return 1 + (keys >= CHARACTERS).astype(np.int64) + (keys >= CHARACTERS**2)


def parts_of(keys: Integers) -> Integers:
    """Keys of the grams without their last character, and without their first; none of single characters."""
    longer = keys[length_of(keys) > 1]
    first = _BITS * (length_of(longer) - 1)
    return np.concatenate([without_last(longer), longer & ((1 << first) - 1)])


def with_parts(keys: Integers) -> Integers:
    """Sorted keys of the grams and of all shorter ones in them."""
    for _ in range(1, MAX_LENGTH):
        keys = np.union1d(keys, parts_of(keys))
    return keys


def without_last(keys: Integers) -> Integers:
    """Keys of the grams without their last character; 0 for single characters."""
    return keys >> _BITS


def last_of(keys: Integers) -> Integers:
    """Keys of the grams' last characters."""
    return keys & (CHARACTERS - 1)


def spell(key: int) -> str:
    """The characters of a gram, from its key."""
    characters = ""
    while key:
        characters = chr(key & (CHARACTERS - 1)) + characters
        key >>= _BITS
    return characters


def key_of(gram: str) -> int:
    """The key of a gram of one to three characters; 0 where it is none."""
    return int(gram_keys(gram)[len(gram) - 1, 0]) if 0 < len(gram) <= MAX_LENGTH else 0
