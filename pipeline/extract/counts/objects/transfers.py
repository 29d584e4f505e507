"""What verbs of giving, handing over and taking up leave before a number: 给予处分2人, 移送机关2人, 信息被采用2篇."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.measures.lexicon import ACTING
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.quantities.scanner import Quantity

_LONGEST = 14
"""Characters of what is given."""
_REACH = 40
"""Characters between 被 and the verb that takes up."""


class Transfers:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases) -> None:
        self._phrases = phrases
        cues = config.count_cues
        self._giving = frozenset(cues.giving.words)
        self._measures = frozenset(cues.measures_taken.words)
        self._handing = tuple(cues.handing_over.words)
        self._taking = frozenset(cues.taking_up.words)
        self._recipients = tuple(cues.recipients.words)

    def find(self, prose: Prose, lead: Lead, quantity: Quantity) -> Thing | None:
        """What a verb of giving, or one that hands over or takes up, leaves before the number."""
        if quantity.unit_class in ACTING and (given := self._given(prose, lead)):
            return given
        handed = prose.folded.startswith(self._handing, lead.clause)
        if handed and prose.folded.endswith(self._recipients, lead.clause, lead.stop):
            verb = prose.words.at(lead.clause).text
            if quantity.unit_class == "people":
                return Thing(None, None, verb, closed=True)  # 处分9人，移送检察机关2人
            return Thing(Span(lead.clause, lead.stop), "implied", verb)  # 追缴税款9万元，移送税务机关2宗
        return self._taken_up(prose, lead)

    def _given(self, prose: Prose, lead: Lead) -> Thing | None:
        """给予政务处分2人: what was given is all that stands before the number, though it ends in a verb."""
        verb = prose.words.at(lead.clause) if lead.stop > lead.clause else None
        if verb is None or verb.text not in self._giving or verb.end >= lead.stop:
            return None
        given = prose.folded[verb.end : lead.stop]
        plain = len(given) <= _LONGEST and given.isalpha() and prose.words.at(lead.stop - 1).text in self._measures
        return Thing(Span(verb.end, lead.stop), "before", verb.text) if plain else None

    def _taken_up(self, prose: Prose, lead: Lead) -> Thing | None:
        """信息被县报采用5篇、省报采用2篇: whose verb it is does not matter, what was taken stands before 被."""
        verb = prose.words.at(lead.stop - 1) if lead.stop > lead.clause else None
        if verb is None or verb.text not in self._taking or verb.start <= lead.clause:
            return None
        passive = prose.folded.rfind("被", max(lead.clause, verb.start - _REACH), verb.start)
        if passive < 0:
            by = prose.folded.endswith(self._recipients, lead.clause, verb.start)
            return Thing(None, None, verb.text) if by else None
        reach = self._phrases.before(prose.words, lead.clause, passive, prose.solid)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        return Thing(span, "before", verb.text) if span.end > span.start else Thing(None, None, verb.text)
