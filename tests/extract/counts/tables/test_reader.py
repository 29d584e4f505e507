"""Numeric cells: object from headers, unit from cell, header, row or caption, totals checked."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import cells, mine, told_of


def test_units_of_caption_and_header() -> None:
    told = told_of(["镇名", "财政收入", "人数(人)"], ["松原镇", "12.5", "3200"], before="各镇情况(单位:万元)")
    assert told == [("12.5", 125000, "元", "财政收入"), ("3200", 3200, "人", "松原镇")]


def test_units_of_rows_and_cells() -> None:
    told = told_of(["指标", "单位", "2024年"], ["工业产值", "亿元", "6.2"], ["入园率", "", "95%"], ["序号", "", "3户"])
    assert told == [
        ("6.2", 620000000, "元", "工业产值"),
        ("95%", 95, "%", "入园率"),
        ("3户", 3, "户", "序号"),
    ]


def test_numbering_and_years_are_no_counts() -> None:
    assert told_of(["序号", "年份", "面积(亩)"], ["1", "2023", "50"]) == [("50", 50, "亩", "面积")]


def test_cells_never_join() -> None:
    assert [quote for quote, *_ in told_of(["名称", "户数", "个数"], ["东坪村", "12", "35"])] == ["12", "35"]


def test_total_row_and_members_column() -> None:
    rows = (
        ["镇名", "企业(家)", "其中:规上"],
        ["东坪", "20", "5"],
        ["西坪", "30", "6"],
        ["合计", "50", "12"],
    )
    text, blocks = cells(*rows)
    findings = mine(text, blocks=blocks)
    assert [(check.stated, check.holds) for check in findings.checks] == [(50, True), (12, False)]
    by_quote = {count.quote: count for count in findings.counts}
    assert by_quote["20"].part_of == by_quote["50"].id
    assert by_quote["5"].part_of is not None
    assert by_quote["5"].object == "规上"


def test_prose_in_a_cell_is_read_as_prose() -> None:
    assert told_of(["项目", "成效"], ["走访", "全年走访农户60户。"]) == [("60户", 60, "户", "农户")]


def test_rates_and_dashes() -> None:
    text, blocks = cells(["作物", "单产(公斤/亩)", "售价"], ["大豆", "186", "—"], ["谷子", "210", "3.2元"])
    counts = mine(text, blocks=blocks).counts
    assert [(count.value, count.unit, count.per, count.object) for count in counts] == [
        (186, "公斤/亩", "亩", "单产"),
        (210, "公斤/亩", "亩", "单产"),
        (3.2, "元", None, "售价"),
    ]


def test_a_caption_of_several_units_suits_each_header() -> None:
    told = told_of(["作物", "面积", "总产"], ["谷子", "300", "90000"], before="单位：亩、公斤")
    assert told == [("300", 300, "亩", "面积"), ("90000", 90000, "公斤", "总产")]


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("5千克", 5, "千克"),
        ("3千米", 3, "千米"),
        ("2 千瓦", 2, "千瓦"),
        ("2千元", 2000, "元"),
        ("1,250千克", 1250, "千克"),
        ("3万亿元", 3_000_000_000_000, "元"),
        ("3成", 30, "%"),
    ],
)
def test_magnitude_and_measure_word_of_a_cell(cell: str, value: int, unit: str) -> None:
    assert told_of(["品种", "实绩"], ["苹果", cell]) == [(cell, value, unit, "苹果")]


@pytest.mark.parametrize("cell", ["1,2,3", "12,34", "1234,567", "30几户"])
def test_several_numbers_or_a_vague_one_in_a_cell_are_no_count(cell: str) -> None:
    assert told_of(["村名", "个数(个)"], ["东坪村", cell], ["西坪村", "1,234"]) == [("1,234", 1234, "个", "西坪村")]


def test_a_comma_behind_the_number_of_a_cell_is_not_quoted() -> None:
    assert told_of(["村名", "个数(个)"], ["东坪村", "12,"]) == [("12", 12, "个", "东坪村")]


@pytest.mark.parametrize("digits", [24, 25, 400, 4400])
def test_digits_that_ran_together_are_no_count(digits: int) -> None:
    number = "9" * digits
    rows = (["村名", "个数(个)"], ["东坪村", number], ["西坪村", number], ["合计", number])
    found = [quote for quote, *_ in told_of(*rows)]
    assert found == ([number] * 3 if digits == 24 else [])


def _totals(*rows: list[str]) -> tuple[list[tuple[str, list[str], bool]], dict[str, str]]:
    """Sums as whole, parts and whether they hold; part to whole. The numbers of `rows` are all different."""
    text, blocks = cells(*rows)
    findings = mine(text, blocks=blocks)
    quotes = {count.id: count.quote for count in findings.counts}
    assert len(set(quotes.values())) == len(quotes)
    sums = []
    for check in findings.checks:
        whole, *parts = (quotes[member] for member in check.members)
        sums.append((whole, parts, check.holds))
    return sums, {count.quote: quotes[count.part_of] for count in findings.counts if count.part_of}


_GROUPED = [["甲村", "5"], ["乙村", "6"], ["小计", "11"], ["丙村", "4"], ["丁村", "3"], ["小计", "7"], ["合计", "18"]]
_OF_GROUPS = {"5": "11", "6": "11", "4": "7", "3": "7", "11": "18", "7": "18"}


@pytest.mark.parametrize(
    "order",
    [
        pytest.param([0, 1, 2, 3, 4, 5, 6], id="totals below"),
        pytest.param([6, 2, 0, 1, 5, 3, 4], id="totals above"),
        pytest.param([6, 0, 1, 2, 3, 4, 5], id="only 合计 above"),
        pytest.param([2, 0, 1, 5, 3, 4, 6], id="only 小计 above"),
    ],
)
def test_subtotals_are_over_their_rows_and_a_total_over_these(order: list[int]) -> None:
    sums, owners = _totals(["村名", "户数(户)"], *(_GROUPED[at] for at in order))
    assert sorted(sums) == [("11", ["5", "6"], True), ("18", ["11", "7"], True), ("7", ["4", "3"], True)]
    assert owners == _OF_GROUPS


def test_a_total_is_over_subtotals_and_the_rows_that_have_none() -> None:
    rows = [*_GROUPED[:3], ["丙村", "4"], ["合计", "15"], ["戊村", "8"], ["己村", "9"], ["合计", "17"], ["总计", "32"]]
    sums, owners = _totals(["村名", "户数(户)"], *rows)
    assert [whole for whole, _, holds in sums if holds] == ["11", "15", "17", "32"]
    assert owners == {"5": "11", "6": "11", "11": "15", "4": "15", "8": "17", "9": "17", "15": "32", "17": "32"}


def test_a_total_whose_subtotal_is_blank_is_over_the_rows() -> None:
    rows = [["甲村", ""], ["乙村", "5"], ["小计", ""], ["丙村", "4"], ["丁村", "3"], ["小计", "7"], ["合计", "12"]]
    assert _totals(["村名", "户数(户)"], *rows) == (
        [("7", ["4", "3"], True), ("12", ["5", "7"], True)],
        {"5": "12", "4": "7", "3": "7", "7": "12"},
    )


def test_columns_of_subtotals_are_over_their_columns() -> None:
    sums, owners = _totals(
        ["项目", "1月", "2月", "小计", "3月", "4月", "小计", "合计"],
        ["办件", "5件", "6件", "11件", "4件", "3件", "7件", "18件"],
    )
    assert sums == [("11件", ["5件", "6件"], True), ("7件", ["4件", "3件"], True), ("18件", ["11件", "7件"], True)]
    assert owners == {part + "件": whole + "件" for part, whole in _OF_GROUPS.items()}


def test_a_row_behind_the_total_is_no_part_of_it() -> None:
    rows = [["甲村", "5"], ["乙村", "6"], ["合计", "11"], ["上年", "8"]]
    assert _totals(["村名", "户数(户)"], *rows) == ([("11", ["5", "6"], True)], {"5": "11", "6": "11"})


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("24以内", ("24", 24, "max", "以内", None)),
        ("96%以上", ("96%", 96, "min", "以上", "%")),
        ("≥95", ("95", 95, "min", "≥", None)),
        ("≤0.5", ("0.5", 0.5, "max", "≤", None)),
        ("不低于80%", ("80%", 80, "min", "不低于", "%")),
        ("约300", ("300", 300, "about", "约", None)),
        ("近40户", ("40户", 40, "nearly", "近", "户")),
        ("1200余", ("1200余", 1200, "more", "余", None)),
        ("300多人", ("300多人", 300, "more", "多", "人")),
        ("超500", ("500", 500, "more", "超", None)),
        ("3.5万元左右", ("3.5万元", 35000, "about", "左右", "元")),
        ("60", ("60", 60, None, None, None)),
        ("60户", ("60户", 60, None, None, "户")),
    ],
)
def test_cells_keep_their_modifiers(cell: str, told: tuple[str, float, str | None, str | None, str | None]) -> None:
    text, blocks = cells(["镇名", "指标值"], ["松原镇", cell])
    counts = mine(text, blocks=blocks).counts
    assert [(one.quote, one.value, one.approx, one.modifier, one.unit) for one in counts] == [told]
    assert [one.object for one in counts] == ["松原镇"]


def test_the_interval_of_a_cell_is_that_of_its_modifier() -> None:
    text, blocks = cells(["镇名", "办结率"], ["松原镇", "≥95%"], ["柳湾镇", "不足40%"])
    first, second = mine(text, blocks=blocks).counts
    assert (first.low, first.low_inclusive, first.high) == (95, True, None)
    assert (second.low, second.high, second.high_inclusive) == (None, 40, False)


@pytest.mark.parametrize(
    "rows",
    [
        (["规模", "户数"], ["500亩以上", "12"]),
        (["村名", "年龄段", "户数"], ["东坪村", "60以上", "12"]),
        (["村名", "人群", "户数"], ["东坪村", "60岁以上", "12"]),
        (["村名", "方法", "户数"], ["东坪村", "约谈3次后", "12"]),
    ],
)
def test_cells_that_name_classes_of_things_are_no_figures(rows: tuple[list[str], ...]) -> None:
    text, blocks = cells(*rows)
    assert [one.quote for one in mine(text, blocks=blocks).counts if one.rule.startswith("table")] == ["12"]


def test_years_below_a_header_tell_the_time_of_their_columns() -> None:
    text, blocks = cells(
        ("乡镇", "投资（万元）", ""), ("", "2022年", "2023年"), ("柳湾镇", "100", "120"), ("梅溪镇", "70", "80")
    )
    told = [(count.value, count.unit, count.object, count.period) for count in mine(text, blocks=blocks).counts]
    assert told == [
        (1_000_000, "元", "投资", "2022年"),
        (1_200_000, "元", "投资", "2023年"),
        (700_000, "元", "投资", "2022年"),
        (800_000, "元", "投资", "2023年"),
    ]


def test_a_year_at_the_head_of_a_column_or_row_is_the_period_of_its_figures() -> None:
    text, blocks = cells(("指标", "2022年", "增长"), ("粮食产量（吨）", "900", "3%"))
    assert [count.period for count in mine(text, blocks=blocks).counts] == ["2022年", None]
    text, blocks = cells(("年份", "产值（万元）"), ("2021年", "900"), ("2022年", "990"))
    assert [count.period for count in mine(text, blocks=blocks).counts] == ["2021年", "2022年"]


def test_figures_that_could_be_years_and_blanks_are_no_headers() -> None:
    assert told_of(("村", "户数"), ("柳湾村", "2010"), ("梅溪村", "1998")) == [
        ("2010", 2010, "户", "柳湾村"),
        ("1998", 1998, "户", "梅溪村"),
    ]
    assert [quote for quote, *_ in told_of(("村", "户数", ""), ("", "", ""), ("柳湾村", "90", "80"))] == ["90", "80"]
