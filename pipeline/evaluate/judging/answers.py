"""One field of a finding, judged."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.evaluate.cases import Judgement, Span, Verdict


class Answer(NamedTuple):
    """A field as gold has it, as it was found, and whether that is right."""

    due: object
    found: object
    right: bool

    def judgement(self, figure: str, what: str, span: Span | None) -> Judgement:
        """The answer under the name of its figure; `what` is the finding that it is about, `span` where that stands."""
        due, found = (None if value is None else str(value) for value in (self.due, self.found))
        verdict: Verdict = "right" if self.right else "wrong"
        return Judgement(figure=figure, verdict=verdict, what=what, due=due, found=found, found_span=span)
