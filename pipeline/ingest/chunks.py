"""Chunk numbers: document-sharing sites cut a flattened text every few hundred characters and number the pieces.

`…文化队` / `3、伍和基地…`: the number is the site's, the cut falls inside a word. A list of the author looks alike
at first sight; its items end where sentences end, chunks end anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.ingest.canonical import Cut, Draft, Line

_NUMBER = re.compile(r"(\d{1,3})、")
_ENDS = tuple("。！？!?；;：:…”」）)》")
"""After one of these a line may be whole; it proves no cut."""
_SENTENCE_ENDS = ("。", "！", "？", "!", "?", "；", ";", "。”", "！”", "？”", "。）")
"""After one of these a piece that was cut anywhere happens to end with its sentence."""
_SENTENCE = re.compile("[。！？]")
_MIN_CHUNK = 60
"""Shorter pieces are items of a list, whatever they end with."""


class _Chunk(NamedTuple):
    line: Line
    label_end: int
    joint: bool
    """Whether the line before stops in the middle of a sentence."""


def chunk_cuts(source: Draft) -> list[Cut]:
    """Cuts that take the numbers away and put the pieces together again; empty where nothing is a chunk."""
    lines = source.lines
    chain = _chain(source.text, lines)
    if not _is_chunked(chain):
        return []
    return [_cut(source.text, chunk, first=index == 0) for index, chunk in enumerate(chain)]


def _chain(text: str, lines: Sequence[Line]) -> list[_Chunk]:
    """Lines that are numbered 1, 2, 3 … in order, as far as a long unfinished piece stands before each."""
    chain: list[_Chunk] = []
    for index, line in enumerate(lines):
        number = _NUMBER.match(text, line.start, line.end)
        if number is None or line.raw.kind != "paragraph":
            continue
        before = lines[index - 1] if index else None
        joint = before is not None and _unfinished(text[before.start : before.end])
        if int(number[1]) == len(chain) + 1 and (joint or not chain or _regular(chain, line)):
            chain.append(_Chunk(line, number.end(), joint))
        elif int(number[1]) == 1 and not any(chunk.joint for chunk in chain):
            chain = [_Chunk(line, number.end(), joint)]
    return chain


def _unfinished(line: str) -> bool:
    """Whether a piece stops in the middle of one of its sentences; items of a list hold one sentence each."""
    return len(line) >= _MIN_CHUNK and not line.endswith(_ENDS) and _SENTENCE.search(line) is not None


def _regular(chain: Sequence[_Chunk], line: Line) -> bool:
    """Whether the piece before `line` is as long as the pieces before it: then the cut may well end a sentence."""
    if len(chain) < 2:
        return True
    expected = chain[1].line.start - chain[0].line.start
    return expected >= _MIN_CHUNK and abs(line.start - chain[-1].line.start - expected) <= max(5, expected // 20)


def _is_chunked(chain: Sequence[_Chunk]) -> bool:
    joints = sum(chunk.joint for chunk in chain[1:])
    return joints > 0 and joints * 2 >= len(chain) - 1


def _cut(text: str, chunk: _Chunk, *, first: bool) -> Cut:
    """With the number goes the line break before it, unless the piece before ends a sentence of its own accord."""
    line = chunk.line
    joined = (chunk.joint or not first) and not text.endswith(_SENTENCE_ENDS, 0, line.start - 1)
    start = line.start - 1 if joined else line.start
    end = chunk.label_end
    while end < line.end - 1 and text[end] in " \u3000":
        end += 1
    message = "number of a site's chunk; the sentence is joined" if joined else "number of a site's chunk"
    return Cut(start, end, "chunk_number_removed", message)
