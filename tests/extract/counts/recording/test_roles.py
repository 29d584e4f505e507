"""Which way a count moved, and what it is beside others."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "role", "direction"),
    [
        ("促进增收节支2.14亿元。", "total", None),
        ("全年节支2.14亿元。", "change", "down"),
        ("扬尘浓度同比改善6.5%。", "change", "down"),
        ("优良率环比好转2.1个百分点。", "change", "up"),
        ("优良率同比恶化2.1%。", "change", "down"),
        ("产值超进度3个百分点。", "change", "up"),
    ],
)
def test_which_way_it_moved(text: str, role: str, direction: str | None) -> None:
    count = mine(text).counts[0]
    assert (count.role, count.direction) == (role, direction)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("网上订单有74%出自山区。", "share"),
        ("摊主有15.5%来自外省。", "share"),
        ("满意率有90%以上。", "total"),
        ("客流有6%增长。", "total"),
    ],
)
def test_so_many_of_them_are_a_share(text: str, role: str) -> None:
    assert [count.role for count in mine(text).counts] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "孤儿和特困人员补助由780元、620元分别提高到835元、690元。",
        "孤儿和特困人员补助分别由780元、620元提高到835元、690元。",
        "孤儿和特困人员补助由780元和620元分别增至835元和690元。",
    ],
)
def test_each_of_a_list_comes_from_a_level_of_its_own(text: str) -> None:
    assert [count.role for count in mine(text).counts] == ["from", "from", "to", "to"]
