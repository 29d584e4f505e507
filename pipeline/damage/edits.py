"""What was done to a text and where, so that whatever was known of the original can be moved along.

Edits are disjoint in the damaged text and in the original: a later change never touches what an earlier one wrote.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from pipeline.records import Record

EditKind = Literal[
    "chunk_number",
    "converted",
    "digits_overwritten",
    "entity",
    "figure_deleted",
    "flattened",
    "furniture",
    "masked",
    "page_mark",
    "pinyin",
    "quote_changed",
    "quote_lost",
    "washed",
    "width",
    "wrapped",
    "year_doubled",
]

DESTROYS: frozenset[EditKind] = frozenset({"digits_overwritten", "figure_deleted", "masked", "year_doubled"})
"""Kinds after which nobody can tell what stood there."""


class Change(NamedTuple):
    """`text[start:end]` becomes `new`; `start == end` inserts."""

    start: int
    end: int
    new: str
    kind: EditKind


class Edit(Record, frozen=True, kw_only=True):
    """`damaged[start:end]` stands where `original[source_start:source_end]` stood."""

    kind: EditKind
    start: int
    end: int
    source_start: int
    source_end: int


class Damaged(Record, frozen=True, kw_only=True):
    text: str
    edits: tuple[Edit, ...] = ()
    """In order of place."""


def apply(damaged: Damaged, changes: Iterable[Change]) -> Damaged:
    """`damaged` after `changes` to its text, in any order.

    Of changes that overlap the first counts, and what would touch an earlier edit is left out; an insertion inside one
    moves behind it.
    """
    chosen = list(_apart(_clear(damaged.edits, sorted(changes, key=_place))))
    ends = [edit.end for edit in damaged.edits]
    kept: list[str] = []
    fresh: list[Edit] = []
    position = shift = 0
    for one in chosen:
        kept += damaged.text[position : one.start], one.new
        source = _source(damaged.edits, ends, one.start)
        start = one.start + shift
        fresh.append(
            Edit(
                kind=one.kind,
                start=start,
                end=start + len(one.new),
                source_start=source,
                source_end=source + one.end - one.start,
            )
        )
        shift += len(one.new) - (one.end - one.start)
        position = one.end
    kept.append(damaged.text[position:])
    moved = _moved(damaged.edits, chosen)
    edits = sorted([*moved, *fresh], key=lambda edit: (edit.start, edit.end, edit.source_start))
    return Damaged(text="".join(kept), edits=tuple(edits))


def move(edits: Sequence[Edit], start: int, end: int) -> tuple[int, int] | None:
    """Where `original[start:end]` stands in the damaged text; None where it was destroyed.

    What was inserted inside the span belongs to the result, what was inserted at its borders does not.
    """
    left = right = 0
    for edit in edits:
        grown = edit.end - edit.start - (edit.source_end - edit.source_start)
        if edit.source_end <= start:
            left += grown
            right += grown
        elif edit.source_start < end:
            if edit.kind in DESTROYS or (grown and _straddles(edit, start, end)):
                return None
            right += grown
    return (start + left, end + right) if start + left < end + right else None


def _place(change: Change) -> tuple[int, int]:
    return change.start, change.end


def _straddles(edit: Edit, start: int, end: int) -> bool:
    """Whether a border of the span falls inside an edit: with another length nothing says where it went."""
    return edit.source_start < start < edit.source_end or edit.source_start < end < edit.source_end


def _clear(edits: Sequence[Edit], changes: Iterable[Change]) -> Iterator[Change]:
    """`changes` without what touches an edit, insertions moved behind it."""
    index = 0
    for change in changes:
        while index < len(edits) and edits[index].end <= change.start:
            index += 1
        edit = edits[index] if index < len(edits) else None
        if edit is None or change.end <= edit.start:
            yield change
        elif change.start == change.end:
            yield change._replace(start=edit.end, end=edit.end)


def _apart(changes: Iterable[Change]) -> Iterator[Change]:
    reached = 0
    for change in changes:
        if change.start >= reached:
            yield change
            reached = change.end


def _source(edits: Sequence[Edit], ends: Sequence[int], offset: int) -> int:
    """The place in the original of an offset that lies in no edit."""
    before = bisect_right(ends, offset)
    return offset if before == 0 else offset - ends[before - 1] + edits[before - 1].source_end


def _moved(edits: Iterable[Edit], changes: Sequence[Change]) -> Iterator[Edit]:
    """Older edits where newer changes have pushed them; one that is empty stays before what is inserted at it."""
    index = shift = 0
    for edit in edits:
        while (
            index < len(changes)
            and changes[index].end <= edit.start
            and (edit.start < edit.end or changes[index].start < edit.start)
        ):
            shift += len(changes[index].new) - (changes[index].end - changes[index].start)
            index += 1
        yield Edit(
            kind=edit.kind,
            start=edit.start + shift,
            end=edit.end + shift,
            source_start=edit.source_start,
            source_end=edit.source_end,
        )
