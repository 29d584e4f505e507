"""What a quantity is for one of."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("茶油基地年产茶油近9万吨。", "年"),
        ("箱包厂年产量达70万只。", "年"),
        ("物流园年周转冻品1万吨。", "年"),
        ("景区年接待游客20万人次。", "年"),
        ("预计年新增产值2亿元。", "年"),
        ("泵站年供水300万立方米。", "年"),
        ("茶企年销售收入3亿元。", "年"),
        ("职工人均年产值30万元。", "人"),
        ("村民人均纯收入突破两万元大关，达20418元。", "人"),
        ("人均消费支出再上台阶，增长6%。", None),
        ("箱包厂年产量增长9%。", None),
        ("建成年产3万吨的砖窑2座。", None),
        ("水厂年供水能力300万吨。", None),
        ("全年产值3亿元。", None),
        ("2023年产值3亿元。", None),
        ("一九五七年产粮9万吨。", None),
        ("五年产出专利30项。", None),
        ("逐年新增门店3家。", None),
        ("新年接待游客3万人次。", None),
        ("青少年培训3000人次。", None),
        ("青年产业工人300人。", None),
    ],
)
def test_what_is_done_a_year(text: str, per: str | None) -> None:
    assert mine(text).counts[-1].per == per


@pytest.mark.parametrize("text", ["建成日供水5万吨水厂1座。", "日处理污水2万吨污水处理厂3座投入运行。"])
def test_what_a_plant_does_a_day_is_no_rate_of_plants(text: str) -> None:
    (count,) = mine(text).counts
    assert (count.unit, count.per) == ("座", None)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("道路交通万车死亡率1.12人。", "万车"),
        ("亿元地区生产总值生产安全事故死亡率降至0.029。", "亿元地区生产总值"),
        ("亿元GDP生产安全事故死亡0.019人。", "亿元GDP"),
        ("百万吨钢死亡率0.3人。", "百万吨钢"),
        ("百万用户申诉率4.2件。", "百万用户"),
        ("万人刑事案件发案数由28.4起降到19.2起。", "万人"),
        ("3万台投诉率高的水表换新,换表380块。", None),
    ],
)
def test_what_deaths_and_complaints_are_told_for(text: str, per: str | None) -> None:
    assert mine(text).counts[-1].per == per


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("旧农机换新每台最高补2600元。", "台"),
        ("树苗900棵,摊到各村30棵。", "村"),
        ("树苗900棵,送到各村30棵。", None),
        ("一户算下来纯收入两万三千元。", "户"),
        ("帮工吃一顿交6块钱。", "顿"),
        ("办一桌席少花三百元。", "桌"),
        ("一桌少花三百元。", "桌"),
        ("最多的一户收了3万元。", None),
        ("有一户收了3万元。", None),
        ("一户算下来有9人。", None),
        ("护林补贴人均一年900元。", "人"),
        ("春茶一亩算下来900元。", "亩"),
        ("头茬茶一斤就卖了九百块。", "斤"),
    ],
)
def test_what_spoken_sums_are_for(text: str, per: str | None) -> None:
    assert mine(text).counts[-1].per == per


def test_what_a_price_is_for_names_nothing() -> None:
    assert [(count.quote, count.object) for count in mine("春茶一斤卖八九十块。").counts] == [("八九十块", "春茶")]
