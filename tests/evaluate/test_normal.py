"""What counts as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate import normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("个百分点", "百分点"),
        ("个工作日", "工作日"),
        ("％", "%"),
        ("ratio", None),
        ("none", ""),
        ("吨（标煤）", "吨(标煤)"),
    ],
)
def test_units_that_are_one(one: str, other: str | None) -> None:
    assert normal.unit(one) == normal.unit(other)


@pytest.mark.parametrize(("one", "other"), [("个", None), ("人", "人次"), ("个村", "村"), ("元", "万元")])
def test_units_that_differ(one: str, other: str | None) -> None:
    assert normal.unit(one) != normal.unit(other)


def test_numbers_are_the_same_up_to_rounding_of_floats() -> None:
    assert normal.same_number(0.1 + 0.2, 0.3)
    assert normal.same_number(12_345_678_901, 12_345_678_901.0)
    assert normal.same_number(None, None)
    assert not normal.same_number(0, None)
    assert not normal.same_number(None, 0)
    assert not normal.same_number(1, 1.001)


@pytest.mark.parametrize(
    ("due", "found", "same"),
    [
        ("“巧手”学员", "巧手学员", True),
        ("困难群众", "群众", True),
        ("农村困难家庭", "困难农户家庭", True),
        ("茶农", "果农大户", False),
        ("", "群众", False),
        (None, None, False),
    ],
)
def test_objects_are_alike_that_hold_each_other_or_share_half(due: str | None, found: str | None, same: bool) -> None:
    assert normal.alike(due, found) is same


def test_names_lose_marks_and_one_generic_tail() -> None:
    assert normal.names(["“松风”行动"]) == {"松风行动", "松风"}
    assert normal.names(["行动"]) == {"行动"}
    assert normal.names([None, ""]) == set()


@given(st.text(max_size=20))
def test_normal_forms_are_stable(text: str) -> None:
    for form in (normal.bare, normal.digits, normal.label, normal.heading):
        assert form(form(text)) == form(text)


def test_alternatives_are_one_or_many_or_none() -> None:
    assert normal.several(None) == []
    assert normal.several("人") == ["人"]
    assert normal.several(["人", None]) == ["人", None]
