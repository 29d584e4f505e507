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
_MIXED = ("件", "个", "项", "份")
"""What things of several kinds are counted by together: 信件和锦旗90件."""
_JOINS = "和与及、"
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
        if one == other or (one in _ANYTHING and other in _BODIES):
            return True
        return self.of_works(whole, part) or (one in _MIXED and self._is_of_kinds(whole, part))

    def _is_of_kinds(self, whole: int, part: int) -> bool:
        """信件和锦旗90件,其中锦旗40面: one of the kinds that the whole names has its own measure word."""
        span, own, folded = self._things[whole].span, self._things[part].span, self._prose.folded
        if span is None or own is None or own.start < self._prose.quantities[whole].end:
            return False
        name = folded[own.start : own.end]
        if folded[span.start : span.end] == name:
            return span.start > 0 and folded[span.start - 1] in _JOINS
        kinds = folded[span.start : span.end]
        return any(kinds.endswith(f"{join}{name}") or kinds.startswith(f"{name}{join}") for join in _JOINS)

    def of_works(self, whole: int, part: int) -> bool:
        """60个项目,其中有10座水库,8条公路: what is built has a measure word of its own."""
        span = self._things[whole].span
        if span is None or self.units[whole] not in _PROJECTS:
            return False
        if self._prose.quantities[part].unit_class not in _BUILT:
            return False
        return self._prose.folded.endswith(self._works, span.start, span.end)
