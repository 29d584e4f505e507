"""Names found again in a text, in time that does not grow with their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_FEW = 100
"""So many names are sought one after the other; each search is fast, but reads the whole text."""
_OPENING = 3
"""Characters that tell which names may begin at a place; no name is shorter."""


def occurrences(text: str, names: Collection[str]) -> Mapping[str, Sequence[int]]:
    """By name, the places where it stands, in order; those of one name do not overlap."""
    if len(names) <= _FEW:
        return {name: list(_sought(text, name)) for name in names}
    places: defaultdict[str, list[int]] = defaultdict(list)
    lengths = _lengths(names)
    for start in range(len(text)):
        for length in lengths.get(text[start : start + _OPENING], ()):
            name = text[start : start + length]
            if name in names and (not places[name] or start >= places[name][-1] + length):
                places[name].append(start)
    return places


def _sought(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + len(name))


def _lengths(names: Iterable[str]) -> Mapping[str, set[int]]:
    """How long the names are that open with the same characters."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        found[name[:_OPENING]].add(len(name))
    return found
