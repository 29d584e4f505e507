"""Tables that only lay a page out: their paragraphs are the report's, not figures of a table.

Old sites, and offices that frame their texts, set a whole report into one cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from pipeline.ingest.blocks import RawBlock
from pipeline.zh.labels import match_label

_LEAST_PARAGRAPHS = 3
_LEAST_PROSE = 2
_PROSE = 30
_PROSE_END = tuple("。；")
_RUN_TOGETHER, _SENTENCES = 600, 5
"""Characters and stops of a text that was run together into one paragraph."""
_Table = tuple[str | None, int | None]
_Rows = dict[int, dict[int, list[RawBlock]]]


def without_layout(blocks: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
    """`blocks`; where one cell of a table holds a text, cells that have their row to themselves become paragraphs.

    So does a cell that holds a text in parts, whatever a form has beside it.
    """
    cells: dict[_Table, _Rows] = defaultdict(lambda: defaultdict(dict))
    for block in blocks:
        if block.kind == "table_cell" and block.row is not None and block.column is not None and block.text.strip():
            cells[block.part, block.table][block.row].setdefault(block.column, []).append(block)
    laid_out = {table: _layout(rows) for table, rows in cells.items()}
    if not any(laid_out.values()):
        return tuple(blocks)
    return tuple(
        _paragraph(block) if (block.row, block.column) in laid_out.get((block.part, block.table), ()) else block
        for block in blocks
    )


def _layout(rows: _Rows) -> frozenset[tuple[int, int]]:
    """Rows and columns of the cells that are none."""
    texts = {(row, column) for row, cells in rows.items() for column, cell in cells.items() if _holds_a_text(cell)}
    alone = {(row, column) for row, cells in rows.items() if len(cells) == 1 for column in cells}
    in_parts = {(row, column) for row, column in texts if _is_in_parts(rows[row][column])}
    return frozenset(in_parts | alone if alone & texts else in_parts)


def _holds_a_text(cell: Sequence[RawBlock]) -> bool:
    lines = _lines(cell)
    prose = sum(len(line) >= _PROSE and line.endswith(_PROSE_END) for line in lines)
    together = any(len(line) >= _RUN_TOGETHER and line.count("。") >= _SENTENCES for line in lines)
    return together or (len(lines) >= _LEAST_PARAGRAPHS and prose >= _LEAST_PROSE)


def _is_in_parts(cell: Sequence[RawBlock]) -> bool:
    """Whether it has a 一、 and a 二、: those of lists are 1. and 2."""
    labels = [label for line in _lines(cell) if (label := match_label(line)) and label.style == "han"]
    return [label.value for label in labels[:2]] == [1, 2]


def _lines(cell: Sequence[RawBlock]) -> list[str]:
    texts = (f"{block.label or ''}{block.text}" for block in cell)
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def _paragraph(block: RawBlock) -> RawBlock:
    if block.kind != "table_cell":
        return block
    return msgspec.structs.replace(block, kind="paragraph", table=None, row=None, column=None)
