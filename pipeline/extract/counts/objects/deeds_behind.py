"""What is counted where words behind a number tell a deed: 吸纳15人就业, 开展两轮督导, 用时9天改建病房."""

from __future__ import annotations

import re

from pipeline.config import Config
from pipeline.extract.counts.objects.after import ObjectsAfter
from pipeline.extract.counts.objects.things import Thing
from pipeline.extract.counts.phrases.noun_phrases import Phrases
from pipeline.extract.counts.phrases.spans import Span
from pipeline.extract.counts.prose import Prose
from pipeline.extract.counts.words.document import Words

_REST = re.compile("[一-鿿]{2,8}(?=[,。;:!?\n])")
_CLAUSE = re.compile("[^,。;:!?\n]{2,30}")
_LASTING = "连续"
_TERM = "工期"
_THAN = "比较"


class DeedsBehind:
    """Built once per worker."""

    def __init__(self, config: Config, phrases: Phrases, after: ObjectsAfter) -> None:
        cues = config.count_cues
        self._phrases, self._after = phrases, after
        self._employing = tuple(cues.employing.words)
        self._launching = tuple(cues.launching.words)
        self._time_taken = tuple(cues.time_taken.words)
        self._sending = tuple(cues.sending.words)
        self._acts = frozenset((*cues.predicates.words, *cues.naming_predicates.words))

    def find(self, prose: Prose, at: int, before: Thing, after: Thing) -> Thing | None:
        """The thing of the quantity `at` that its deed tells, given what stands `before` and `after` it."""
        quantity = prose.quantities[at]
        if quantity.unit_class == "duration":
            return self._of_time(prose, at, before, after)
        if quantity.unit_class in ("people", "person_times"):
            if before.span and self._are_sent(prose, at, before.span, after):
                return before
            return None if after.span else self._verbal(prose, at, self._employing)
        if quantity.unit_class == "event":
            return self._verbal(prose, at, self._launching)
        return None

    def _are_sent(self, prose: Prose, at: int, sent: Span, after: Thing) -> bool:
        """抽调机关干部120人次|驻点值守: those sent stand before, behind what they do."""
        lead = prose.leads[at]
        named = sent.end == lead.stop == prose.quantities[at].left
        behind = after.span is not None and after.span.start == prose.quantities[at].right
        return (
            named
            and behind
            and prose.folded.endswith(self._sending, lead.clause, sent.start)
            and sent.end - sent.start > 1
        )

    def _verbal(self, prose: Prose, at: int, verbs: tuple[str, ...]) -> Thing | None:
        """The verbs alone that close the clause behind the number, where one of `verbs` stands before it."""
        folded, start, clause = prose.folded, prose.quantities[at].right, prose.leads[at].clause
        verb = next((verb for verb in verbs if folded.endswith(verb, clause, prose.quantities[at].left)), None)
        rest = _REST.match(folded, start) if verb else None
        if rest is None or not self._are_verbs(prose.words, start, rest.end()):
            return None
        return Thing(Span(start, rest.end()), "after", verb)

    def _are_verbs(self, words: Words, start: int, end: int) -> bool:
        word = words.at(start)
        while word.start >= start and (word.tag[0] == "v" or word.text in self._acts):
            if word.end >= end:
                return word.end == end
            word = words[word.index + 1]
        return False

    def _of_time(self, prose: Prose, at: int, before: Thing, after: Thing) -> Thing | None:
        """What took so long, what went on so long, and the term that something was done before."""
        lead, quantity = prose.leads[at], prose.quantities[at]
        if lead.direction and lead.base and lead.base.endswith(_TERM) and before.span is None:
            start = prose.folded.rfind(lead.base, lead.clause, quantity.left)
            return (
                Thing(Span(start + (lead.base[0] in _THAN), start + len(lead.base)), "before") if start >= 0 else None
            )
        taken = prose.folded.endswith(self._time_taken, lead.clause, quantity.left)
        if taken and (before.span is None or prose.folded[before.span.start : before.span.end] in self._time_taken):
            led = self._after.led_by_verb(prose, at)
            return Thing(led, "after", prose.words.at(quantity.right).text) if led else None  # 用时9天|改建病房
        if after.span or not prose.folded.endswith(_LASTING, lead.clause, quantity.left):
            return None
        return self._lasting(prose, quantity.right)

    def _lasting(self, prose: Prose, start: int) -> Thing | None:
        """连续三年|开展|“清河”行动: what was launched year after year."""
        clause = _CLAUSE.match(prose.folded, start)
        verb = prose.words.at(start) if clause else None
        if clause is None or verb is None or verb.start != start or verb.text not in self._launching:
            return None
        reach = self._phrases.after(prose.words, verb.end, clause.end(), closed=True)
        span = self._phrases.trimmed(prose.folded, reach.start, reach.end)
        return Thing(span, "after", verb.text) if span.end - span.start > 1 else None
