"""Chunk numbers: document-sharing sites cut a flattened text every few hundred characters and number the pieces.

`…文化队` / `3、伍和基地…`: the number is the site's, the cut falls inside a word. A list of the author looks alike
at first sight; its items end where sentences end, chunks end anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.ingest.canonical import Cut, Draft, Line
from pipeline.zh.labels import match_label

_NUMBER = re.compile(r"(\d{1,3})、")
_ENDS = tuple("。！？!?；;：:…”」）)》")
"""After one of these a line may be whole; it proves no cut."""
_SENTENCE_ENDS = ("。", "！", "？", "!", "?", "；", ";", "。”", "！”", "？”", "。）")
"""After one of these a piece that was cut anywhere happens to end with its sentence."""
_CLAUSE = re.compile("[，,。；;]")
_LEAST_TORN = 10
_SENTENCE = re.compile("[。！？]")
_MANY_PROOFS = 2
_MIN_CHUNK = 60
"""Shorter pieces are items of a list, whatever they end with."""


_LONGEST_PIECE = 2000


class _Chunk(NamedTuple):
    line: Line
    label_end: int
    value: int
    joint: bool
    """Whether the line before stops in the middle of a sentence."""


def chunk_cuts(source: Draft) -> list[Cut]:
    """Cuts that take the numbers away and put the pieces together again; empty where nothing is a chunk."""
    chain = _chain(source)
    if not _is_chunked(chain):
        return []
    return [_cut(source.text, chunk) for chunk in chain]


def _chain(source: Draft) -> list[_Chunk]:
    """Lines that are numbered in order, as far as an unfinished piece stands before each.

    A text that opens in the middle of a report may begin with any number, if the piece before proves the cut. Where
    lines were wrapped and joined again, a piece is all that stands since the number before.
    """
    text, lines = source.text, source.lines
    rejoined = any(notice.code == "broken_sentence_joined" for notice in source.notices)
    chain: list[_Chunk] = []
    for index, line in enumerate(lines):
        number = _NUMBER.match(text, line.start, line.end)
        if number is None or line.raw.kind != "paragraph":
            continue
        since = chain[-1].line if chain and rejoined else lines[max(0, index - 1)]
        before = text[max(since.start, line.start - _LONGEST_PIECE) : max(since.start, line.start - 1)]
        chunk = _Chunk(line, number.end(), int(number[1]), _unfinished(before))
        if chain and chunk.value == chain[-1].value + 1 and (chunk.joint or _regular(chain, line)):
            chain.append(chunk)
        elif not any(one.joint for one in chain) and (
            chunk.value == 1 or (not chain and _torn(before, chunk.value, index))
        ):
            chain = [chunk._replace(joint=chunk.value > 1)]
    return chain


def _torn(line: str, value: int, behind: int) -> bool:
    """Whether a line is prose that stops in mid-sentence: no author's list goes on from it with a number above 1.

    The item of such a list may stop so, too: none but the text's first line, and not where `value` is the number that
    comes next. `behind`: how many lines stand before the chunk.
    """
    if match_label(line) is not None:
        return behind == 1 and _unfinished(line) and not line.startswith(f"{value - 1}、")
    return len(line) >= _LEAST_TORN and not line.endswith(_ENDS) and _CLAUSE.search(line) is not None


def _unfinished(line: str) -> bool:
    """Whether a piece stops in the middle of one of its sentences; items of a list hold one sentence each."""
    return len(line) >= _MIN_CHUNK and not line.endswith(_ENDS) and _SENTENCE.search(line) is not None


def _regular(chain: Sequence[_Chunk], line: Line) -> bool:
    """Whether the piece before `line` is as long as the pieces before it: then the cut may well end a sentence.

    Where several cuts are proved, marks that were taken out may have shortened a piece.
    """
    if len(chain) < 2:
        return True
    expected = chain[1].line.start - chain[0].line.start
    proved = sum(chunk.joint for chunk in chain) >= _MANY_PROOFS
    slack = expected // 4 if proved else max(5, expected // 20)
    return expected >= _MIN_CHUNK and abs(line.start - chain[-1].line.start - expected) <= slack


def _is_chunked(chain: Sequence[_Chunk]) -> bool:
    proofs = [chunk.joint for chunk in chain if chunk.value > 1]
    return any(proofs) and sum(proofs) * 2 >= len(proofs)


def _cut(text: str, chunk: _Chunk) -> Cut:
    """With the number goes the line break before it, unless a sentence ends there or a heading begins."""
    line = chunk.line
    fresh = text.endswith(_SENTENCE_ENDS, 0, line.start - 1) or match_label(text, chunk.label_end) is not None
    joined = chunk.value > 1 and not fresh
    start = line.start - 1 if joined else line.start
    end = chunk.label_end
    while end < line.end - 1 and text[end] in " \u3000":
        end += 1
    message = "number of a site's chunk; the sentence is joined" if joined else "number of a site's chunk"
    return Cut(start, end, "chunk_number_removed", message)
