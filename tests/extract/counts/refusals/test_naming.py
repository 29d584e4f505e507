"""What was refused and yet names the counted thing, with the words of its threshold."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("新建5G基站90座。", ["5G基站"]),
        ("35岁以下青年60名。", ["35岁以下青年"]),
        ("培育9个百亿级园区。", ["百亿级园区"]),
        ("整改第二批问题8个。", ["第二批问题"]),
        ("招引超10亿元企业9家。", ["超10亿元企业"]),
    ],
)
def test_it_belongs_to_the_thing(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


def test_a_time_names_nothing() -> None:
    assert [count.object for count in mine("2024年公路9公里。").counts] == ["公路"]
