"""Which names of an archive are one initiative's: equal keys within one place, then what alone can be meant.

Every step looks at all names before it changes anything, so their order cannot matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.archive.names import Form, Names
from pipeline.archive.places import Places
from pipeline.config.registry import Registry, Standing
from pipeline.config.report import ReportCues
from pipeline.places import CITY, Place, PlaceReader
from pipeline.records import InitiativeKind

_LEAST_FULL = 4
"""Characters of a name that is one whatever kind it was taken for; shorter ones are quoted words of several things."""


class Node(NamedTuple):
    """A name as all reports of one organisation have it; where nothing tells whose it is, as one `document` has it."""

    organisation: str
    document: str
    name: str
    kind: InitiativeKind


class Rows(NamedTuple):
    """The row of each node; of each row the places (None where one is unknown) and the standing of its name."""

    of: dict[Node, int]
    places: dict[int, set[Place | None]]
    standing: dict[int, Standing | None]


class _Known(NamedTuple):
    """A node with all that is compared of it."""

    node: Node
    place: Place
    family: int
    form: Form
    domain: Hashable
    """What must be equal for two names to be one: region or organisation."""

    def shared(self) -> Iterator[Hashable]:
        """Nodes that share one of these are one initiative."""
        yield self.domain, self.family, self.form.stem, self.form.noun
        if len(self.form.full) >= _LEAST_FULL:
            yield self.place, self.form.full
            yield self.domain, self.form.full


class Linker:
    """Gathers nodes, then links them."""

    def __init__(self, rules: Registry, report: ReportCues, reader: PlaceReader) -> None:
        self._rules = rules
        self._reader = reader
        self._names = Names(rules, report)
        self._aliases: dict[Node, set[str]] = {}

    def add(self, node: Node, aliases: Iterable[str]) -> None:
        """One more naming; aliases of the same node come together."""
        self._aliases.setdefault(node, set()).update(aliases)

    def link(self) -> Rows:
        """Number the rows; the same nodes give the same rows, in whatever order they came."""
        nodes = sorted(self._aliases)
        places = Places({node.organisation for node in nodes if not node.document}, self._reader)
        standing = {node: entry for node in nodes if (entry := self._names.standing(node.name))}
        known = [
            self._know(node, places.of(node.organisation))
            for node in nodes
            if not node.document and node not in standing
        ]
        sets = _Sets(nodes)
        sets.unite_equal((node, entry.text) for node, entry in standing.items())
        sets.unite_equal((one.node, key) for one in known for key in one.shared())
        self._unite_levels(known, sets)
        for name, whole in list(self._called_so(known, sets)):
            sets.unite(name, whole)
        return self._rows(nodes, sets, places, {node: entry.standing for node, entry in standing.items()})

    def _know(self, node: Node, place: Place) -> _Known:
        family = self._rules.family_of(node.kind)
        regional = self._rules.families[family].reach == "region" and place.path
        domain: Hashable = place.home() if regional else place
        return _Known(node, place, family, self._names.form(node.name, place), domain)

    def _unite_levels(self, known: Iterable[_Known], sets: _Sets) -> None:
        """What is told from above: a city's measure in its counties, the one team of that name in a county's towns."""
        alike: dict[Hashable, list[_Known]] = defaultdict(list)
        for one in known:
            alike[one.family, one.form.stem, one.form.noun].append(one)
        for group in alike.values():
            if len(group) > 1:
                regional = self._rules.families[group[0].family].reach == "region"
                (_unite_cities if regional else _unite_only_ones)(group, sets)

    def _called_so(self, known: Sequence[_Known], sets: _Sets) -> Iterator[tuple[Node, Node]]:
        """Names that are an alias of exactly one other initiative of the place, each with that one."""
        called: dict[Hashable, dict[int, Node]] = defaultdict(dict)
        for one in known:
            for full in self._alias_forms(one):
                called[one.domain, one.family, full][sets.find(one.node)] = one.node
        for one in known:
            wholes = called.get((one.domain, one.family, one.form.full), {})
            if len(wholes) == 1:
                yield one.node, next(iter(wholes.values()))

    def _alias_forms(self, one: _Known) -> Iterator[str]:
        """敲门问需 as alias of 防返贫“敲门问需”行动 stands for 敲门问需行动 as well."""
        tail = one.form.full[len(one.form.stem) :]
        for alias in self._aliases[one.node]:
            full = self._names.form(alias, one.place).full
            if full != one.form.full:
                yield from {full, full.removesuffix(tail) + tail}

    def _rows(self, nodes: Iterable[Node], sets: _Sets, places: Places, standing: dict[Node, Standing]) -> Rows:
        rows = Rows({node: sets.find(node) for node in nodes}, defaultdict(set), {})
        for node, row in rows.of.items():
            rows.places[row].add(None if node.document else places.of(node.organisation))
            rows.standing[row] = standing.get(node)
        return rows


def _unite_cities(group: Iterable[_Known], sets: _Sets) -> None:
    homes = {one.place.home(): one.node for one in group}
    for home, node in homes.items():
        for end in range(1, len(home)):
            if home[end - 1].rank == CITY and home[:end] in homes:
                sets.unite(node, homes[home[:end]])


def _unite_only_ones(group: Sequence[_Known], sets: _Sets) -> None:
    """From the narrowest place to the widest: what is united below counts as one above."""
    below: dict[Hashable, list[Node]] = defaultdict(list)
    for one in group:
        for end in range(1, len(one.place.path) + bool(one.place.unit)):
            below[one.place.path[:end]].append(one.node)
    for one in sorted(group, key=lambda one: -len(one.place.path)):
        only = {sets.find(node) for node in below[one.place.path]} if not one.place.unit else set()
        if len(only) == 1:
            sets.unite(one.node, below[one.place.path][0])


class _Sets:
    """Disjoint sets of nodes; each is known by the number of its least node."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._number = {node: number for number, node in enumerate(nodes)}
        self._parent = list(range(len(nodes)))

    def find(self, node: Node) -> int:
        number = self._number[node]
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def unite(self, one: Node, other: Node) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low

    def unite_equal(self, keyed: Iterable[tuple[Node, Hashable]]) -> None:
        """Unite the nodes that come with equal keys."""
        first: dict[Hashable, Node] = {}
        for node, key in keyed:
            self.unite(first.setdefault(key, node), node)
