"""What a report says about an initiative: when, whether done or planned, which counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.config import Config
from pipeline.records import Count, InitiativeStatus, Section

_SENTENCE_END = re.compile(r"[。！？；!?;\n]")
_SENTENCE_START = re.compile(r"[。！？；!?;\n](?=[^。！？；!?;\n]*$)")
_DATES = (
    r"自?(?:20|19)\d{2}年(?:\d{1,2}月)?(?:份)?(?:以来|起|底|初)?"
    r"|今年(?:\d{1,2}月|以来)?(?:份)?|去年(?:以来)?|明年|上半年|下半年"
)
_SPANS = r"近(?:[一二两三五]|\d)年(?:来)?|\d{1,2}月(?:份|以来)?"
_REACH = 60


def sentence_start(text: str, offset: int) -> int:
    low = max(0, offset - _REACH)
    match = _SENTENCE_START.search(text, low, offset)
    return match.end() if match else low


class FactReader:
    """What stands before a name in its sentence. Built once per worker."""

    def __init__(self, config: Config) -> None:
        rules = config.initiatives
        self._planned = re.compile("|".join(rules.planned.words))
        self._period = re.compile(f"{_DATES}|(?:{'|'.join(rules.seasons.words)})(?:期间)?|{_SPANS}")

    def period(self, text: str, start: int) -> str | None:
        """The time words nearest before `start` in its sentence."""
        found = None
        for match in self._period.finditer(text, sentence_start(text, start), start):
            found = match.group()
        return found

    def status(self, text: str, start: int, section: Section | None) -> InitiativeStatus:
        """Planned in a plan's section, or where the sentence says so before the name."""
        if section is not None and section.role == "plan":
            return "plan"
        return "plan" if self._planned.search(text, sentence_start(text, start), start) else "done"


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
