"""Where grams stand in the double-array trie by which prediction finds them."""

from __future__ import annotations

import numpy as np

from pipeline.classify.grams import CHARACTERS, Integers, last_of, without_last
from pipeline.classify.trie import Ids


def lay_out(keys: Integers) -> Ids:
    """Slots by gram, for `GramTrie`. `keys` as there.

    Characters that continue most grams get the smallest codes; then grams that are continued by most characters get the
    first base where all of these fall on free slots. Sets of slots are bits of one integer.
    """
    single = int(np.searchsorted(keys, CHARACTERS))
    longer = keys[single:]
    last = np.searchsorted(keys[:single], last_of(longer))
    slots = np.zeros(len(keys), dtype=np.int32)
    slots[np.argsort(-np.bincount(last, minlength=single), kind="stable")] = np.arange(1, single + 1)
    shorter, codes = np.searchsorted(keys, without_last(longer)), slots[last]
    # `keys` are sorted, so the grams that continue one stand in a row, and only those of one length
    edges = np.flatnonzero(np.diff(shorter, prepend=-1, append=-1))
    free = (1 << 4 * len(keys) + single) - 1 >> single + 1 << single + 1
    for row in np.argsort(-np.diff(edges), kind="stable").tolist():
        continued = slice(edges[row], edges[row + 1])
        fits = free
        for code in codes[continued].tolist():
            fits &= free >> code
        base = (fits & -fits).bit_length() - 1
        slots[single:][continued] = base + codes[continued]
        free ^= sum(1 << code for code in codes[continued].tolist()) << base
    return slots
