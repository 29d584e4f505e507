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
