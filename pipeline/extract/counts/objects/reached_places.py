"""工程涉及6个村900亩: the area is the work's, and not one of villages."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.config import Config
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.prose import Prose
from pipeline.records import UnitClass

_SOULS: frozenset[UnitClass] = frozenset({"people", "household"})


class ReachedPlaces:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases) -> None:
        self._phrases = phrases
        self._places = (*config.count_cues.territories.words, *config.count_cues.hamlets.words)
        self._reaching = tuple(config.count_cues.reaching.words)

    def is_place(self, prose: Prose, things: Sequence[Thing], own: Thing) -> bool:
        """Whether `own`, of the quantity behind `things`, is but the place that the quantity before it reaches."""
        at = len(things)
        if not at or own.span is None or things[-1].source != "after" or things[-1].span != own.span:
            return False
        lead, end = prose.leads[at - 1], prose.quantities[at - 1].left
        other = prose.quantities[at].unit_class != prose.quantities[at - 1].unit_class
        reaches = other and prose.folded.endswith(self._reaching, lead.clause, end)
        return reaches and prose.folded.endswith(self._places, own.span.start, own.span.end)

    def reaching(self, prose: Prose, at: int) -> Thing:
        """What reaches the place that is counted before the quantity `at`; who lives there is not counted by it."""
        lead, end = prose.leads[at - 1], prose.quantities[at - 1].left
        verb = next(word for word in self._reaching if prose.folded.endswith(word, 0, end))
        reach = self._phrases.before(prose.words, lead.clause, end - len(verb), prose.solid)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        told = span.end > span.start and prose.quantities[at].unit_class not in _SOULS
        return Thing(span, "before", verb) if told else Thing(None, None, verb, closed=True)
