"""Whether a quantity is done, planned, a target or a forecast, and the time words that scope it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import get_args

from pipeline.config import Config
from pipeline.extract.counts.words.anchored import Anchored, without_lookarounds
from pipeline.extract.counts.words.document import Words
from pipeline.records import CountStatus, Period, Value

_KINDS: dict[str, CountStatus] = {kind: kind for kind in get_args(CountStatus)}
_POINTING_REACH = 4
_SEASON = re.compile(r"期间")
_SEASON_LONGEST = 24
_SEASON_STOPS = frozenset(("在", "于", "自", "从", "由", "比", "较", "同", "与", "跟"))
_SEASON_MARKS = frozenset('、·“”‘’《》"')
"""Inside the name of a season: 安全生产月、“5·12”防灾减灾周期间."""
_COMPARING = ("比", "较", "比上", "较上", "比前", "较前", "恢复到", "恢复至")
"""比上年增长, 较上半年收窄, 恢复到2019年的九成: that time is a base, and no period."""
_PRICES = ("不变价", "可比价")
"""按上年不变价计算: in the prices of that time."""
_OPENING_REACH = 4
_TIMES_PASSED = 4
"""A sentence may be endless: so many time words of other items are passed over."""
_BESIDE = ("同", "与", "和", "跟")
_COMPARED = re.compile("(?:同期|[初底末])?(?:的[^,。;:、]{1,8})?相比")
"""与上年相比, 同一九七八年相比: nor is this."""
_FROM = ("由", "从")
_RANKED = re.compile(r"[^,。;:、\d]{0,8}第(?!.季)")
"""由上年居全国第九位上升: the time of the rank that was left."""
_WHOLE_YEAR = "全年"
_OF_EACH = re.compile("每.$|均$")
"""每户全年收入: 全年 belongs to what is counted, beside the time that is told."""
_SINCE = "以来"
_AIM = "目标"
_AIM_TOLD = ("是", "为", ":")
"""完成今年主要目标是: what stands behind tells the target."""
_FIRST_HALF = "上半年"
_OF_PAST_YEAR = re.compile("(?<![今明本当])年$")
"""2024年|上半年, 去年|上半年: but 今年上半年 may lie ahead."""
_WHEN_PLANNED = re.compile("(?:[今明本]年|当年)?[在于到]?")
"""预计今年|上半年: all that may stand between an aim and its time."""
_PLANNED_WHOLE = re.compile(r"计划的?\d[\d,.]*[余多]?[万亿]*[一-鿿]{1,4}的\d")
"""占年初计划9亿元的75%: what a share is of."""
_MET_WITHIN = 16
"""Characters before an aim in which it may be said that it was met."""
_SAID_WITHIN = 60
"""Characters between a quantity and the plan that is told of it in the same clause."""
_YEARS_END = "-12-31"
_LITERAL = re.compile(r"[一-鿿]+(?![?*{])")
_MAY_OPEN = re.compile(r"(?P<first>.)\?(?P<rest>.*)")


class TimingReader:
    """Finds all cues of a text at once and answers by offset."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._predicates = frozenset(cues.predicates.words)
        groups = {"plan": cues.plan, "target": cues.target, "forecast": cues.forecast, "done": cues.done}
        self._times = re.compile("|".join(map(_spelt_out, cues.periods.words)))
        self._pointing = re.compile(f"(?:{'|'.join(cues.pointing.words)})$")
        self._opening = re.compile(rf"(?:^|[,;:。!?\n(、 ])(?:{'|'.join(cues.opening_times.words)})?$")
        self._times_of_deeds = tuple(cues.times_of_deeds.words)
        self._looking_back = re.compile("|".join(cues.looking_back.words))
        self._ahead = re.compile("|".join(cues.lying_ahead.words))
        self._shared = re.compile(rf"(?:{'|'.join(cues.shared_aims.words)})了?[^,。;:\d]{{0,10}}$")
        self._met = re.compile(f"(?:{'|'.join(cues.met.words)})[^,。;:]*$")
        self._cues = Anchored((_head(word), kind, word) for kind, group in groups.items() for word in group.words)

    def read(
        self,
        folded: str,
        words: Words,
        dates: Iterable[tuple[int, int]],
        sources: Sequence[tuple[int, int]] = (),
        *,
        year_over: bool = False,
    ) -> Timing:
        """The cues of `folded`; `dates` are spans of dates and periods that are known already.

        `year_over`: the report looks back on a whole year, so that the first half in its plans is that of the next.

        What stands in one of `sources`, 由去年的3亩, tells of the level from which something starts alone.
        """
        cues = [cue for cue in self._cues.finditer(folded) if not self._is_met(folded, cue)]
        before: list[re.Match[str] | None] = [None, *cues]
        acting = (cue for cue, last in zip(cues, before, strict=False) if not self._times_aim(folded, cue, last))
        statuses = [(cue.start(), str(cue.lastgroup)) for cue in acting]
        times = [*dates, *((found.start(), found.end()) for found in self._times.finditer(folded))]
        for season in _SEASON.finditer(folded):
            start = self._season_start(words, season.start())
            if start < season.start():
                times.append((start, season.end()))
        pointed = (self._pointed(folded, *time) for time in times if not _scopes_nothing(folded, *time))
        kept = _widest(pointed)
        ahead = (
            {cue.start() for cue in cues if cue[0] == _FIRST_HALF and not _is_past(folded, cue)} if year_over else set()
        )
        inner = {start for start, _ in kept if not self._opens(folded, start)}
        return Timing(statuses, kept, sources, inner, Plans(frozenset(ahead), tuple(self._reviews(folded))))

    def _reviews(self, folded: str) -> Iterator[tuple[int, int]]:
        """Stretches in which a plan looks back, 这五年,…, to the end of their line, if that speaks of nothing ahead."""
        for cue in self._looking_back.finditer(folded):
            end = folded.find("\n", cue.end())
            stretch = cue.start(), end if end >= 0 else len(folded)
            if self._ahead.search(folded, folded.rfind("\n", 0, cue.start()) + 1, stretch[1]) is None:
                yield stretch

    def _season_start(self, words: Words, end: int) -> int:
        """Where the words begin that name the season: behind 在, else behind the verb before them or with the clause.

        在大会召开期间: what stands between 在 and 期间 is its name, also with a verb.
        """
        start, governed = end, None
        while start > max(0, end - _SEASON_LONGEST):
            word = words.at(start - 1)
            if word.text in _SEASON_STOPS:
                return start
            named = word.text[0].isalnum() or (word.text in _SEASON_MARKS and start < end)
            if not named or word.start < end - _SEASON_LONGEST:
                break
            if governed is None and start < end and word.text in self._predicates:
                governed = start
            start = word.start
        return start if governed is None else governed

    def _is_met(self, folded: str, cue: re.Match[str]) -> bool:
        """高于预期目标0.5个百分点: an aim that something is measured against makes no target of it."""
        if cue.lastgroup == "plan" and _PLANNED_WHOLE.match(folded, cue.start()):
            return self._shared.search(folded, max(0, cue.start() - _MET_WITHIN), cue.start()) is not None
        if not cue[0].endswith(_AIM) or folded.startswith(_AIM_TOLD, cue.end()):
            return False
        return self._met.search(folded, max(0, cue.start() - _MET_WITHIN), cue.start()) is not None

    def _times_aim(self, folded: str, cue: re.Match[str], last: re.Match[str] | None) -> bool:
        """预计上半年建成3座: the time right behind an aim tells when it is to be reached, and ends no plan."""
        if last is None or last.lastgroup == "done" or not cue[0].startswith(self._times_of_deeds):
            return False
        return cue.lastgroup == "done" and _WHEN_PLANNED.fullmatch(folded, last.end(), cue.start()) is not None

    def _pointed(self, folded: str, start: int, end: int) -> tuple[int, int]:
        pointing = self._pointing.search(folded, max(0, start - _POINTING_REACH), start)
        since = len(_SINCE) if folded.startswith(_SINCE, end) else 0
        return (pointing.start() if pointing else start), end + since

    def _opens(self, folded: str, start: int) -> bool:
        return self._opening.search(folded[max(0, start - _OPENING_REACH) : start]) is not None


