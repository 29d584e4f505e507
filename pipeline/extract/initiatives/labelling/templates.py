"""What the model may see of a unit: one visible table of templates over columns.

A column holds one code for each unit (`columns.py`). A template joins a few columns, each at an offset from the unit;
what it sees there is hashed into a bucket, and the model holds one weight a bucket and label.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint64]
Buckets = npt.NDArray[np.int64]

BITS = 18
"""Buckets: two to this power."""
REACH = 2
"""How far from a unit a template looks."""

_TABLE = """
    word              word-1            word+1            word-2            word+2
    word-1,word       word,word+1       word-1,word+1     word-1,tag        tag,word+1
    tag,size          tag-1             tag+1             tag-1,tag         tag,tag+1
    tag-1,tag,tag+1   tag-2,tag-1,tag   tag,tag+1,tag+2
    first             last              last,tag+1        last-1,tag        first,last
    script            script-1,script   script,script+1   script-1,tag      script,tag+1
    class             class-1,tag       class+1,tag       class-1,class,class+1
    governing         governing,tag     governing,class-1 governing,first
    ending            ending,tag+1      ending,class+1    ending,tag-1      ending,governing
    head              head,tag+1
    ahead             ahead,tag         ahead,governing   ahead,class-1     ahead,tag-1
    quote             quote,quote+1     quote-1,quote     quote,tag         quote,governing   quote,word+1
    quote,seen        quote,context     quote,right       quote,noun        quote,shape       quote,ordinary
    known             known,known+1     known-1,known
"""


def _parsed(cell: str) -> tuple[tuple[str, int], ...]:
    parts = []
    for part in cell.split(","):
        name = part.rstrip("+-012")
        parts.append((name, int(part[len(name) :] or "0")))
    return tuple(parts)


TEMPLATES: dict[str, tuple[tuple[str, int], ...]] = {cell: _parsed(cell) for cell in _TABLE.split()}
"""Columns and offsets by the template's name as it stands in the table."""

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(29)
_SHIFT = np.uint64(64 - BITS)


def buckets_of(columns: Mapping[str, Codes]) -> dict[str, Buckets]:
    """For each template the bucket of each unit. Beyond either end of the text stands code 0."""
    shifted: dict[tuple[str, int], Codes] = {}
    size = len(next(iter(columns.values())))
    found = {}
    high = np.empty(size, dtype=np.uint64)
    for order, (name, parts) in enumerate(TEMPLATES.items(), start=1):
        key = np.full(size, order * 0x1000193 + 7, dtype=np.uint64)
        for part in parts:
            if part not in shifted:
                shifted[part] = _shift(columns[part[0]], part[1])
            key ^= shifted[part]
            key *= _PRIME
            key ^= np.right_shift(key, _MIX, out=high)
        key *= _PRIME
        key >>= _SHIFT
        found[name] = key.view(np.int64)
    return found


def _shift(codes: Codes, offset: int) -> Codes:
    if offset == 0:
        return codes
    moved = np.zeros_like(codes)
    if offset > 0:
        moved[:-offset] = codes[offset:]
    else:
        moved[-offset:] = codes[:offset]
    return moved
