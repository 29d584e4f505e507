"""What is left out, and under which circumstances something was counted, is never what was counted."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "objects"),
    [
        ("税收收入完成36亿元,扣除减税因素后增长5.1%,剔除一次性因素后下降3%。", ["税收收入"] * 3),
        ("用电量达到8.2亿千瓦时,剔除气温因素影响后增长4%。", ["用电量"] * 2),
        ("柳坪镇接待游客20万人次,扣除外地团队后同比增长9%。", ["游客"] * 2),
        ("居民收入稳步提高,扣除价格因素,实际增长6%。", ["居民收入"]),
        ("水产品产量扣除禁渔因素后增长5%。", ["水产品产量"]),
        ("剔除气温因素后居民用电增长4%。", ["居民用电"]),
        ("扣除成本后纯收入8万元。", ["纯收入"]),
        ("扣除物价因素后,职工工资增长3%。", ["职工工资"]),
    ],
)
def test_what_is_left_out(sentence: str, objects: list[str]) -> None:
    assert [count.object for count in mine(sentence).counts] == objects


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("现行口径下286万山区人口全部饮上净水。", "山区人口"),
        ("新标准下35万困难群众应保尽保。", "困难群众"),
        ("订单减少背景下2.3万职工稳岗。", "职工"),
        ("在茶业带动下5.6万农民增收。", "农民"),
        ("同等条件下亩产提高60公斤。", "亩产"),
        ("渔具厂在订单不足情况下增长5%。", "渔具厂"),
    ],
)
def test_circumstances(sentence: str, thing: str) -> None:
    assert [count.object for count in mine(sentence).counts] == [thing]


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("成本标准下调3元。", "成本标准"),
        ("扣除保证金3万元。", "保证金"),
        ("全省1200万学生免交课本费。", "学生"),
        ("培养30万青年人才。", "青年人才"),
    ],
)
def test_what_is_none(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[-1].object == thing


@pytest.mark.parametrize(
    ("sentence", "objects"),
    [
        ("渡口运量受寒潮影响下降4%,降幅比上年收窄1个百分点。", ["渡口运量"] * 2),
        ("羊毛产量因雪灾、干旱等影响减少9吨。", ["羊毛产量"]),
        ("海钓收入在渔具展带动下增长12.5%。", ["海钓收入"]),
        ("海钓收入受渔具展拉动同比增长12.5%。", ["海钓收入"]),
        ("海参价格受台风影响上涨一成,扇贝价格上涨两成。", ["海参价格", "扇贝价格"]),
        ("受寒潮影响渡口运量下降4%。", ["渡口运量"]),
        ("渡口运量受寒潮影响,减少3万吨。", ["渡口运量"]),
    ],
)
def test_what_moved_stands_before_its_cause(sentence: str, objects: list[str]) -> None:
    assert [count.object for count in mine(sentence).counts] == objects


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("受寒潮影响群众300人。", "寒潮影响群众"),
        ("接受寒潮影响评估的大棚减少9座。", "寒潮影响评估的大棚"),
        ("因施工影响,停运班次30班。", "班次"),
    ],
)
def test_a_cause_that_moves_nothing(sentence: str, thing: str) -> None:
    assert [count.object for count in mine(sentence).counts] == [thing]
