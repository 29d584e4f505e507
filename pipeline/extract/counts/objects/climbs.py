"""What has climbed, where heights were passed: 产值跨上两个百亿元台阶、达230亿元 tells of 产值, and of no 台阶."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose

_REACH = 60
"""Characters before a number in which the climb stands."""
_MARKS = ",:;。\n"


class Climbs:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases) -> None:
        cues = config.count_cues
        self._phrases = phrases
        self._heights = tuple(cues.heights.words)
        self._height = re.compile("|".join(self._heights))
        passing = rf"(?:{'|'.join(cues.climbing.words)})了?[^,。;:\n]{{1,24}}(?:{'|'.join(self._heights)})"
        self._passing = re.compile(f"{passing}$")
        self._climb = re.compile(rf"(?:{'|'.join(cues.climbing_manners.words)})*{passing}[、,][^,。;:、]*$")

    def is_passed(self, text: str, span: Span) -> bool:
        """跨上两个|百亿元台阶: nobody counts them again."""
        if not text.endswith(self._heights, span.start, span.end):
            return False
        return self._passing.search(text, max(0, span.end - _REACH), span.end) is not None

    def climber(self, prose: Prose, at: int) -> Span | None:
        """What climbed in the clause right before the quantity `at`."""
        if self._height.search(prose.gaps[at]) is None:
            return None
        left = prose.quantities[at].left
        floor = max(prose.clauses.segment(left)[0], left - _REACH)
        found = self._climb.search(prose.folded, floor, left)
        return self._subject(prose, floor, found.start()) if found else None

    def _subject(self, prose: Prose, floor: int, end: int) -> Span | None:
        """The noun phrase before the verb, else that which opens the clause before: 产值稳步增长,|连续跨上…."""
        reach = self._phrases.before(prose.words, floor, end, prose.solid)
        if end > floor and prose.folded[end - 1] in _MARKS:
            start = max(floor, *(prose.folded.rfind(mark, floor, end - 1) + 1 for mark in _MARKS))
            reach = self._phrases.after(prose.words, start, end - 1)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        return span if span.end > span.start else None
