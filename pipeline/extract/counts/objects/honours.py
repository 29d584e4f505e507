"""People of whom nothing else is told are counted by what they were given: 3人被评为技术能手, 8人次受到表彰."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose

_UNITS = frozenset({"人", "人次"})
_REST = re.compile("[^,。;:!?\n\\d]{2,24}")
_PASSIVE = "被"
_FIRST = frozenset("被获当入受荣得")
"""First characters of what is done to those honoured."""


class Honours:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases) -> None:
        self._phrases = phrases
        self._honoured = re.compile("|".join(config.count_cues.honoured.words))

    def find(self, prose: Prose, at: int) -> Thing | None:
        """The honour, or the penalty, behind the quantity `at`, and the verb before it."""
        quantity = prose.quantities[at]
        start = quantity.right
        if quantity.unit not in _UNITS or prose.folded[start : start + 1] not in _FIRST:
            return None
        verb = self._honoured.match(prose.folded, start)
        rest = _REST.match(prose.folded, verb.end()) if verb else None
        if verb is None or rest is None:
            return None
        span = self._named(prose, rest.start(), rest.end())
        return Thing(span, "after", verb[0].removeprefix(_PASSIVE)) if span.end - span.start > 1 else None

    def _named(self, prose: Prose, start: int, end: int) -> Span:
        """操作标兵 whole; of 市级以上表彰, which no phrase holds, the end."""
        whole = self._phrases.after(prose.words, start, end, closed=True)
        if whole.end == end:
            return self._phrases.trimmed(prose.folded, start, end)
        reach = self._phrases.before(prose.words, start, end, prose.solid)
        begin = reach.start if reach.end > reach.start else max(prose.words.at(end - 1).start, start)
        return self._phrases.trimmed(prose.folded, begin, end)
