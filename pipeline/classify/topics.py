"""Topics of sections: a linear map of each section's grams, leaning on the whole report, calibrated, or nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pipeline.classify.chances import IN_REPORTS, RANKS
from pipeline.classify.excerpts import orphans
from pipeline.classify.model import Floats, LinearModel
from pipeline.classify.ranking import greatest
from pipeline.classify.rows import Row
from pipeline.classify.words import Words
from pipeline.records import OrganisationLevel, ReportFacts, SectionRole, TopicScore
from pipeline.stages import OutlineSection

_LENT, _REACH = 0.3, 140
"""At most so much of the whole report's scores is added to those of a section; half of it after so many characters."""
_PARENT = 0.15
"""What the scores of the section above add to a section's own."""
_DAMPING = 0.2
"""How far scores are scaled back for what was added, so that probabilities stay true."""
_TOGETHER = 2.0
"""What sections that have lost their parent say together counts for each of them so many times its own."""
_MANY = 3
"""So many domains among its subsections, and no topic of more than half, make a section one about the whole."""
_OVERALL = 0.1
"""How far the overall topic then stands above the best other one."""
_RESERVED = 0.1
"""Taken from the overall topic's scores of all other sections: one of several fields looks a little like everything."""

_OF_ONE_TRADE: frozenset[OrganisationLevel | None] = frozenset({"department", "school", "hospital", "enterprise"})
"""Organisations whose reports of many domains are still about their own."""
_GOVERNMENTS: frozenset[OrganisationLevel | None] = frozenset({"township", "county", "city", "provincial", "national"})
"""Organisations whose review or plan of everything is about everything; a duty report is one person's."""

_OF_EVERYTHING: frozenset[SectionRole] = frozenset({"achievement", "plan"})
"""What a government's work report tells all of that it does; of its troubles and lessons it tells the weightiest."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as the model sees it."""

    topics: Floats
    """Shape (sections, topics)."""
    roles: Floats
    """Shape (sections, roles)."""
    whole: Floats
    """Topics of the report as one text under its title."""


class Purposes(NamedTuple):
    """What the sections of one report are for, in the outline's order."""

    roles: Sequence[SectionRole]
    told: Sequence[bool]
    """Whether the heading says so."""


