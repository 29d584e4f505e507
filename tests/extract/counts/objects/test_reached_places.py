"""A quantity right behind the place that something reaches is not the place's."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("工程涉及6个村900亩。", ["村", "工程"]),
        ("高标准农田项目覆盖7个村2.1万亩。", ["村", "高标准农田项目"]),
        ("灌区改造覆盖3个镇1.2万亩耕地。", ["镇", "耕地"]),
        ("管网覆盖5个社区18公里。", ["社区", "管网"]),
        ("项目涉及4个村120户。", ["村", None]),
        ("惠及12个村3.5万人。", ["村", None]),
        ("种植3个品种940亩。", ["品种", "品种"]),
    ],
)
def test_reached(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things
