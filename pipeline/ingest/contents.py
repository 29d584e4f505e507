"""Tables of contents that an author typed: 目录 and the headings below it, or lines with leaders and a page number."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pipeline.ingest.blocks import RawBlock
from pipeline.zh.folding import fold

_LEADER_SIGNS = ".…·．"
_CAPTIONS = frozenset({"目录", "目次", "contents", "CONTENTS"})
_LONGEST_CAPTION = max(map(len, _CAPTIONS))
_LEADERS = re.compile(r"\S.*?[.…·．]{3,}\s*\d{1,3}\s*")
_SPACE = re.compile(r"\s+")
_LONGEST_PAGE = 3
_CAPTION_ZONE = 40
_LONGEST_ENTRY = 60


def mark_contents(blocks: Sequence[RawBlock]) -> Sequence[RawBlock]:
    """`blocks` with the typed table of contents as kind toc; the very same where there is none."""
    found = _captioned(blocks) | {index for index, block in enumerate(blocks) if _has_leaders(block)}
    if not found:
        return blocks
    return [
        msgspec.structs.replace(block, kind="toc") if index in found and block.kind == "paragraph" else block
        for index, block in enumerate(blocks)
    ]


def without_page(entry: str, leaders: str) -> str:
    """`entry` without the number of its page and what leads to it: 一、回顾…… 12 is 一、回顾.

    Taken off from the right: searched for from the left, the end would be looked for from each sign of a line of dots.
    """
    bare = entry.rstrip()
    end = len(bare)
    while end > len(bare) - _LONGEST_PAGE and bare[end - 1 : end].isdecimal():
        end -= 1
    while end > 0 and (bare[end - 1] in leaders or bare[end - 1].isspace()):
        end -= 1
    return bare[:end]


def _has_leaders(block: RawBlock) -> bool:
    return block.text[-1:].isdigit() and len(block.text) <= _LONGEST_ENTRY * 2 and bool(_LEADERS.fullmatch(block.text))


def _captioned(blocks: Sequence[RawBlock]) -> set[int]:
    """The caption and the lines below it that stand in the body once more."""
    first = ("".join(block.text[:_LONGEST_ENTRY].split()) for block in blocks[:_CAPTION_ZONE])
    caption = next(
        (i for i, text in enumerate(first) if len(text) <= _LONGEST_CAPTION and fold(text) in _CAPTIONS), None
    )
    if caption is None:
        return set()
    later = {_bare(block.text[: 2 * _LONGEST_ENTRY])[:_LONGEST_ENTRY]: index for index, block in enumerate(blocks)}
    entries = {caption}
    for index in range(caption + 1, len(blocks)):
        text = _bare(without_page(blocks[index].text, _LEADER_SIGNS))
        if text and later.get(text, 0) <= index:
            break
        entries.add(index)
    return entries if len(entries) > 1 else set()


def _bare(text: str) -> str:
    return _SPACE.sub("", fold(text))
