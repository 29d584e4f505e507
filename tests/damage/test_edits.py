"""Edits keep account of what was done: the original can be rebuilt, and places be moved along."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.damage import Change, Damaged, Edit, apply, damage, move
from tests.damage.round_trip import ways

TEXT = "河湾镇2023年工作总结\n全镇投入1254万元，建成“河湾书屋”12家。\n服务群众300人，比较满意。"

changes = st.builds(
    lambda start, length, new, kind: Change(start, start + length, new, kind),
    st.integers(0, 40),
    st.integers(0, 4),
    st.text("甲乙\n", max_size=3),
    st.sampled_from(("washed", "wrapped", "quote_lost")),
)


def rebuilt(original: str, damaged: Damaged) -> str:
    """The original, from what was kept of the damaged text and the edits' own sources."""
    pieces: list[str] = []
    position = source = 0
    for edit in damaged.edits:
        pieces += damaged.text[position : edit.start], original[edit.source_start : edit.source_end]
        assert edit.source_start - source == edit.start - position
        position, source = edit.end, edit.source_end
    return "".join([*pieces, damaged.text[position:]])


@given(first=st.lists(changes, max_size=6), second=st.lists(changes, max_size=6), third=st.lists(changes, max_size=6))
def test_the_original_can_be_rebuilt_after_any_changes(
    first: list[Change], second: list[Change], third: list[Change]
) -> None:
    original = "".join(chr(0x4E00 + place) for place in range(45))
    damaged = Damaged(text=original)
    for some in (first, second, third):
        damaged = apply(damaged, [one for one in some if one.end <= len(damaged.text)])
    assert rebuilt(original, damaged) == original


@given(seed=st.integers(0, 10_000))
def test_characters_that_survive_are_found_again(seed: int) -> None:
    damaged = damage(TEXT, ways().values(), seed)
    assert rebuilt(TEXT, damaged) == TEXT
    for place, character in enumerate(TEXT):
        moved = move(damaged.edits, place, place + 1)
        edited = any(edit.source_start <= place < edit.source_end for edit in damaged.edits)
        assert edited or (moved is not None and damaged.text[slice(*moved)] == character)


def one(kind: str, source: str, new: str) -> tuple[Edit, ...]:
    start = TEXT.index(source)
    return apply(Damaged(text=TEXT), [Change(start, start + len(source), new, kind)]).edits  # type: ignore[arg-type]


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_span_takes_in_what_was_inserted_inside_it_and_nothing_at_its_borders() -> None:
    place = TEXT.index("254万元")
    inside = apply(Damaged(text=TEXT), [Change(place, place, "\n\n2、", "chunk_number")])
    assert inside.text[slice(*(move(inside.edits, *span("1254万元")) or ()))] == "1\n\n2、254万元"
    assert inside.text[slice(*(move(inside.edits, *span("254万元")) or ()))] == "254万元"
    assert inside.text[slice(*(move(inside.edits, *span("投入1")) or ()))] == "投入1"


@pytest.mark.parametrize(
    ("edits", "words", "survives"),
    [
        (one("washed", "服务", "效劳"), "服务群众", True),
        (one("quote_lost", "”", ""), "“河湾书屋”", True),
        (one("quote_lost", "”", ""), "”", False),
        (one("masked", "300", "xx"), "300人", False),
        (one("masked", "300", "xx"), "服务群众", True),
        (one("entity", "“", "&ldquo;"), "“河湾书屋”", True),
        (one("washed", "比较满意", "满意"), "满意", False),
    ],
)
def test_what_was_destroyed_is_nowhere(edits: tuple[Edit, ...], words: str, survives: bool) -> None:
    assert (move(edits, *span(words)) is not None) == survives
