"""Stretches of a text, those that a noun phrase reaches over, and how that of a counted thing is trimmed."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.extract.counts.words.document import Word
from pipeline.records import Value

_EDGES = "、的和及与或 ,了"
_AND_ALSO = "、并"


class Span(Value, frozen=True):
    start: int
    end: int


class Reach(Value, frozen=True):
    """A noun phrase (empty when `start == end`) and the verb that stopped it, if a verb did."""

    start: int
    end: int
    verb: Word | None


class Trimmer:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        self._whole = frozenset(config.count_cues.ending_as_joins.words)

    def trimmed(self, text: str, start: int, end: int) -> Span:
        """Without joins, particles and spaces at either edge, and without a quotation mark that has lost its mate."""
        while start < end and text[start] in _EDGES:
            start += 1
        while start < end and text[end - 1] in _EDGES and text[end - 2 : end] not in self._whole:
            end -= 1
        if text.endswith(_AND_ALSO, start, end):
            end -= len(_AND_ALSO)
        return Span(start, end)