def _is_past(folded: str, half: re.Match[str]) -> bool:
    return _OF_PAST_YEAR.search(folded, max(0, half.start() - 2), half.start()) is not None


def _scopes_nothing(folded: str, start: int, end: int) -> bool:
    """Whether that time is what something is measured against, has moved from, or is counted by."""
    if folded.startswith(_PRICES, end):
        return True
    if folded.endswith(_BESIDE, 0, start):
        return _COMPARED.match(folded, end) is not None
    if folded.endswith(_FROM, 0, start):
        return _RANKED.match(folded, end) is not None
    if folded.startswith(_WHOLE_YEAR, start):
        return _OF_EACH.search(folded, max(0, start - 2), start) is not None
    return folded.endswith(_COMPARING, 0, start)


def _widest(times: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, without those that lie inside another: 上半年 and no 半年."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(times, key=lambda time: (time[0], -time[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _spelt_out(word: str) -> str:
    """本?世纪 as 本世纪|世纪: `re` passes over places by their first character where every branch has one."""
    found = _MAY_OPEN.fullmatch(word)
    return f"{found['first']}{found['rest']}|{found['rest']}" if found else word


def _head(word: str) -> str:
    """The literal that a cue begins with."""
    literal = _LITERAL.match(without_lookarounds(word))
    assert literal, f"cues of time begin with a literal: {word}"
    return literal[0]


def _last_outside(starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[int]:
    """For each of `starts` the last one up to it that stands in none of `spans`, -1 where all do."""
    found: list[int] = []
    last, span = -1, 0
    for index, start in enumerate(starts):
        while span < len(spans) and spans[span][1] <= start:
            span += 1
        if span == len(spans) or start < spans[span][0]:
            last = index
        found.append(last)
    return found


def is_year_over(period: Period | None) -> bool:
    """Whether a report looks back on a year up to its end."""
    return period is not None and period.end is not None and period.end.endswith(_YEARS_END)


def last_year(period: Period | None) -> int | None:
    """The last year that a report is about."""
    return int(period.end[:4]) if period and period.end else None


class Plans(Value, frozen=True):
    """Where a plan is not what it seems: cues of what is done that lie ahead there, and stretches that look back."""

    ahead: frozenset[int]
    reviews: tuple[tuple[int, int], ...]


class Timing:
    """The cues of one text: (offset, status), and spans of time words."""

    def __init__(
        self,
        statuses: list[tuple[int, str]],
        times: list[tuple[int, int]],
        sources: Sequence[tuple[int, int]],
        inner: set[int],
        plans: Plans,
    ) -> None:
        self._statuses = statuses
        self._status_starts = [start for start, _ in statuses]
        self._times = times
        self._time_starts = [start for start, _ in times]
        self._inner = inner
        self._plans = plans
        self._sources = sources
        self._source_starts = [start for start, _ in sources]
        self._outside_statuses = _last_outside(self._status_starts, sources)
        self._outside_times = _last_outside(self._time_starts, sources)

    def status(self, at: int, start: int, *, planned: bool, end: Callable[[], int]) -> CountStatus:
        """The last cue before `at` in its sentence, which begins at `start`, decides; else what is `planned` there.

        A plan that is told of the quantity before the clause ends at `end()` decides first: 剩余2件计划明年完成.
        """
        index = self._last(self._status_starts, self._outside_statuses, at)
        if index + 1 < len(self._statuses):
            place, kind = self._statuses[index + 1]
            if kind != "done" and place - at < _SAID_WITHIN and place < end():
                return _KINDS[kind]
        told = index >= 0 and self._statuses[index][0] >= start
        if told and not (planned and self._statuses[index][0] in self._plans.ahead):
            return _KINDS[self._statuses[index][1]]
        reviewed = any(first <= at < last for first, last in self._plans.reviews)
        return "plan" if planned and not reviewed else "done"

    def _last(self, starts: Sequence[int], outside: Sequence[int], at: int) -> int:
        """The last of `starts` before `at` that stands in no source before it."""
        index = bisect_left(starts, at) - 1
        if index < 0:
            return index
        source = bisect_left(self._source_starts, starts[index] + 1) - 1
        own = source >= 0 and at < self._sources[source][1]
        return index if own else outside[index]

    def period(self, at: int, start: int, segment_of: Callable[[int], tuple[int, int]]) -> tuple[int, int] | None:
        """The nearest time words before `at` in its sentence, which begins at `start`.

        Inside an item that is not the first one tells of that alone: 税收增长6%;客流全年保持9万人次;住房新增90套.
        """
        last = self._last(self._time_starts, self._outside_times, at)
        for index in range(last, max(-1, last - _TIMES_PASSED), -1):
            begin = self._time_starts[index]
            if begin < start:
                return None
            if begin not in self._inner or start == segment_of(begin)[0] or begin >= segment_of(at)[0]:
                return self._times[index]
        return None
