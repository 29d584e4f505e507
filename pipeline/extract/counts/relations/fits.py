"""Which quantities may be whole and part of one another: by their units, and by what is built having its own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.counts.measures.alike import alike
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.prose import Prose
from pipeline.records import UnitClass

_ANYTHING = ("个", "户")
_BODIES = ("家", "所")
_PROJECTS = ("个", "项")
_BUILT: frozenset[UnitClass] = frozenset({"item", "place", "organisation"})


class Fits:
    """Of one text; `works` are endings of the names of what is built."""

    def __init__(self, prose: Prose, things: Sequence[Thing], works: tuple[str, ...]) -> None:
        self._prose = prose
        self._things = things
        self._works = works
        self.units = [alike(quantity.unit) for quantity in prose.quantities]

    def alike(self, one: int, other: int) -> bool:
        """Whether both have the same unit."""
        return self.units[one] == self.units[other]

    def fit(self, whole: int, part: int) -> bool:
        """Whether both are of one unit; 1,486个机构 has parts of 4家 and 31家, 经营主体9万户 such of 2万家."""
        one, other = self.units[whole], self.units[part]
        return one == other or (one in _ANYTHING and other in _BODIES) or self.of_works(whole, part)

    def of_works(self, whole: int, part: int) -> bool:
        """60个项目,其中有10座水库,8条公路: what is built has a measure word of its own."""
        span = self._things[whole].span
        if span is None or self.units[whole] not in _PROJECTS:
            return False
        if self._prose.quantities[part].unit_class not in _BUILT:
            return False
        return self._prose.folded.endswith(self._works, span.start, span.end)
