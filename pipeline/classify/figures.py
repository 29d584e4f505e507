"""Where a text tells figures that somebody measured: 8.4%, 1,284户. Plans and targets are round."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.grams import CHARACTERS, code_points

_DIGITS = ("0123456789", "０１２３４５６７８９")
_POINTS = ".．"
_DATING = "年月日号"
"""What makes a date or a label of the figure before it."""
_POINT = 11
_FOLLOWS = 12
_LEAST_DIGITS = 3
"""A whole number of fewer digits may be a plan's."""


def _kind_table() -> NDArray[np.uint8]:
    """By character: a digit's value and 1, or `_POINT`, or `_FOLLOWS`; else 0."""
    table = np.zeros(CHARACTERS, dtype=np.uint8)
    for digits in _DIGITS:
        table[[ord(digit) for digit in digits]] = np.arange(1, 11)
    table[[ord(point) for point in _POINTS]] = _POINT
    table[[ord(sign) for sign in _DATING]] = _FOLLOWS
    return table


_KIND = _kind_table()


def exact_figures(text: str) -> NDArray[np.intp]:
    """Where they begin, rising: decimals, and whole numbers of three digits and more that end in no zero.

    Dates and versions (2023.5.1, 2024年) are none. 1,284 is one by its last three digits.
    """
    kinds = np.zeros(len(text) + 2, dtype=np.uint8)
    kinds[1:-1] = _KIND.take(code_points(text), mode="clip")
    digit = (kinds > 0) & (kinds < _POINT)
    joint = kinds == _POINT
    joint[1:-1] &= digit[:-2] & digit[2:]
    inside = digit | joint
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]  # of each run: the place before it in `kinds`, and its last one
    joints = np.add.reduceat(joint, starts) if len(starts) else starts
    whole = (joints == 0) & (ends - starts >= _LEAST_DIGITS) & (kinds[ends] > 1)
    exact = ((joints == 1) | whole) & (kinds[ends + 1] != _FOLLOWS)
    found: NDArray[np.intp] = starts[exact]
    return found
