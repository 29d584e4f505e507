"""Where a story stands: in the running text, a cell, a text box or a note."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.records import BlockKind

NOTES: frozenset[BlockKind] = frozenset(("footnote", "endnote"))


class Place(NamedTuple):
    kind: BlockKind
    table: int | None = None
    row: int | None = None
    column: int | None = None
