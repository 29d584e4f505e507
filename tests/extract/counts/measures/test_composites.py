"""Quantities whose parts together say one value."""

from __future__ import annotations

import re

import pytest

from pipeline.config import load_config
from pipeline.config.units import PartedClass
from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("每斤茶青让利五分钱。", "五分", 0.05),
        ("每桶水便宜六毛钱。", "六毛", 0.6),
        ("每本作业本补贴两角钱。", "两角", 0.2),
        ("每张车票降到四块五。", "四块五", 4.5),
        ("本月开支一千三百二十块六毛。", "一千三百二十块六毛", 1320.6),
        ("午餐每份九块二毛五。", "九块二毛五", 9.25),
        ("邮资三元四角二分。", "三元四角二分", 3.42),
        ("每度电收费六毛五。", "六毛五", 0.65),
        ("门票涨了七角五分。", "七角五分", 0.75),
        ("粮站付了六百二十块零八毛。", "六百二十块零八毛", 620.8),
        ("蛋价由四块二涨上来。", "四块二", 4.2),
    ],
)
def test_coins_are_money(text: str, quote: str, value: float) -> None:
    assert [(count.quote, count.value, count.unit) for count in mine(text).counts] == [(quote, value, "元")]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("没让社员掏一分钱。", []),
        ("服务费一毛钱没收。", []),
        ("书法得了八分。", ["八分"]),
        ("三角五分之一归集体。", ["五分之一"]),
        ("电价下降五分之一。", ["五分之一"]),
    ],
)
def test_no_coins(text: str, quotes: list[str]) -> None:
    counts = mine(text).counts
    assert [count.quote for count in counts] == quotes
    assert "元" not in [count.unit for count in counts]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("食堂每顿的伙食费压到九块以内。", "元"),
        ("社员人均获利六十多块。", "元"),
        ("门厅镶了十六块。", "块"),
        ("地砖换了九十多块。", "块"),
    ],
)
def test_pieces_are_money_beside_a_word_of_money(text: str, unit: str) -> None:
    assert [count.unit for count in mine(text).counts] == [unit]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("早餐面食每份三两五。", [("三两五", 3.5, "两")]),
        ("苗高一米六。", [("一米六", 1.6, "米")]),
        ("瓜重八斤四。", [("八斤四", 8.4, "斤")]),
        ("新渠长四里半。", [("四里半", 4.5, "里")]),
        ("土台高二丈六。", [("二丈六", 2.6, "丈")]),
        ("便道长五公里七。", [("五公里七", 5.7, "公里")]),
        ("早产儿重三斤六两。", [("三斤六两", 3.6, "斤")]),
        ("梁长一丈八尺。", [("一丈八尺", 1.8, "丈")]),
        ("每斤补一两块钱。", [("一两块", None, "元")]),
        ("沿沟一米六层砖。", [("一米", 1, "米"), ("六层", 6, "层")]),
    ],
)
def test_a_digit_behind_a_measure_word_is_a_tenth(text: str, expected: list[tuple[str, float | None, str]]) -> None:
    assert [(count.quote, count.value, count.unit) for count in mine(text).counts] == expected


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("出警用了四分半钟。", "四分半钟", 4.5, "分钟"),
        ("排队缩短12分半钟。", "12分半钟", 12.5, "分钟"),
        ("座谈开了三个半小时。", "三个半小时", 3.5, "小时"),
        ("作业得了九分。", "九分", 9, "分"),
    ],
)
def test_half_a_minute(text: str, quote: str, value: float, unit: str) -> None:
    assert [(count.quote, count.value, count.unit) for count in mine(text).counts] == [(quote, value, unit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("栽桑成活 八成 三，补种三百株。", [("八成 三", 83), ("三百株", 300)]),
        ("完成八成 二是补种。", [("八成", 80)]),
        ("成活八成 三户补种。", [("八成", 80), ("三户", 3)]),
    ],
)
def test_a_blank_inside_tenths(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(count.quote, count.value) for count in mine(text).counts] == expected


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("车间领用2 6 0副手套。", ["2 6 0副"]),
        ("到会的学员 2 6 8人。", ["8人"]),
        ("赔付 6 万 3 千元。", ["6 万 3 千元"]),
        ("2024 300人。", ["300人"]),
    ],
)
def test_blanks_inside_numbers(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes


_MARKED = re.compile("【(.*?)】")
_ROWS = load_config().units.parted


def _class_of(sentence: str) -> str:
    """The class of the count that 【】 marks."""
    marked = _MARKED.search(sentence)
    assert marked
    (count,) = (count for count in mine(_MARKED.sub(r"\1", sentence)).counts if count.quote == marked[1])
    return count.unit_class


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.unit_class)
def test_rows_of_parted_measure_words(row: PartedClass) -> None:
    assert row.examples
    assert row.counter_examples
    assert all(_class_of(sentence) == row.unit_class for sentence in row.examples)
    assert not any(_class_of(sentence) == row.unit_class for sentence in row.counter_examples)


def test_no_measure_word_is_parted_twice() -> None:
    units = [unit for row in _ROWS for unit in row.units]
    assert sorted(units) == sorted(set(units))


@pytest.mark.parametrize(
    ("text", "quotes", "roles"),
    [
        ("三次产业结构比为9.1∶40.2∶50.7。", ["9.1∶40.2∶50.7"], ["total"]),
        ("三次产业结构由9:41:50调整为8.6:40.1:51.3。", ["9:41:50", "8.6:40.1:51.3"], ["from", "to"]),
        ("老中青教师之比为3：4：5。", ["3：4：5"], ["total"]),
        ("师生比由1:18调整为1:16.5。", ["1:18", "1:16.5"], ["from", "to"]),
        ("会议8:30:15开始。", [], []),
    ],
)
def test_a_proportion_of_three(text: str, quotes: list[str], roles: list[str]) -> None:
    counts = mine(text).counts
    assert [count.quote for count in counts] == quotes
    assert [count.role for count in counts] == roles
    assert {count.unit_class for count in counts} <= {"ratio"}
    assert all(
        (count.value is None)
        == (count.low is None)
        == (count.quote.count(":") + count.quote.count("：") + count.quote.count("∶") != 1)
        for count in counts
    )


@pytest.mark.parametrize("name", ["七年级语文平均分", "考核得分", "CMI值", "所刊论文影响因子"])
def test_levels_without_a_measure_word(name: str) -> None:
    assert [count.quote for count in mine(f"{name}82.35,居第3位。").counts] == ["82.35"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("省运会上获126金98银113铜,总分居前。", ["126金", "98银", "113铜"]),
        ("全年获3金2银。", ["3金", "2银"]),
        ("发放奖金3000元、金牌5枚。", ["3000元", "5枚"]),
        ("设3金融窗口。", []),
    ],
)
def test_medals(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("巷口由一米五拓宽到三米。", ["一米五", "三米"]),
        ("田埂从一米二加高到两米。", ["一米二", "两米"]),
        ("指标九升三降。", []),
    ],
)
def test_tenths_before_what_moved(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts if count.unit != "升"] == quotes
