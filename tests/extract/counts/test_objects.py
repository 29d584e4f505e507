"""The counted thing, where words of the dictionary or a clause stand in its way."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("货运班列开行逾400列。", ["货运班列"]),
        ("税收收入入库96亿元。", ["税收收入"]),
        ("维修补贴到账20万元。", ["补贴"]),
        ("校舍维修款共收9万元。", ["校舍维修款"]),
        ("从省里争取资金300万元。", ["资金"]),
        ("由县里安排护林员12名。", ["护林员"]),
        ("培育3个百亿级产业集群。", ["百亿级产业集群"]),
        ("4种一类创新药获批。", ["一类创新药"]),
        ("建成12个乡村补短板工程。", ["乡村补短板工程"]),
        ("近200位在外工作的同志寄来书籍。", ["同志"]),
        ("3200人告别了挑水吃的日子。", [None]),
        ("拥有自主品牌的企业增至35家。", ["企业"]),
        ("年产值超过10亿元的企业达到20家。", ["企业"]),
        ("民办教师12名,转正的不到三分之一。", ["民办教师", "民办教师"]),
        ("问卷收回156家企业的答复,认为审批提速的144家。", ["企业", "企业"]),
        ("整个工业以每年递增7%的速度发展。", ["整个工业"]),
        ("卖出绣品钱4万元。", ["绣品钱"]),
        ("5户比邻村高出一倍。", [None, None]),
        ("6.8万余名居民埋头苦干。", ["居民"]),
        ("帮助635名失业人员重新上岗。", ["失业人员"]),
        ("组织30名医生轮流下乡。", ["医生"]),
    ],
)
def test_object(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


def test_the_whole_of_a_share_may_have_been_named_before() -> None:
    assert [count.base for count in mine("党员总数达到3200名,女党员占38%。").counts] == [None, "党员总数"]
