"""Figures of the best or of some are of what the clause before tells."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "thing", "role"),
    [
        ("半数乡镇的茶叶产量年均增长速度都在3%以上,高的达到6%。", "茶叶产量年均增长速度", "change"),
        ("三分之一的渔村,农户收入增幅都在4%以上,最高的达9%。", "增幅", "change"),
        ("四分之一的车间,设备完好率均在95%以上,有的达到99%。", "设备完好率", "total"),
        ("三分之二的林场,林木覆盖率都在40%以上,最高达68%。", "林木覆盖率", "total"),
        ("各渔港泊位利用率都在85%以上,高的达97%。", "泊位利用率", "total"),
        ("五分之一的矿区日产量都在300吨以上,多的达到450吨。", "日产量", "total"),
        ("四分之三的茶厂,鲜叶利用率都在60%以上,最低的也有52%。", "鲜叶利用率", "total"),
    ],
)
def test_the_best_are_measured_by_what_was_told_before(text: str, thing: str, role: str) -> None:
    count = mine(text).counts[-1]
    assert (count.object or "").endswith(thing)
    assert (count.object_source, count.role) == ("carried", role)
    assert (count.direction == "up") == (role == "change")


@pytest.mark.parametrize(
    ("text", "thing", "role"),
    [
        ("全县用电量增长6%,最高的镇达到11%。", "最高的镇", "total"),
        ("水稻产量增长5%,高产田达到12%。", "高产田", "total"),
        ("渔民转产120人,转正的不到三分之一。", "渔民", "share"),
    ],
)
def test_what_has_a_noun_of_its_own_is_of_that(text: str, thing: str, role: str) -> None:
    count = mine(text).counts[-1]
    assert thing in (count.object or "")
    assert count.role == role
