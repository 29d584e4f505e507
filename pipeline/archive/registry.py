"""The registry of an archive: one row an initiative, whatever its reports call it.

Two passes over the records: the first gathers the names that there are, the second counts under the rows that they
make. Memory grows with the registry, not with the archive; the order of the records does not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from pipeline.archive.linking import Linker, Node
from pipeline.config.registry import Registry, Standing
from pipeline.config.report import ReportCues
from pipeline.places import Place, PlaceReader
from pipeline.records import InitiativeKind, Organisation, Period, Record


class Found(msgspec.Struct, frozen=True):
    """As much of a record's initiative as the registry reads."""

    name: str
    kind: InitiativeKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[dict[str, Any], ...] = ()


class Facts(msgspec.Struct, frozen=True):
    organisation: Organisation
    period: Period | None = None


class Telling(msgspec.Struct, frozen=True):
    """As much of a record as the registry reads."""

    id: str
    report: Facts
    initiatives: tuple[Found, ...] = ()


class Row(Record, frozen=True, kw_only=True):
    """One initiative of the archive."""

    name: str
    """The form that most reports have; of several the longest."""
    kind: InitiativeKind
    standing: Standing | None
    """Whether its name is in the list of those that unrelated places share."""
    region: str | None
    """The place that all its organisations share; null where they share none, or nothing tells."""
    aliases: tuple[str, ...]
    reports: int
    organisations: tuple[str, ...]
    first: str | None
    """ISO date on which the earliest period begins that a report of it covers."""
    last: str | None
    """ISO date on which the latest ends."""
    mentions: int
    document: str
    """Id of the earliest report that tells of it, where one may look."""


class _Gathered:
    """What is known of one row while records go by; whatever order they come in, the same in the end."""

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        self.kinds: Counter[InitiativeKind] = Counter()
        self.aliases: set[str] = set()
        self.organisations: set[str] = set()
        self.reports = self.mentions = 0
        self.first: str | None = None
        self.last: str | None = None
        self.document: tuple[str, str] | None = None

    def add(self, telling: Telling, initiatives: Iterable[Found]) -> None:
        """One report, with all of its initiatives that are this row's."""
        self.reports += 1
        if telling.report.organisation.name:
            self.organisations.add(telling.report.organisation.name)
        for found in initiatives:
            self.names[found.name] += 1
            self.kinds[found.kind] += 1
            self.aliases.update(found.aliases)
            self.mentions += len(found.mentions)
        period = telling.report.period
        start, end = (period.start, period.end) if period else (None, None)
        self.first = min(filter(None, (self.first, start)), default=None)
        self.last = max(filter(None, (self.last, end)), default=None)
        told = (start or "9999", telling.id)
        self.document = min(self.document or told, told)

    def row(self, standing: Standing | None, region: str | None) -> Row:
        name = min(self.names, key=lambda one: (-self.names[one], -len(one), one))
        assert self.document is not None
        return Row(
            name=name,
            kind=min(self.kinds, key=lambda kind: (-self.kinds[kind], kind)),
            standing=standing,
            region=region,
            aliases=tuple(sorted((self.aliases | set(self.names)) - {name})),
            reports=self.reports,
            organisations=tuple(sorted(self.organisations)),
            first=self.first,
            last=self.last,
            mentions=self.mentions,
            document=self.document[1],
        )


def build(tellings: Callable[[], Iterable[Telling]], rules: Registry, report: ReportCues) -> list[Row]:
    """The registry of the records that `tellings` gives; it is called twice and must give the same ones.

    `report` tells what names of places end in. Rows that more reports tell of come first.
    """
    reader = PlaceReader(report, rules)
    linker = Linker(rules, report, reader)
    for telling in tellings():
        for node, found in _nodes(telling, reader):
            linker.add(node, found.aliases)
    rows = linker.link()
    gathered: dict[int, _Gathered] = {}
    for telling in tellings():
        told: dict[int, list[Found]] = {}
        for node, found in _nodes(telling, reader):
            told.setdefault(rows.of[node], []).append(found)
        for row, initiatives in told.items():
            gathered.setdefault(row, _Gathered()).add(telling, initiatives)
    made = [one.row(rows.standing[row], _region(rows.places[row])) for row, one in gathered.items()]
    return sorted(made, key=lambda row: (-row.reports, -row.mentions, row.name, row.organisations, row.document))


def _nodes(telling: Telling, reader: PlaceReader) -> Iterator[tuple[Node, Found]]:
    """Reports whose organisation is unknown, or bears everybody's name, stand each for itself."""
    name = telling.report.organisation.name
    organisation, document = (name, "") if name and reader.tells(name) else ("", telling.id)
    for found in telling.initiatives:
        yield Node(organisation, document, found.name, found.kind), found


def _region(places: set[Place | None]) -> str | None:
    paths = [place.path if place else () for place in places]
    shared = (segments[0] for segments in zip(*paths, strict=False) if len(set(segments)) == 1)
    return "".join(segment.name for segment in shared) or None
