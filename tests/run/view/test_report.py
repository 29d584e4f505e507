"""The view of a record, line by line."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from pipeline.records import Count, Notice, Period
from pipeline.run.view.counts import amount, section_numbers
from pipeline.run.view.labels import named
from pipeline.run.view.layout import WIDTH, Painter, width
from pipeline.run.view.report import ReportView
from tests.run.view.reports import COUNTS, report

VIEW = ReportView({"agriculture/tea": "茶产业"}, Painter(colour=False))
SHOWN = "\n".join(VIEW.lines(report()))


@pytest.mark.parametrize(
    "line",
    [
        "青溪镇工作总结",
        "青溪/总结.docx · 2,048 bytes · id abababababab",
        "类型  总结 summary",
        "单位  青溪镇  乡镇街道 township",
        "时期  2024年  2024-01-01 – 2024-12-31",
        "主题  茶产业 0.80",
        "完整  ✗ 不可靠 unreliable: inconsistent",
        "章节 sections (2)",
        "举措 initiatives (1)",
        "  ✗ 合计 sum  1200余户 = 500户 + 600户  原文 1,200, 应为 1,100",
        "  sum_does_not_hold ×1: the parts give another sum",
    ],
)
def test_every_part_has_its_line(line: str) -> None:
    assert line in SHOWN.splitlines()


@pytest.mark.parametrize(
    "pattern",
    [
        r"^  一、茶业 +成绩 +茶产业 0\.80$",
        r"^  二、计划 +计划$",
        r"^  1200余户 ⚠ >1,200 +户 +茶农 +已做 +一$",
        r"^  行动 campaign +春风行动×2$",
    ],
)
def test_rows_are_aligned(pattern: str) -> None:
    assert re.search(pattern, SHOWN, re.MULTILINE)


def test_a_count_tells_what_its_number_is_for() -> None:
    beds = replace(COUNTS[1], quote="5.9张", value=5.9, low=5.9, high=5.9, unit="张", object="床位", per="千人口")
    grown = replace(COUNTS[1], id="c3", quote="8%", value=8, low=8, high=8, unit="%", role="change", direction="up")
    grown = replace(grown, base="同比", part_of=None)
    shown = "\n".join(VIEW.lines(report(counts=(COUNTS[0], replace(beds, part_of=None), grown))))
    assert re.search(r"^  5\.9张 +5\.9 张/千人口 +床位 +已做 +一$", shown, re.MULTILINE)
    assert re.search(r"^  8% +8 % +茶农 +变动 ↑ 同比 已做 +一$", shown, re.MULTILINE)


def test_numbers_of_counts_end_in_one_column() -> None:
    ends = {width(line[: line.index(" 户")].rstrip()) for line in SHOWN.splitlines() if " 户 " in line}
    assert len(ends) == 1


def test_no_line_is_wider_than_a_terminal() -> None:
    long = "漫长的标题" * 40
    crowded = report(
        report=replace(report().report, title=long),
        sections=tuple(replace(section, heading=long) for section in report().sections),
        counts=tuple(replace(count, object=long, unit=long) for count in COUNTS),
        initiatives=tuple(replace(found, name=long) for found in report().initiatives),
    )
    assert max(width(line) for line in VIEW.lines(crowded)) <= WIDTH


@pytest.mark.parametrize(
    ("label", "heading", "name"),
    [
        ("一、", "茶业", "一、茶业"),
        ("第一章", "茶业", "第一章 茶业"),
        (None, "茶业", "茶业"),
        (None, None, "(标题之前)"),
    ],
)
def test_sections_are_called_as_readers_call_them(label: str | None, heading: str | None, name: str) -> None:
    assert named(replace(report().sections[0], label=label, heading=heading)) == name


def test_a_time_with_one_end_and_notices_of_several_kinds() -> None:
    years = Period(label="2024年以来", start="2024-01-01", end=None)
    words = ["likely 服务", "likely 基础", "likely 服务"]
    notices = tuple(Notice(code="washed_word", start=0, end=1, message=word) for word in words)
    lines = list(VIEW.lines(report(report=replace(report().report, period=years), notices=notices)))
    assert "时期  2024年以来  2024-01-01 – …" in lines
    assert "  washed_word ×3: likely 服务; likely 基础" in lines


def test_sections_are_numbered_with_those_above_them() -> None:
    first, second = report().sections
    below = replace(second, id="s3", parent="s1", label="（1）")
    assert section_numbers((first, below, replace(below, id="s4", parent="s3", label=None))) == {
        "s1": "一",
        "s3": "一.1",
        "s4": "一.1",
    }


def test_an_empty_report_is_shown() -> None:
    lines = list(VIEW.lines(report(sections=(), counts=(), initiatives=(), checks=(), notices=())))
    assert "数量 counts (0)" in lines
    assert not any("checks" in line for line in lines)


def test_many_counts_are_cut_until_all_are_wanted() -> None:
    crowded = report(counts=COUNTS * 30)
    assert any("30 more: --all" in line for line in VIEW.lines(crowded))
    assert not any("--all" in line for line in VIEW.lines(crowded, all_counts=True))


def test_colour_changes_nothing_but_colour() -> None:
    coloured = "\n".join(ReportView({"agriculture/tea": "茶产业"}, Painter(colour=True)).lines(report()))
    assert coloured != SHOWN
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == SHOWN


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"low": 1200, "high": 1200}, "1,200"),
        ({"low": 1200, "high": None, "low_inclusive": True}, "≥1,200"),
        ({"low": None, "high": 1200, "high_inclusive": False}, "<1,200"),
        ({"value": None, "low": 2, "high": 3}, "2–3"),
        ({"low": None, "high": None, "approx": "about"}, "≈1,200"),
        ({"value": 1 / 3, "value_exact": "1/3", "low": 1 / 3, "high": 1 / 3}, "1/3"),
        ({"value": 2 / 3, "value_exact": "2/3", "low": None, "high": 2 / 3, "high_inclusive": False}, "<2/3"),
        ({"value": 1 / 3, "value_exact": "1/3", "low": 1 / 3, "high": None, "low_inclusive": False}, ">1/3"),
        ({"value": 1 / 3, "value_exact": "1/3", "low": 0.25, "high": 1 / 3}, "0.25–1/3"),
        ({"value": 0.5, "value_exact": "0.5", "low": None, "high": 0.5}, "≤0.5"),
        ({"value": None, "low": None, "high": None, "suspect": "year_overwritten"}, "数字被年份覆盖"),
        ({"value": None, "low": None, "high": None, "suspect": None}, ""),
    ],
)
def test_amounts_say_what_the_words_allow(fields: dict[str, object], shown: str) -> None:
    counted: Count = replace(COUNTS[0], suspect=None)
    assert amount(replace(counted, **fields)) == shown
