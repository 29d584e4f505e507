"""Bodies that people make up, counted by their people."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "objects"),
    [
        ("组建28人的护林巡查队伍,成立12人的督办专班。", ["护林巡查队伍", "督办专班"]),
        ("抽调骨干组建9人的政策宣讲小组。", ["政策宣讲小组"]),
        ("选配45人的村级河道管护队伍。", ["村级河道管护队伍"]),
        ("组建32人的宣讲团下乡。", ["宣讲团"]),
        ("成立7人的临时党支部。", ["临时党支部"]),
        ("柳坪镇建起60名的抢险团队。", ["抢险团队"]),
        ("落实26人的工资由专班核定。", [None]),
        ("成立由16人组成的技术服务团队。", ["技术服务团队"]),
    ],
)
def test_bodies(sentence: str, objects: list[str | None]) -> None:
    assert [count.object for count in mine(sentence).counts] == objects


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("建立150家左右的“专精特新”后备库。", "“专精特新”后备库"),
        ("建立80名左右的“青苗”人才库。", "“青苗”人才库"),
        ("建成60家左右的瞪羚企业库。", "瞪羚企业库"),
        ("组建40人左右的应急专家库。", "应急专家库"),
        ("完善200家左右的规上企业培育库。", "规上企业培育库"),
        ("组建30名左右的调解专家库。", "调解专家库"),
        ("组建26人的护林队伍。", "护林队伍"),
    ],
)
def test_a_list_of_so_many(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[0].object == thing
