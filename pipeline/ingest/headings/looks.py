"""Lines that stand out by their looks: bold ones, and those in a face that official writing keeps for headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.canonical import Line
from pipeline.ingest.faces import Face
from pipeline.ingest.headings.heading import HEADING_KINDS
from pipeline.zh.labels import match_label

SHORT = 40
"""Characters up to which a line that stands out may be a heading."""
_SHARE = 3
"""A face that more than a third of a text is set in makes nothing stand out."""
_NOTE_KINDS = frozenset({"footnote", "endnote"})


class Looks:
    """How the lines of one text stand out."""

    def __init__(self, lines: Sequence[Line]) -> None:
        sizes: Counter[Face | None] = Counter()
        for line in lines:
            sizes[line.raw.face] += line.end - line.start
        self._faces = {face for face, size in sizes.items() if face and size * _SHARE <= sizes.total()}

    def of(self, raw: RawBlock) -> Face | Literal["bold"] | None:
        if raw.face in self._faces:
            return raw.face
        return "bold" if raw.bold else None

    def at_end(self, text: str, lines: Sequence[Line]) -> set[int]:
        """Starts of such lines that end a text without a label: what has no body, as a signature, heads nothing."""
        ended: set[int] = set()
        for line in reversed(lines):
            if line.raw.kind in _NOTE_KINDS:
                continue
            sure = line.raw.heading_level is not None or line.raw.label or match_label(text, line.start) is not None
            if sure or not self.of(line.raw) or line.raw.kind not in HEADING_KINDS or line.end - line.start > SHORT:
                break
            ended.add(line.start)
        return ended
