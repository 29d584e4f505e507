"""Shares that open their clause, of what the clause before told: 医生全部到乡镇任职,八成在山区."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose

_BOUNDS = ("以上", "左右", "以下")
_LEADING = re.compile("[,;:](?:其中)?(?:有|已有|又有)?$")
_PAIR = 2


class SharesTold:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        runs = (_BOUNDS, cues.whole_adverbs.words, cues.whereabouts.words)
        bounds, adverbs, whereabouts = ("|".join(run) for run in runs)
        self._told = re.compile(f"(?:{bounds})?(?:{adverbs})?(?:{whereabouts})")
        self._opening = frozenset(word[0] for run in runs for word in run)
        """Characters that it begins with."""
        self._going = frozenset(cues.going_to.words)
        self._manners = frozenset(cues.going_manners.words)

    def is_told(self, prose: Prose, at: int) -> bool:
        """Whether the quantity `at` opens its clause and is the share that is somewhere, or goes or comes somewhere."""
        quantity, folded = prose.quantities[at], prose.folded
        if not quantity.is_relative or folded[quantity.right : quantity.right + 1] not in self._opening:
            return False
        opens = _LEADING.search(folded, max(0, quantity.left - 5), quantity.left)
        return opens is not None and self._told.match(folded, quantity.right) is not None

    def who_went(self, phrases: Phrases, prose: Prose, start: int, end: int) -> Span | None:
        """护士|全部|到基层坐诊: of the clause at `start:end` those of whom it is told."""
        last = word = prose.words.at(end - 1)
        while word.start > start and word.text not in self._going:
            word = prose.words[word.index - 1]
        going = stop = word.start if word.text in self._going else start
        while stop > start and prose.words.at(stop - 1).text in self._manners:
            stop = prose.words.at(stop - 1).start
        if stop == going and last.tag[0] != "v":
            return None  # 医生到渔村走访老人
        reach = phrases.before(prose.words, start, stop, prose.solid) if stop > start else None
        span = phrases.trimmed(prose.folded, reach.start, reach.end) if reach else None
        return span if span and span.end - span.start >= _PAIR else None
