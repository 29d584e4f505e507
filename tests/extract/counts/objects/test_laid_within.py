"""A place right before a length or an area tells where, and the noun behind the unit what."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("实现市内3.1万公里道路监控视频全覆盖。", "道路"),
        ("巡查市内260公里河道排污口。", "河道"),
        ("完成县内85公里乡道的安全防护。", "乡道"),
        ("整治区内46公里河道。", "河道"),
        ("清理镇内30公里沟渠。", "沟渠"),
        ("改造城区56公里老旧管线。", "老旧管线"),
        ("新增城区30万平方米绿地。", "绿地"),
    ],
)
def test_what_lies_within_a_place_is_measured(text: str, thing: str) -> None:
    (count,) = mine(text).counts
    assert (count.object, count.object_source) == (thing, "after")


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("境内3.2万公顷,占全省两成。", "境内"),
        ("巡查河道260公里。", "河道"),
        ("普查境内1.2万处不可移动文物。", "不可移动文物"),
        ("改造老旧管线56公里。", "老旧管线"),
    ],
)
def test_without_noun_behind_nothing_changes(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing
