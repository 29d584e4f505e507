"""Where an organisation is, read from its name: 澄江市汀洲区东堤街道办事处 is 澄江市, 汀洲区, 东堤街道."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
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
