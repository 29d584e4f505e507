"""Numbers behind one that has a thing: levels, money told beside it, what a product brought."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "objects"),
    [
        ("新修公路80公里,轻轨运营里程翻了一番,达到96公里。", ["公路", "轻轨运营里程", "轻轨运营里程"]),
        ("完成税收3亿元,工业增加值增长8%,达到36亿元。", ["税收", "工业增加值", "工业增加值"]),
        ("新招教师30人,志愿者人数翻了一番,达到240人。", ["教师", "志愿者人数", "志愿者人数"]),
        ("新修公路80公里,改造水渠9公里,达到96公里。", ["公路", "水渠", "水渠"]),
    ],
)
def test_levels_reached(sentence: str, objects: list[str]) -> None:
    assert [count.object for count in mine(sentence).counts] == objects


@pytest.mark.parametrize(
    ("sentence", "objects"),
    [
        ("发放低保金20万元,办理医疗救助27人次、4.6万元。", ["低保金", "医疗救助", "医疗救助"]),
        ("发放贷款8亿元,兑现稳岗返还38家、21万元。", ["贷款", "稳岗返还", "稳岗返还"]),
        ("增收税款90万元,组织职工培训9期、7万元。", ["税款", "职工培训", "职工培训"]),
        ("脱贫对象300人,消除风险98户、261人。", ["脱贫对象", "风险", "脱贫对象"]),
    ],
)
def test_told_in_money_too(sentence: str, objects: list[str]) -> None:
    assert [count.object for count in mine(sentence).counts] == objects


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("存款增加4亿元,上线“牧易贷”产品,发放1.2亿元。", "“牧易贷”产品"),
        ("存款增加4亿元,推出“惠渔贷”,累计发放3000万元。", "“惠渔贷”"),
        ("筹集资金4亿元,成立“暖阳”基金,已投放300万元。", "“暖阳”基金"),
        ("存款增加4亿元,下乡服务,又增加3000万元。", "存款"),
    ],
)
def test_what_a_product_brought(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[-1].object == thing
