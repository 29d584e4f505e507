"""The status of cells: what the header of the column says, else the column before it, the row's label, the section."""

from __future__ import annotations

import pytest

from pipeline.records import SectionRole
from tests.extract.counts.support import cells, mine


def _statuses(*rows: list[str], role: SectionRole = "other", year: int | None = 2023) -> list[str]:
    text, blocks = cells(*rows)
    return [count.status for count in mine(text, role=role, blocks=blocks, year=year).counts]


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("年度目标", "target"),
        ("目标任务", "target"),
        ("任务数", "target"),
        ("预期目标", "target"),
        ("计划投资", "plan"),
        ("年度计划", "plan"),
        ("计划完成", "plan"),
        ("拟修渠道", "plan"),
        ("预期增长", "forecast"),
        ("预计全年完成", "forecast"),
        ("2024年预期", "forecast"),
        ("2024年", "plan"),
        ("2024年完成", "plan"),
    ],
)
def test_a_header_of_what_is_to_come(header: str, status: str) -> None:
    assert _statuses(["镇名", header], ["东坪镇", "31"]) == [status]


@pytest.mark.parametrize(
    "header",
    [
        *("完成数", "完成率", "实际完成", "已完成", "完成投资", "实绩", "2023年完成", "2023年", "2022年"),
        *("计划完成率", "完成计划的%", "目标任务完成情况", "任务完成数", "比计划增减", "上年"),
    ],
)
def test_a_header_of_what_was_done_in_a_section_of_plans(header: str) -> None:
    assert _statuses(["镇名", header], ["东坪镇", "31"], role="plan") == ["done"]


@pytest.mark.parametrize(
    "header",
    ["修渠", "预期寿命", "目标人群", "春蕾计划资助", "计划生育户", "草拟文件", "已婚人数", "完成造林", "比2022年增长"],
)
def test_a_header_that_says_nothing_leaves_it_to_the_section(header: str) -> None:
    rows = (["镇名", header], ["东坪镇", "31"])
    assert _statuses(*rows) == ["done"]
    assert _statuses(*rows, role="plan") == ["plan"]


def test_a_column_that_says_nothing_goes_with_the_nearest_before_it() -> None:
    head = ["事项", "面积", "2023年完成", "同比增长", "2024年预期增长", "幅度"]
    row = ["茶园", "310", "320", "3.2", "4", "5"]
    assert _statuses(head, row) == ["done", "done", "done", "forecast", "forecast"]
    assert _statuses(head, row, role="plan") == ["plan", "done", "done", "forecast", "forecast"]


def test_names_of_rows_say_nothing_of_the_columns() -> None:
    assert _statuses(["目标任务", "面积"], ["茶园", "310"]) == ["done"]


def test_a_label_tells_it_where_no_column_does() -> None:
    rows = (["项目", "东坪镇", "西坪镇"], ["年度目标", "310", "320"], ["完成数", "311", "319"])
    assert _statuses(*rows, role="plan") == ["target", "target", "done", "done"]
    assert _statuses(["项目", "2023年"], ["计划投资", "310"], ["到位资金", "300"]) == ["plan", "done"]


def test_a_header_over_several_columns() -> None:
    head, below = ["镇名", "计划", "", "完成", ""], ["", "户数", "金额", "户数", "金额"]
    assert _statuses(head, below, ["东坪镇", "31", "32", "33", "34"]) == ["plan", "plan", "done", "done"]


def test_years_say_nothing_where_the_report_tells_no_time() -> None:
    assert _statuses(["镇名", "2024年"], ["东坪镇", "31"], year=None) == ["done"]
