"""What the model may see of a unit: one visible table of templates over columns.

A column holds one code for each unit (`columns.py`). A template joins a few columns, each at an offset from the unit;
what it sees there is hashed into a bucket, and the model holds one weight a bucket and label.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Buckets = npt.NDArray[np.uint32]

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

_SPREAD = 0x9E3779B1
"""An odd number near 2**32 over the golden ratio: its multiples spread over all of 32 bits."""
MIX = np.uint32(15)
_SHIFT = np.uint32(32 - BITS)


def factor_of(order: int) -> np.uint32:
    """An odd number, another for each order."""
    return np.uint32(order * 2 * _SPREAD + 1 & 0xFFFFFFFF)


_PARTS = sorted({part for parts in TEMPLATES.values() for part in parts})
_FACTORS = {part: factor_of(at) for at, part in enumerate(_PARTS, start=1)}
_FACTORS_OF_TEMPLATES = {name: factor_of(order) for order, name in enumerate(TEMPLATES, start=len(_PARTS) + 1)}


def buckets_of(columns: Mapping[str, Codes]) -> dict[str, Buckets]:
    """For each template the bucket of each unit. Beyond either end of the text stands code 0.

    Multiply-shift hashing (Dietzfelbinger and others, 1997) of sums: a column at an offset has a factor of its own and
    is multiplied once for all templates, so that each of these costs five array operations.
    """
    seen = {part: _shift(columns[part[0]], part[1]) * factor for part, factor in _FACTORS.items()}
    high = np.empty_like(next(iter(columns.values())))
    found = {}
    for name, parts in TEMPLATES.items():
        factor = _FACTORS_OF_TEMPLATES[name]
        key = seen[parts[0]] + factor
        for part in parts[1:]:
            key += seen[part]
        key ^= np.right_shift(key, MIX, out=high)
        key *= factor
        key >>= _SHIFT
        found[name] = key
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
