"""The class of a measure word that depends on what is counted: 12个村 are territories, 12个孩子 people."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.config import Config
from pipeline.records import UnitClass

_HOW_MANY = ("总数", "总量", "数量", "拥有量", "保有量", "户数", "件数", "数")
"""经营主体总数, 法人户数, 专利拥有量 are of the class of what they are of."""
_OPEN_TAIL = '等”’"》 '


class SuitedClasses:
    """The rows `suited` of configs/units.yaml by measure word and ending of the counted thing."""

    def __init__(self, config: Config) -> None:
        self._by_unit: dict[str, dict[str, UnitClass]] = {}
        for row in config.units.suited:
            for unit in row.units:
                self._by_unit.setdefault(unit, {}).update(dict.fromkeys(row.nouns, row.unit_class))
        self._longest = max(len(noun) for row in config.units.suited for noun in row.nouns)
        self.units = frozenset(self._by_unit)
        """Measure words that have a row."""

    def suited(self, unit: str | None, thing: str, otherwise: UnitClass) -> UnitClass:
        """The class of `unit` where `thing` (folded) is counted; `otherwise` where no row says."""
        return self.told(unit, thing) or otherwise

    def told(self, unit: str | None, thing: str) -> UnitClass | None:
        """The same; None where no row says."""
        nouns = self._by_unit.get(unit or "", {})
        thing = thing.rstrip(_OPEN_TAIL)
        bare = (thing.removesuffix(many) for many in _HOW_MANY if thing.endswith(many))
        return self._of(nouns, thing) or next(filter(None, (self._of(nouns, one) for one in bare)), None)

    def _of(self, nouns: Mapping[str, UnitClass], thing: str) -> UnitClass | None:
        for length in range(min(self._longest, len(thing)), 0, -1):
            if thing[-length:] in nouns:
                return nouns[thing[-length:]]
        return None
