"""One text with its quantities and what leads to them: what objects, relations and checks are read from."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.counts.leads.lead import Lead
from pipeline.extract.counts.quantities.clauses import Clauses
from pipeline.extract.counts.quantities.scanner import Quantity
from pipeline.extract.counts.words.document import Words
from pipeline.records import Value


class Prose(Value, frozen=True):
    """`leads[i]` leads to `quantities[i]`; `solid` maps ends to starts of stretches that are taken whole (35岁以下)."""

    folded: str
    words: Words
    clauses: Clauses
    quantities: list[Quantity]
    leads: list[Lead]
    solid: dict[int, int]
    passed: dict[int, int]
    """Starts to ends of refused stretches that may open the counted thing: 百亿级."""
    gaps: list[str]
    """The text between the quantity before and the modifiers of each; all before it for the first."""

    def in_one_segment(self, one: int, other: int) -> bool:
        """Whether two quantities stand between the same semicolons or full stops."""
        segments = self.clauses.segments
        return segments[one] == segments[other]


def gaps(folded: str, quantities: Sequence[Quantity]) -> list[str]:
    """`Prose.gaps` of these quantities."""
    rights = [0, *(quantity.right for quantity in quantities)]
    return [folded[right : quantity.left] for right, quantity in zip(rights, quantities, strict=False)]
