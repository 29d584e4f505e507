"""What the headers of a table say of its cells."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import cells, mine, told_of


@pytest.mark.parametrize(
    "header", ["统计年度", "联系电话", "完成时间", "时间节点", "证件号码", "建档日期", "联系电话(手机)", "时间(年)"]
)
def test_a_header_that_ends_in_a_word_of_numbering_heads_no_counts(header: str) -> None:
    assert told_of(["村名", header, "面积(亩)"], ["东坪村", "31", "50"]) == [("50", 50, "亩", "面积")]


@pytest.mark.parametrize(
    ("header", "thing"),
    [
        ("年度目标", "修渠"),
        ("年度任务", "修渠"),
        ("2024年目标", "修渠"),
        ("年度计划投资", "年度计划投资"),
        ("年度用水量", "年度用水量"),
        ("电话量", "电话量"),
        ("日期数", "日期数"),
        ("编号地块", "编号地块"),
        ("办理时间(天)", "办理时间"),
    ],
)
def test_a_header_that_holds_such_a_word_further_up_heads_counts(header: str, thing: str) -> None:
    assert [(quote, name) for quote, _, _, name in told_of(["任务", header], ["修渠", "31"])] == [("31", thing)]


def test_a_header_that_tells_a_change_leaves_the_thing_to_the_row() -> None:
    text, blocks = cells(["网点", "存款", "存款比年初增加"], ["东街", "380", "-12"], before="单位：万元")
    change = mine(text, blocks=blocks).counts[1]
    assert (change.object, change.role, change.direction) == ("东街", "change", "down")


def test_a_header_of_tenths_tells_percent() -> None:
    assert told_of(["事项", "好评(成)"], ["走访", "9"]) == [("9", 90, "%", "好评")]


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("宗数（宗）", "宗"),
        ("户数（户）", "户"),
        ("件数", "件"),
        ("家数（家）", "家"),
        ("处数", "处"),
        ("起数（起）", "起"),
        ("场次", "场次"),
        ("批次（批次）", "批次"),
        ("台数", "台"),
        ("株数（株）", "株"),
    ],
)
def test_a_header_of_a_measure_word_alone_leaves_the_thing_to_the_row(header: str, unit: str) -> None:
    told = told_of(["类别", header, "面积（亩）"], ["采矿权", "12", "305"])
    assert told == [("12", 12, unit, "采矿权"), ("305", 305, "亩", "面积")]


@pytest.mark.parametrize("header", ["指数", "参加户数", "班组", "人口", "渔船", "层次", "学生数（人）"])
def test_a_header_that_names_its_thing_keeps_it(header: str) -> None:
    assert [name for *_, name in told_of(["村名", header], ["东坪村", "12"])] == [header.removesuffix("（人）")]


@pytest.mark.parametrize(
    ("header", "direction", "base"),
    [
        ("比上年增减", "up", "比上年"),
        ("同比增长", "up", "同比"),
        ("较年初降幅", "down", "较年初"),
        ("净增", "up", None),
        ("上年", None, None),
    ],
)
def test_a_header_tells_which_way_and_against_what(header: str, direction: str | None, base: str | None) -> None:
    text, blocks = cells(["网点", "存款", header], ["东街", "380", "12"], before="计量单位：万元")
    change = mine(text, blocks=blocks).counts[1]
    assert (change.direction, change.base, change.unit) == (direction, base, "元")


@pytest.mark.parametrize(
    ("header", "base"), [("比年初", "比年初"), ("比上年(%)", "比上年"), ("较常年±%", "较常年"), ("±", None)]
)
def test_a_header_of_a_comparison_alone_tells_a_change(header: str, base: str | None) -> None:
    text, blocks = cells(["网点", "存款", header], ["东街", "380", "-12"], before="单位：万元")
    change = mine(text, blocks=blocks).counts[1]
    assert (change.object, change.role, change.direction, change.base) == ("东街", "change", "down", base)


def test_a_header_that_begins_with_a_year_tells_a_change() -> None:
    text, blocks = cells(["指标", "2024", "2024年同比增长"], ["过夜游客", "862", "9.7%"])
    change = mine(text, blocks=blocks).counts[1]
    assert (change.object, change.role, change.base) == ("过夜游客", "change", "同比")


def test_a_header_that_begins_with_digits_heads_its_column() -> None:
    assert told_of(["班级", "600分以上人数"], ["甲班", "9"]) == [("9", 9, "人", "600分以上人数")]


@pytest.mark.parametrize(("header", "role"), [("占比", "share"), ("占总数比例", "share"), ("药占比", "total")])
def test_a_header_of_shares(header: str, role: str) -> None:
    text, blocks = cells(["科室", header], ["骨科", "14.8%"])
    assert [count.role for count in mine(text, blocks=blocks).counts] == [role]


@pytest.mark.parametrize("header", ["本年累计", "累计", "本年", "本月"])
def test_what_has_come_so_far_is_done_beside_a_plan(header: str) -> None:
    text, blocks = cells(["指标", "年计划", header], ["吞吐量", "315", "326"])
    assert [count.status for count in mine(text, blocks=blocks).counts] == ["plan", "done"]
