"""Places of the organisations of an archive, of which one may tell where another is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from pipeline.places import Place, PlaceReader, Segment


class Places:
    """Places of all organisations of an archive, completed by one another.

    A place whose name stands alone is taken for the one of that name of which the archive tells what it lies in; if it
    tells of two, for neither. The order of names does not matter.
    """

    def __init__(self, organisations: Iterable[str], reader: PlaceReader) -> None:
        """`organisations` tell where they are (`PlaceReader.tells`)."""
        self._read = {name: reader.read(name) for name in organisations}
        self._holders: dict[Segment, set[Segment]] = {}
        for place in self._read.values():
            for holder, segment in pairwise(place.path):
                self._holders.setdefault(segment, set()).add(holder)

    def of(self, organisation: str) -> Place:
        """The completed place of one of the organisations."""
        path, unit = self._read[organisation]
        while path and len(holders := self._holders.get(path[0], ())) == 1:
            path = (*holders, *path)
        return Place(path, unit)