class TopicScorer:
    """Scores sections with the learned model."""

    def __init__(self, model: LinearModel, overall: str | None) -> None:
        """`overall` is the topic for reports that span many domains."""
        self._model = model
        self._count = len(model.topics)
        self._domains = [topic.split("/")[0] for topic in model.topics]
        self._overall = model.topics.index(overall) if overall in model.topics else None

    def read(self, title: str | None, words: Words, outline: Sequence[OutlineSection]) -> Reading:
        """Scores of all sections and of the report, in one pass over the text."""
        pages = _Pages(words.text)
        whole = Row((0, len(words.text)), pages.add(title or ""))
        rows = [Row((section.body_start, section.end), pages.heading(section)) for section in outline]
        found = self._model.find(pages.text)
        lost = orphans(outline)
        if lost:
            rows.append(Row((outline[0].start, outline[lost - 1].end)))
        scores = self._model.score(found, [*rows, whole])
        own, roles = scores[: len(outline), : self._count], scores[:-1, self._count :]
        if len(outline) > 1:
            own = self._in_context(outline, own, scores[-1, : self._count])
        roles = roles + self._model.hear(words, found, [row.body for row in rows])
        if lost:
            roles[:lost] += _TOGETHER * roles[-1]
        return Reading(own, roles[: len(outline)], scores[-1, : self._count])

    def _in_context(self, outline: Sequence[OutlineSection], own: Floats, whole: Floats) -> Floats:
        """Scores that lean on the report and on the section above, the more the shorter a section is.

        A heading without a text gets nothing: what is lent would be all that it has.
        """
        lengths = np.array([section.end - section.body_start for section in outline], dtype=np.float32)
        leaning = np.array([section.level > 0 and section.end > section.body_start for section in outline])
        lent = leaning.astype(np.float32) * _REACH / (_REACH + lengths)
        scores = own + lent[:, None] * np.minimum(whole, _LENT)
        for index, above in _above(outline):
            if leaning[index]:
                scores[index] += _PARENT * scores[above]
                lent[index] += _PARENT
        damped: Floats = scores / (1 + _DAMPING * lent)[:, None]
        if self._overall is not None:
            damped[:, self._overall] -= _RESERVED
        return damped

    def of_all(
        self, outline: Sequence[OutlineSection], purposes: Purposes, reading: Reading, facts: ReportFacts
    ) -> tuple[tuple[TopicScore, ...], list[tuple[TopicScore, ...]]]:
        """Topics of the report, and by section: up to three, best first; none where nothing is sure.

        The overall topic comes first for a report whose sections are of many domains, unless it is of one trade. A
        government's review or plan of everything has it too; a village's and one person's have none, nor has a glossary
        behind the report.
        """
        firsts = reading.topics.argmax(axis=1).tolist()
        of_one_trade = facts.organisation.level in _OF_ONE_TRADE
        of_government = facts.kind == "work_report" or (
            facts.kind != "duty_report" and facts.organisation.level in _GOVERNMENTS
        )
        broad = () if of_one_trade else self._broad(outline, firsts)
        if facts.kind == "work_report" and not of_one_trade:
            broad = (*broad, *_undivided(outline, purposes))
        scores = np.vstack([reading.topics, reading.whole])
        for index in broad:
            self._lift(scores[index])
        told = [first for section, first in zip(outline, firsts, strict=True) if section.level]
        if not of_one_trade and self._is_broad(told):
            self._lift(scores[-1])
        lengths = [*(section.end - section.body_start for section in outline), 0]  # a report is long by nature
        *sections, report = self.name(scores, lengths, alone=len(outline) == 1)
        for index in broad:
            if not of_government or purposes.roles[index] == "other":
                sections[index] = ()
        return report, sections

    def _broad(self, outline: Sequence[OutlineSection], firsts: Sequence[int]) -> tuple[int, ...]:
        """Sections whose subsections are of many domains."""
        below: defaultdict[int, list[int]] = defaultdict(list)
        for index, above in _above(outline):
            below[above].append(firsts[index])
        return tuple(index for index, parts in below.items() if self._is_broad(parts))

    def _lift(self, scores: Floats) -> None:
        """Put the overall topic first."""
        if self._overall is not None:
            scores[self._overall] = max(scores[self._overall], scores.max() + _OVERALL)

    def _is_broad(self, firsts: Sequence[int]) -> bool:
        """Whether these are of many domains; each is the first topic of a section."""
        often = Counter(firsts)
        domains = {self._domains[topic] for topic in often if topic != self._overall}
        return len(domains) >= _MANY and 2 * max(often.values()) <= len(firsts)

    def name(self, scores: Floats, lengths: Sequence[int], *, alone: bool) -> list[tuple[TopicScore, ...]]:
        """By row, up to three topics, best first; none where nothing is sure.

        `lengths`: of the rows' texts, in characters. `alone`: of a text without sections.
        """
        best, margins = greatest(scores, RANKS)
        judge = self._model.chances if alone else IN_REPORTS
        chances = judge(margins, lengths)
        named = (chances >= np.array(judge.thresholds, dtype=np.float32)[: best.shape[1]]).cumprod(axis=1).sum(axis=1)
        rows = zip(best.tolist(), chances.tolist(), named.tolist(), strict=True)
        return [self._told(ranked[:count], probable) for ranked, probable, count in rows]

    def _told(self, ranked: Sequence[int], chances: Sequence[float]) -> tuple[TopicScore, ...]:
        pairs = zip(ranked, chances, strict=False)
        return tuple([TopicScore(id=self._model.topics[topic], score=round(chance, 3)) for topic, chance in pairs])


class _Pages:
    """The text, and after it what else is read: the title, and headings that Word numbered or styled outside it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def add(self, more: str) -> tuple[int, int]:
        """The span of `more`, which now stands at the end."""
        start = len(self.text) + 1
        self.text = f"{self.text}\n{more}"
        return start, start + len(more)

    def heading(self, section: OutlineSection) -> tuple[int, int]:
        if section.start < section.body_start or not section.heading:
            return section.start, section.body_start
        return self.add(section.heading)


def _undivided(outline: Sequence[OutlineSection], purposes: Purposes) -> Iterator[int]:
    """Parts of a report that tell of everything at one stretch: the heading says what they are for, and no more."""
    divided = {section.parent for section in outline}
    for index, section in enumerate(outline):
        whole = section.level == 1 and section.id not in divided and purposes.told[index]
        if whole and purposes.roles[index] in _OF_EVERYTHING:
            yield index


def _above(outline: Sequence[OutlineSection]) -> Iterator[tuple[int, int]]:
    """Indices of each subsection and of the section that it belongs to, in document order."""
    place = {section.id: index for index, section in enumerate(outline)}
    return ((index, place[section.parent]) for index, section in enumerate(outline) if section.parent is not None)
