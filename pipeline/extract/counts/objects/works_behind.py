"""Works right behind their measure word, whose name begins with a verb: 9个排水防涝项目通过验收."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.words.document import Word
from pipeline.records import UnitClass

_COUNTING: frozenset[UnitClass] = frozenset({"item", "place", "event"})
_NAMING = frozenset({"v", "vn", "n", "j", "l", "x", "b", "ns", "s"})
_SAID = frozenset("vpd")
"""First letters of tags of what is said of them: 开始, 通过, 均."""
_HOW = "ad"
_LONGEST = 14
_LEAST = 3


class WorksBehind:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        cues = config.count_cues
        self._heads = tuple(cues.works_heads.words)
        self._governing = frozenset((*cues.working.words, *cues.finishing.words, *cues.reach.words, *cues.up.words))

    def find(self, prose: Prose, at: int) -> Thing | None:
        """The works of the quantity `at` that opens its clause, where a verb opens or stands in their name.

        6处|移交养护中心看管 tells what was done: there the first word is one that works on things.
        """
        quantity, lead = prose.quantities[at], prose.leads[at]
        if quantity.unit_class not in _COUNTING or prose.folded[lead.clause : quantity.left].strip():
            return None
        start = quantity.right
        word = prose.words.at(start) if start < len(prose.folded) else None
        if word is None or word.start != start or word.text in self._governing:
            return None
        end = self._end(prose, word, start + _LONGEST)
        return Thing(Span(start, end), "after") if end else None

    def _end(self, prose: Prose, word: Word, bound: int) -> int:
        """Where the last head ends of which something is said, of the name that begins with `word`; 0 without verb."""
        start, verbs, end = word.start, 0, 0
        while word.end <= bound and word.tag in _NAMING and word.text not in self._governing:
            verbs += word.tag[0] == "v"
            following = prose.words[word.index + 1] if word.index + 1 < prose.words.number else None
            if following is None:
                break
            heads = prose.folded.endswith(self._heads, start, word.end) and word.end - start > _LEAST
            if heads and ((verbs and following.tag[0] in _SAID) or following.tag == _HOW):
                end = word.end
            word = following
        return end
