"""Topics of sections: a linear map of each section's grams, nudged by the section above, calibrated, or nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.classify.model import Floats, Ids, LinearModel
from pipeline.records import TopicScore
from pipeline.stages import OutlineSection

MOST = 3
_PARENT = 0.15
"""What the scores of the section above add to a section's own."""
_MANY = 4
"""So many domains among its subsections make a section one about the whole, unless half of them share one domain."""
_OVERALL = 0.1
"""How far the overall topic then stands above the best other one."""


class TopicScorer:
    """Scores sections with the learned model."""

    def __init__(self, model: LinearModel, overall: str | None) -> None:
        """`overall` is the topic for sections that span many domains."""
        self._model = model
        self._count = len(model.topics)
        self._domains = [topic.split("/")[0] for topic in model.topics]
        self._overall = model.topics.index(overall) if overall in model.topics else None

    def score(self, text: str, outline: Sequence[OutlineSection], found: Ids) -> list[Floats]:
        """Scores of all topics and roles for each section; `found` are the grams of `text` by length and start."""
        scores: list[Floats] = []
        markers = self._model.count_markers(text, found)
        place = {section.id: index for index, section in enumerate(outline)}
        for section in outline:
            own = self._model.score(found[:, section.body_start : section.end], self._heading(section, found))
            if section.parent is not None:
                own[: self._count] += _PARENT * scores[place[section.parent]][: self._count]
            own[self._count :] += markers.densities(section.body_start, section.end) @ self._model.marker_weights
            scores.append(own)
        self._lift_broad(outline, place, scores)
        return scores

    def _lift_broad(
        self, outline: Sequence[OutlineSection], place: Mapping[str, int], scores: Sequence[Floats]
    ) -> None:
        """A section whose subsections are of many domains is about the whole."""
        below: defaultdict[int, list[Floats]] = defaultdict(list)
        for section, own in zip(outline, scores, strict=True):
            if section.parent is not None:
                below[place[section.parent]].append(own)
        for index, parts in below.items():
            self._lift(scores[index], parts)

    def _lift(self, whole: Floats, parts: Sequence[Floats]) -> None:
        """Put the overall topic first in `whole` where its `parts` are of many domains."""
        domains = Counter(self._domains[int(np.argmax(part[: self._count]))] for part in parts)
        if self._overall is None or len(domains) < _MANY or 2 * max(domains.values()) > len(parts):
            return
        whole[self._overall] = max(whole[self._overall], whole[: self._count].max() + _OVERALL)

    def whole(
        self, title: str | None, found: Ids, outline: Sequence[OutlineSection], scores: Sequence[Floats]
    ) -> Floats:
        """Scores of the report as one text under its title; `scores` are those of its sections."""
        score = self._model.score(found, self._model.find(title or ""))
        self._lift(score, [own for section, own in zip(outline, scores, strict=True) if section.level])
        return score

    def name(self, scores: Floats) -> tuple[TopicScore, ...]:
        """Up to three topics above the threshold, best first; none where nothing is sure."""
        margins = scores[: self._count]
        best = np.argsort(-margins, kind="stable")[:MOST]
        ahead = margins[best] - np.where(best == best[0], margins[best[1]], margins[best[0]])
        chances = self._model.calibration(margins[best], ahead)
        if chances[0] < self._model.threshold:
            return ()
        return tuple(
            TopicScore(id=self._model.topics[index], score=round(float(chance), 3))
            for index, chance in zip(best, chances, strict=True)
            if chance >= self._model.second_threshold
        )

    def roles(self, scores: Floats) -> Floats:
        """The part of a section's scores that speaks of roles."""
        return scores[self._count :]

    def _heading(self, section: OutlineSection, found: Ids) -> Ids:
        """The heading's grams: a heading that Word styled may stand in the text, or not."""
        if section.start < section.body_start:
            return found[:, section.start : section.body_start]
        return self._model.find(section.heading or "")
