"""Words that deal a list of figures out to a list of things: 小学、初中分别为12所、5所."""

from __future__ import annotations

DEALING = ("分别", "依次")


def deals(folded: str, start: int, end: int) -> bool:
    """Whether such a word stands in `folded[start:end]`."""
    return any(folded.find(word, start, end) >= 0 for word in DEALING)
