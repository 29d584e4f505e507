"""The counted thing after its quantity, where words of the dictionary or a clause stand in its way."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("免除20万名学生课本费。", ["学生"]),
        ("12家药企销售额超十亿元。", ["药企", "药企销售额"]),
        ("5万居民参训。", ["居民"]),
        ("5个主导产业产值占全镇产值的70%。", ["主导产业", "主导产业产值"]),
        ("12项任务全面办结。", ["任务"]),
        ("命名35个市级乡村振兴样板镇。", ["市级乡村振兴样板镇"]),
        ("培育3个百亿级产业集群。", ["百亿级产业集群"]),
        ("4种一类创新药获批。", ["一类创新药"]),
        ("建成12个乡村补短板工程。", ["乡村补短板工程"]),
        ("近200位在外工作的同志寄来书籍。", ["同志"]),
        ("3200人告别了挑水吃的日子。", [None]),
        ("5户比邻村高出一倍。", [None, None]),
        ("6.8万余名居民埋头苦干。", ["居民"]),
        ("帮助635名失业人员重新上岗。", ["失业人员"]),
        ("组织30名医生轮流下乡。", ["医生"]),
        ("修缮9000平方米石库房等旧住房。", ["石库房等旧住房"]),
        ("在江湾设立超5亿元产业基金。", ["产业基金"]),
        ("12人主动投案,2人因违纪受罚。", [None, None]),
    ],
)
def test_object(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things
