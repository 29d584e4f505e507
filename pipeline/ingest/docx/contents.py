"""The table of contents, told apart from the report that it lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from pipeline.ingest.blocks import RawBlock

_TITLES = frozenset(("目录", "目次"))


def mark_contents(blocks: Sequence[RawBlock], spans: Iterable[range]) -> tuple[RawBlock, ...]:
    """The blocks, with kind `toc` for those that a TOC field covers and for the title above a table of contents."""
    marked = list(blocks)
    for span in spans:
        covered = slice(span.start, span.stop)
        marked[covered] = map(_as_toc, marked[covered])
    for index, (block, following) in enumerate(pairwise(marked)):
        if following.kind == "toc" and block.kind != "toc" and "".join(block.text.split()) in _TITLES:
            marked[index] = _as_toc(block)
    return tuple(marked)


def _as_toc(block: RawBlock) -> RawBlock:
    """Cells and text boxes keep their place."""
    return msgspec.structs.replace(block, kind="toc") if block.kind == "paragraph" else block
