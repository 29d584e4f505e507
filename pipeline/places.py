"""Where an organisation is, read from its name: 澄江市汀洲区东堤街道办事处 is 澄江市, 汀洲区, 东堤街道."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.config.registry import Registry
from pipeline.config.report import ReportCues

CITY, COUNTY = 1, 2
_MASK = re.compile(r"[xX×*＊○]|^某")


class Segment(NamedTuple):
    rank: int
    """0 province, 1 city, 2 county, 3 town, 4 village."""
    name: str


class Place(NamedTuple):
    """`unit` is what is left of the name: 民政局, or nothing where a government or its party speaks."""

    path: tuple[Segment, ...]
    unit: str

    def home(self) -> tuple[Segment, ...]:
        """The path down to the county; of a town or village of no known county, its first segment."""
        upper = tuple(segment for segment in self.path if segment.rank <= COUNTY)
        return upper or self.path[:1]


class PlaceReader:
    """Reads places in names, by what they end in (configs/report.yaml) and what stands around them (registry.yaml)."""

    def __init__(self, report: ReportCues, rules: Registry) -> None:
        self._leading = re.compile(f"^(?:{report.names.party.text}|{rules.before_places.either()})")
        ends = "|".join(f"(?P<{place.rank}>{place.in_names()})" for place in report.places)
        self._segment = re.compile(rf"[\u4e00-\u9fff]{{1,8}}?(?:{ends})")
        self._ranks = {place.rank: number for number, place in enumerate(report.places)}
        self._itself = re.compile(f"{rules.speaks_for_places.either()}+$")
        self._organ = re.compile(f"^{rules.organs.either()}")
        self._common = rules.common_pattern()

    def tells(self, organisation: str) -> bool:
        """Whether a name tells one organisation from all others, as 城关镇 and 实验小学 do not."""
        path, unit = self.read(organisation)
        name = path[0].name if path else unit
        return bool(name) and not self._common.search(name) and not _MASK.search(organisation)

    def region(self, organisation: str) -> str | None:
        """The place of one that a name tells from all others, as one word; null where it tells none."""
        path = self.read(organisation).path if self.tells(organisation) else ()
        return "".join(segment.name for segment in path) or None

    def read(self, organisation: str) -> Place:
        """The place in a name as far as the name tells it."""
        rest = self._leading.sub("", organisation)
        path: list[Segment] = []
        while match := self._segment.match(rest):
            rank = next(number for name, number in self._ranks.items() if match[name])
            if path and path[-1].rank == rank == CITY:
                rank = COUNTY  # a city of county rank: 临澜市芦川市
            if path and path[-1].rank >= rank:
                break
            path.append(Segment(rank, match.group()))
            rest = rest[match.end() :]
        unit = self._itself.sub("", rest)
        return Place(tuple(path), self._organ.sub("", unit) if path else unit)
