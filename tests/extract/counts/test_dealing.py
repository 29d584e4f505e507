"""What 分别 deals out."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "城镇化率、参保率分别由81%、77%升到90%、88%。",
            [("城镇化率", "from"), ("参保率", "from"), ("城镇化率", "to"), ("参保率", "to")],
        ),
        (
            "小学和初中分别由12所、30所减少到8所、27所,分别下降33.3%和10%。",
            [
                ("小学", "from"),
                ("初中", "from"),
                ("小学", "to"),
                ("初中", "to"),
                ("小学", "change"),
                ("初中", "change"),
            ],
        ),
        ("小学、初中分别为12所、5所。", [("小学", "total"), ("初中", "total")]),
        ("接诊病人、完成门诊收入分别增长7%、8%。", [("病人", "change"), ("门诊收入", "change")]),
    ],
)
def test_each_quantity_takes_the_thing_in_its_place(text: str, told: list[tuple[str, str]]) -> None:
    assert [(count.object, count.role) for count in mine(text).counts] == told


def test_parallel_changes_are_checked_pair_by_pair() -> None:
    checks = mine("小学和初中分别由12所、30所减少到8所、27所,分别下降33.3%和20%。").checks
    assert [(check.members, check.holds) for check in checks] == [
        (("c1", "c3", "c5"), True),
        (("c2", "c4", "c6"), False),
    ]
