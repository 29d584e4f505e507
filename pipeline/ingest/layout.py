"""Tables that only lay a page out: their paragraphs are the report's, not figures of a table.

Old sites, and offices that frame their texts, set a whole report into one cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from pipeline.ingest.blocks import RawBlock

_LEAST_PARAGRAPHS = 3
_LEAST_PROSE = 2
_PROSE = 30
_PROSE_END = tuple("。；")

_Table = tuple[str | None, int | None]


def without_layout(blocks: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
    """`blocks`; where one cell of a table holds a text, cells that have their row to themselves become paragraphs."""
    cells: dict[_Table, dict[int, dict[int, list[RawBlock]]]] = defaultdict(lambda: defaultdict(dict))
    for block in blocks:
        if block.kind == "table_cell" and block.row is not None and block.column is not None and block.text.strip():
            cells[block.part, block.table][block.row].setdefault(block.column, []).append(block)
    laid_out = {table: _rows_of_layout(rows) for table, rows in cells.items()}
    if not any(laid_out.values()):
        return tuple(blocks)
    return tuple(
        _paragraph(block) if block.row in laid_out.get((block.part, block.table), ()) else block for block in blocks
    )


def _rows_of_layout(rows: dict[int, dict[int, list[RawBlock]]]) -> frozenset[int]:
    alone = {row: next(iter(cells.values())) for row, cells in rows.items() if len(cells) == 1}
    return frozenset(alone if any(map(_holds_a_text, alone.values())) else ())


def _holds_a_text(cell: Sequence[RawBlock]) -> bool:
    lines = [line.strip() for block in cell for line in block.text.split("\n") if line.strip()]
    prose = sum(len(line) >= _PROSE and line.endswith(_PROSE_END) for line in lines)
    return len(lines) >= _LEAST_PARAGRAPHS and prose >= _LEAST_PROSE


def _paragraph(block: RawBlock) -> RawBlock:
    if block.kind != "table_cell":
        return block
    return msgspec.structs.replace(block, kind="paragraph", table=None, row=None, column=None)
