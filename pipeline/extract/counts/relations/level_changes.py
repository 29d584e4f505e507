"""From which level to which a change leads, and by how much: 由305件降至244件,下降20%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.config import Config
from pipeline.extract.counts.measures.alike import alike, numerator
from pipeline.extract.counts.objects.dealing import listed, parallel
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.words.dealing import DEALING

_OPENING = ("由", "从")
_LEADING = "为到至"
_ARROW = re.compile(r" ?(?:→|->|=>|-->|⇒) ?")
_YEAR = r"(?:[\d〇零一二三四五六七八九]{4}年(?:[初末底])?|[去上前]年|[今本]年|[目当]前|现在)"
_IN_YEAR = re.compile(f"{_YEAR}[只仅还]?(?:为|是|有)$")
_LONGEST_YEAR = 12
_HEADS = frozenset({"个", "人"})
"""从十几个增加到四十五人: people, told first by the common measure word."""
_MOVED = re.compile(r"[^,。;、\n]*[到至为成][^,。;、\n]{0,10}")


class Change(NamedTuple):
    """From, to and the change between them, where one is stated."""

    source: int
    target: int
    delta: int | None


class LevelChanges:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        stems = frozenset((*cues.up.words, *cues.down.words))
        verbs = "|".join(word for word in cues.reach.words if word[-1] in _LEADING and word[:-1] in stems)
        self.later = re.compile(f"[,;](?:到了?)?{_YEAR}已?(?:{verbs})")

    def find(self, prose: Prose) -> list[Change]:
        """All changes of a text of which both levels are told."""
        return _Changes(self, prose).found()


class _Changes:
    """Of one text."""

    def __init__(self, cues: LevelChanges, prose: Prose) -> None:
        self._later = cues.later
        self._prose = prose
        self._folded = prose.folded
        self._quantities = prose.quantities
        self._leads = prose.leads
        self._gaps = prose.gaps

    def found(self) -> list[Change]:
        """由305件降至244件,下降20%; 86%→91%; 达到9亿元,比上年的6亿元增长50%."""
        found: list[Change] = []
        arrows = any(mark in self._folded for mark in "→>⇒")
        for source, lead in enumerate(self._leads):
            if not lead.source and not arrows:
                continue
            group = self._dealt(source)
            if targets := parallel(self._prose, group) if group else []:
                found += map(Change, group, targets, self._deltas(targets))
                continue
            target = self._target(source) if lead.source else self._arrow_target(source)
            if target is not None:
                found.append(Change(source, target, self._delta(max(source, target))))
        return [*found, *self._years_apart()]

    def _dealt(self, source: int) -> list[int]:
        """分别由81%、77%升到…, 由81%、77%分别升到…: the levels of a list from which each of another starts."""
        lead = self._leads[source]
        if not (lead.source or lead.distributed):
            return []
        group = listed(self._prose, source)
        last = group[-1] + 1
        behind = len(group) > 1 and last < len(self._gaps) and self._gaps[last].startswith(DEALING)
        return group if lead.distributed or behind else []

    def _years_apart(self) -> list[Change]:
        """2020年为41.5%,2024年上升为56.5%: each year has its level, and the verb tells that it moved."""
        return [
            Change(target - 1, target, self._delta(target))
            for target, lead in enumerate(self._leads)
            if lead.reaches and self._later.fullmatch(self._gaps[target]) and self._tells_of_year(target - 1)
            if not self._leads[target - 1].source and self._pairs(target - 1, target)
        ]

    def _tells_of_year(self, index: int) -> bool:
        left = self._quantities[index].left
        return _IN_YEAR.search(self._folded, max(0, left - _LONGEST_YEAR), left) is not None

    def _deltas(self, targets: Sequence[int]) -> Sequence[int | None]:
        """…,分别增长66.7%和36.7%: the changes of a list, where as many are told."""
        first = targets[-1] + 1
        told = first < len(self._leads) and self._leads[first].direction and not self._leads[first].compared
        deltas = listed(self._prose, first) if told and self._prose.in_one_segment(targets[0], first) else []
        return deltas if len(deltas) == len(targets) else [None] * len(targets)

    def _arrow_target(self, source: int) -> int | None:
        following = source + 1
        if following == len(self._leads) or not _ARROW.fullmatch(self._gaps[following]):
            return None
        return following if self._pairs(source, following) else None

    def _target(self, source: int) -> int | None:
        following, previous = source + 1, source - 1
        paired = following < len(self._leads) and self._pairs(source, following)
        if paired and (self._leads[following].reaches or _MOVED.fullmatch(self._gaps[following])):
            return following
        against = self._leads[source].source.startswith(("比", "较"))
        if against and previous >= 0 and self._pairs(source, previous) and self._leads[previous].is_level:
            return previous
        return None

    def _pairs(self, one: int, other: int) -> bool:
        first, second = self._quantities[one], self._quantities[other]
        lasts = first.unit_class == second.unit_class == "duration"
        return (lasts or _count_alike(first.unit, second.unit)) and self._prose.in_one_segment(one, other)

    def _delta(self, after: int) -> int | None:
        index = after + 1
        while index < len(self._leads) and self._is_mere_span(after, index):
            index += 1
        if index >= len(self._leads) or self._leads[index].compared:
            return None
        if self._leads[index].direction is None and not self._gaps[index].endswith("新增"):
            return None
        return index if self._prose.in_one_segment(after, index) else None

    def _is_mere_span(self, after: int, index: int) -> bool:
        """四年减少2575人: the span of time stands between."""
        span = self._quantities[index].unit_class == "duration" and self._leads[index].direction is None
        return span and self._quantities[after].unit_class != "duration"


def _count_alike(one: str | None, other: str | None) -> bool:
    """3元/公斤 and 0.4元, 十几个 and 45名 tell of the same thing."""
    return numerator(one) == numerator(other) or {alike(one), alike(other)} <= _HEADS or alike(one) == alike(other)


def sources(prose: Prose, changes: Iterable[Change]) -> list[tuple[int, int]]:
    """Stretches from behind 由 or 从 to the end of the level, or of the list of levels, from which `changes` start."""
    left = {change.source for change in changes}
    return [
        (lead.stop, prose.quantities[listed(prose, at)[-1] if lead.distributed else at].right)
        for at, lead in enumerate(prose.leads)
        if lead.source in _OPENING and at in left
    ]
