"""Where an organisation is, read from its name: 澄江市汀洲区东堤街道办事处 is 澄江市, 汀洲区, 东堤街道."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

_LEADING = re.compile(r"^(?:中国共产党|中共|国家税务总局|共青团)")
_SEGMENT = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:(?P<province>省|自治区)|(?P<city>自治州|(?<!城)市(?!场)|盟|地区)|"
    r"(?P<village>社区|(?<![农乡])村(?!民)|嘎查)|(?P<county>自治县|县|(?<![社园景校辖库小])区(?!域)|旗)|"
    r"(?P<town>街道|(?<!城)镇|(?<!城)乡(?!村|镇)|苏木))"
)
CITY, COUNTY = 1, 2
_RANKS = {"province": 0, "city": CITY, "county": COUNTY, "town": 3, "village": 4}
_ITSELF = re.compile(
    r"(?:人民政府|政府|党工委|党委|工委|党支部|党总支|党组|办事处|村民委员会|居民委员会|村委会|居委会|委员会|委|两委)+$"
)
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


class Places:
    """Places of all organisations of an archive, completed by one another.

    A place whose name stands alone is taken for the one of that name of which the archive tells what it lies in; if it
    tells of two, for neither. The order of names does not matter.
    """

    def __init__(self, organisations: Iterable[str]) -> None:
        """`organisations` tell where they are (`tells`)."""
        self._read = {name: read(name) for name in organisations}
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


def tells(organisation: str, common: re.Pattern[str]) -> bool:
    """Whether a name tells one organisation from all others; `common` matches names such as 城关镇 and 实验小学."""
    path, unit = read(organisation)
    name = path[0].name if path else unit
    return bool(name) and not common.search(name) and not _MASK.search(organisation)


def read(organisation: str) -> Place:
    """The place in a name as far as the name tells it."""
    rest = _LEADING.sub("", organisation)
    path: list[Segment] = []
    while match := _SEGMENT.match(rest):
        rank = _RANKS[match.lastgroup or "village"]
        if path and path[-1].rank == rank == CITY:
            rank = COUNTY  # a city of county rank: 临澜市芦川市
        if path and path[-1].rank >= rank:
            break
        path.append(Segment(rank, match.group()))
        rest = rest[match.end() :]
    unit = _ITSELF.sub("", rest)
    return Place(tuple(path), unit.removeprefix("委") if path else unit)
