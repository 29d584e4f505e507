"""What is counted, as one value."""

from __future__ import annotations

from pipeline.extract.counts.phrases.spans import Span
from pipeline.records import ObjectSource, Value


class Thing(Value, frozen=True):
    """A counted thing and where it was found; `verb` governs the quantity.

    `closed`: nothing is counted that a clause before could name.
    """

    span: Span | None
    source: ObjectSource | None
    verb: str | None = None
    closed: bool = False


NOTHING = Thing(None, None)
SAID_OF = Thing(None, None, closed=True)
"""What follows is said of the quantity and names nothing."""
