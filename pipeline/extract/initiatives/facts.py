"""What a report says about an initiative: when, whether done or planned, which counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.config import Config
from pipeline.extract.initiatives.words import either
from pipeline.records import Count, InitiativeStatus, Section
from pipeline.zh.clauses import CLAUSE_MARKS, SENTENCE_MARKS

_SENTENCE_END = re.compile(f"[{SENTENCE_MARKS}]")
_SENTENCE_START = re.compile(f"[{SENTENCE_MARKS}](?=[^{SENTENCE_MARKS}]*$)")
_REACH = 60
_AHEAD = 40
"""Characters behind the start of a name that a word before it may look at: 将“柳风行动”作为."""
_BEHIND = 12
"""Characters between a name and the word behind it that tells of a plan."""


def sentence_start(text: str, offset: int) -> int:
    low = max(0, offset - _REACH)
    match = _SENTENCE_START.search(text, low, offset)
    return match.end() if match else low


class FactReader:
    """What stands before a name in its sentence. Built once per worker."""

    def __init__(self, config: Config) -> None:
        rules = config.initiatives
        self._planned = re.compile(either(rules.planned))
        self._done_since = re.compile(either(rules.done_since))
        self._planned_behind = re.compile(
            rf"[”’」』\"]?[^{CLAUSE_MARKS}\n]{{0,{_BEHIND}}}?{either(rules.planned_behind)}"
        )
        self._period = re.compile(f"{either(rules.periods)}|{either(rules.seasons)}{either(rules.whiles)}?")

    def period(self, text: str, start: int) -> str | None:
        """The time words nearest before `start` in its sentence."""
        found = None
        for match in self._period.finditer(text, sentence_start(text, start), start):
            found = match.group()
        return found

    def status(self, text: str, start: int, end: int, section: Section | None) -> InitiativeStatus:
        """Planned in a plan's section, or where the sentence says so before the name, or right behind it."""
        if section is not None and section.role == "plan":
            return "plan"
        return "plan" if self._is_planned(text, start) or self._planned_behind.match(text, end) else "done"

    def _is_planned(self, text: str, start: int) -> bool:
        told = None
        for found in self._planned.finditer(text, sentence_start(text, start), start + _AHEAD):
            if found.end() > start:
                break
            told = found
        return told is not None and self._done_since.search(text, told.end(), start) is None


def counts_of(text: str, spans: Sequence[Sequence[tuple[int, int]]], counts: Sequence[Count]) -> list[tuple[str, ...]]:
    """For each group's mention spans, the ids of the counts said about it.

    A count belongs to the nearest mention before it in the same sentence.
    """
    owners = sorted((end, index) for index, group in enumerate(spans) for _, end in group)
    ends = [end for end, _ in owners]
    found: list[list[str]] = [[] for _ in spans]
    for count in counts:
        position = bisect_left(ends, count.start + 1) - 1
        if position < 0:
            continue
        end, index = owners[position]
        if _SENTENCE_END.search(text, end, count.start) is None:
            found[index].append(count.id)
    return [tuple(ids) for ids in found]
