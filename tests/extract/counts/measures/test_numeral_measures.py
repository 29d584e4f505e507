"""Which measure word a numeral takes."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("账本记了满满四本。", ["四本"]),
        ("菜装了满满三车。", ["三车"]),
        ("笔记写了整整六本。", ["六本"]),
        ("泥路走了整整五公里。", ["五公里"]),
        ("表格填错过三四回。", ["三四回"]),
        ("渡口跑了七回。", ["七回"]),
        ("信箱装得满满当当。", []),
        ("走过一回。", []),
        ("完成了二回路改造。", []),
    ],
)
def test_what_is_stressed_and_how_often_are_counted(text: str, quotes: list[str]) -> None:
    counts = mine(text).counts
    assert [count.quote for count in counts] == quotes
    assert not [count for count in counts if count.object in ("满满", "整整")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("悬挂光荣牌1.1万块。", "块"),
        ("门牌达1200余块。", "块"),
        ("制作1200块展板。", "块"),
        ("铺设地砖12000块。", "块"),
        ("老板掏了5200块。", "元"),
        ("工资涨到4300块。", "元"),
        ("到手1200块。", "元"),
    ],
)
def test_slabs_are_no_money(text: str, unit: str) -> None:
    assert [count.unit for count in mine(text).counts] == [unit]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("三镇空置率分别下降2.3个、5.1个和1.2个百分点。", ["个百分点"] * 3),
        ("空置率提高2个、5.1个百分点。", ["个百分点"] * 2),
        ("新建驿站2个、5个和茶亭1个。", ["个"] * 3),
    ],
)
def test_points_of_percent_in_a_list(text: str, units: list[str]) -> None:
    assert [count.unit for count in mine(text).counts] == units


def test_figures_that_are_dealt_out_share_the_measure_word_of_the_last() -> None:
    counts = mine("东港、西港客运量分别达1409万、1305万人次。").counts
    assert [(count.value, count.unit) for count in counts] == [(14_090_000, "人次"), (13_050_000, "人次")]


@pytest.mark.parametrize(
    ("text", "quote", "unit"),
    [
        ("收费站放行车辆36万辆(台)次。", "36万辆(台)次", "辆次"),
        ("春运期间共计120.5万辆(艘、架、列)次。", "120.5万辆(艘、架、列)次", "辆次"),
        ("船闸放行船舶4.2万艘（条）次。", "4.2万艘（条）次", "艘次"),
        ("检查车船5600台（辆、艘）次,发现问题。", "5600台（辆、艘）次", "台次"),
        ("接诊患者1.2万人(例)次。", "1.2万人(例)次", "人次"),
        ("机场起降8.6万架（班）次。", "8.6万架（班）次", "架次"),
        ("新建租赁住房3.8万套(间)。", "3.8万套(间)", "套(间)"),
        ("走访商铺56家(次)。", "56家(次)", "家次"),
        ("免疫牛羊9.3万头（只、次）。", "9.3万头（只、次）", "头(只、次)"),
        ("更换阀门30台(套)次要部件。", "30台(套)", "台(套)"),
        ("收缴刀具30把(件)次年销毁。", "30把(件)", "把(件)"),
    ],
)
def test_alternatives_in_brackets_leave_a_measure_word_whole(text: str, quote: str, unit: str) -> None:
    assert [(count.quote, count.unit) for count in mine(text).counts] == [(quote, unit)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("开院坝会来了六十多号。", ["六十多号"]),
        ("三百来号人上堤。", ["三百来号"]),
        ("工地上有十几号人。", ["十几号"]),
        ("这个月二十多号,渠就通了。", []),
        ("二十多号开工。", []),
        ("六号,渠就通了。", []),
    ],
)
def test_about_so_many_people(text: str, quotes: list[str]) -> None:
    counts = mine(text).counts
    assert [count.quote for count in counts] == quotes
    assert all((count.unit, count.unit_class) == ("号", "people") for count in counts)


@pytest.mark.parametrize(("text", "unit"), [("吃席随礼最多不超过九十块。", "元"), ("添置礼品展板九十块。", "块")])
def test_what_guests_give_is_money(text: str, unit: str) -> None:
    assert [count.unit for count in mine(text).counts] == [unit]
