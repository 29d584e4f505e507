"""县(市、区): the bracket that names the other kinds of a rank belongs to the noun."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("纳入公益保障的县（市、区）由6个增加到11个。", "县（市、区）"),
        ("设立站点的村（社区）由12个增加到20个。", "村（社区）"),
        ("创建示范镇（街道）12个。", "示范镇（街道）"),
        ("达标乡（镇）有15个。", "乡（镇）"),
        ("走访村（社区）120个。", "村（社区）"),
        ("经营主体（含农户）由4家增加到9家。", "经营主体"),
    ],
)
def test_noun_with_kinds(text: str, thing: str) -> None:
    assert {count.object for count in mine(text).counts} == {thing}


def test_kinds_are_of_a_territory() -> None:
    assert [count.unit_class for count in mine("达标乡（镇）有15个。").counts] == ["territory"]
