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


def test_a_sign_in_the_header_tells_percent_whatever_the_caption_says() -> None:
    told = told_of(
        ["项目", "预算数", "为预算%", "比上年±%", "增幅(±%)"],
        ["契税", "1286", "102.1", "5.6", "-3.2"],
        before="单位：万元",
    )
    assert [(value, unit) for _, value, unit, _ in told] == [(12_860_000, "元"), (102.1, "%"), (5.6, "%"), (-3.2, "%")]


def test_no_money_stands_below_a_header_of_tallies_and_rates() -> None:
    told = told_of(
        ["险种", "累计结余", "可支付月数", "项目数", "不良率", "死亡率", "执行数"],
        ["失业险", "1.13", "26.6", "7", "0.86", "0.3", "2"],
        before="单位：亿元",
    )
    assert [(value, unit) for _, value, unit, _ in told] == [
        (113_000_000, "元"),
        (26.6, "月"),
        (7, None),
        (0.86, "%"),
        (0.3, None),
        (200_000_000, "元"),
    ]


def test_a_column_of_units_names_no_thing_and_gives_way_to_a_rate() -> None:
    told = told_of(
        ["指标", "单位", "任务", "完成率", "增幅"],
        ["入炉焦比", "kg/t", "328", "98.6", "-2.4"],
        ["热装比", "罐/炉", "3", "101", "5"],
    )
    assert told == [
        ("328", 328, "kg/t", "入炉焦比"),
        ("98.6", 98.6, "%", "完成率"),
        ("-2.4", -2.4, "%", "入炉焦比"),
        ("3", 3, None, "热装比"),
        ("101", 101, "%", "完成率"),
        ("5", 5, "%", "热装比"),
    ]


def test_ranks_dates_in_digits_and_specifications_are_no_counts() -> None:
    told = told_of(
        ["物资", "规格型号", "入库日期", "数量", "名次", "增速排名"],
        ["发电机", "30kW", "5月7日", "18", "2", "3"],
        ["照明灯", "大号", "20240618", "26", "1", "4"],
        ["全省位次", "", "", "5", "", ""],
    )
    assert [(quote, name) for quote, _, _, name in told] == [("18", "发电机"), ("26", "照明灯")]


def test_years_beside_changes_below_headers_that_span_them() -> None:
    text, blocks = cells(
        ["作物", "面积", "", "单产", ""],
        ["", "2024年", "比上年增减", "2024年", "比上年增减"],
        ["小麦", "42.6", "0.3", "486.7", "-12.4"],
        before="单位:万亩、公斤/亩",
    )
    counts = mine(text, blocks=blocks).counts
    assert [(count.value, count.unit, count.role, count.period) for count in counts] == [
        (426_000, "亩", "total", "2024年"),
        (3000, "亩", "change", None),
        (486.7, "公斤/亩", "total", "2024年"),
        (-12.4, "公斤/亩", "change", None),
    ]


def test_the_row_tells_which_unit_of_several_captions() -> None:
    told = told_of(
        ["指标", "年计划", "完成"],
        ["货物吞吐量", "3150", "3268"],
        ["其中:外贸", "380", "412"],
        ["利润总额", "6200", "6580"],
        before="金额单位:万元 吞吐量单位:万吨",
    )
    assert [unit for _, _, unit, _ in told] == ["吨", "吨", "吨", "吨", "元", "元"]


def test_a_bracket_of_units_right_before_a_table_is_its_caption() -> None:
    told = told_of(["指标", "今年"], ["接待游客", "3126"], ["门票收入", "2.4"], before="旅游指标(万人次、亿元)")
    assert [(value, unit) for _, value, unit, _ in told] == [(31_260_000, "人次"), (240_000_000, "元")]
    assert told_of(["指标", "今年"], ["接待游客", "3126"], before="旅游指标(含农家乐)")[0][2] is None


def test_a_row_of_parts() -> None:
    text, blocks = cells(
        ["种类", "余额(万元)"], ["公司贷款", "186"], ["其中:小微", "86"], ["个人贷款", "131"], ["合计", "317"]
    )
    findings = mine(text, blocks=blocks)
    company, small, own, total = findings.counts
    assert [count.part_of for count in (company, small, own)] == [total.id, company.id, total.id]
    assert [(check.stated, check.holds) for check in findings.checks] == [(3_170_000, True)]


def test_behind_a_row_of_parts_a_sum_that_does_not_hold_claims_nothing() -> None:
    rows = (["税种", "数额"], ["税收", "90"], ["其中:增值税", "50"], ["契税", "40"], ["非税", "10"], ["合计", "100"])
    text, blocks = cells(*rows)
    assert mine(text, blocks=blocks).checks == ()


def test_groups_of_columns_below_one_header_each_make_the_whole() -> None:
    text, blocks = cells(
        ["类别", "总数", "其中:女", "学历", "", "职称", ""],
        ["", "", "", "本科", "专科", "高级", "初级"],
        ["教师", "126", "78", "108", "18", "93", "33"],
    )
    findings = mine(text, blocks=blocks)
    assert [(len(check.members), check.holds) for check in findings.checks] == [(3, True), (3, True)]
    assert {count.part_of for count in findings.counts[1:]} == {findings.counts[0].id}
    assert not any(count.suspect for count in findings.counts)


def test_a_column_of_offices_holds_no_units() -> None:
    assert told_of(["单位", "捐赠人数", "数量"], ["城关所", "34", "5"]) == [
        ("34", 34, "人", "捐赠人数"),
        ("5", 5, None, "城关所"),
    ]


def test_the_unit_of_a_header_that_spans_columns() -> None:
    text, blocks = cells(
        ["县区", "任务(万亩)", "", "完成率(%)", "", "产值(万元)", ""],
        ["", "新建", "改造", "新建", "改造", "本年", "同比"],
        ["东县", "3.2", "1.5", "100", "96", "120", "5.1"],
    )
    told = [(count.value, count.unit) for count in mine(text, blocks=blocks).counts]
    assert told == [
        (32000, "亩"),
        (15000, "亩"),
        (100, "%"),
        (96, "%"),
        (1_200_000, "元"),
        (5.1, None),
    ]


def test_a_column_of_parts_is_told_in_the_unit_of_its_whole() -> None:
    told = told_of(["乡镇", "水稻", "保费", "其中:市级"], ["东乡", "90", "126", "101"], before="单位:亩、万元")
    assert [unit for _, _, unit, _ in told] == ["亩", "元", "元"]


def test_totals_that_say_of_what() -> None:
    text, blocks = cells(
        ["项目", "决算数(元)"],
        ["拨款收入", "80"],
        ["其他收入", "20"],
        ["本年收入合计", "100"],
        ["年初结余", "5"],
        ["总计", "105"],
    )
    findings = mine(text, blocks=blocks)
    assert [(check.stated, check.holds) for check in findings.checks] == [(100, True), (105, True)]
    assert [count.part_of for count in findings.counts[:3]] == ["c3", "c3", "c5"]


def test_a_total_may_stand_in_any_column_of_words() -> None:
    text, blocks = cells(
        ["序号", "日期", "摘要", "支出(元)"],
        ["1", "1月5日", "培训", "80"],
        ["2", "2月6日", "购书", "20"],
        ["", "", "合计", "100"],
    )
    assert [(check.stated, check.holds) for check in mine(text, blocks=blocks).checks] == [(100, True)]


def test_below_a_total_that_says_of_what_some_may_be_left_out() -> None:
    text, blocks = cells(["病种", "例数"], ["甲乙类合计", "1286"], ["肺结核", "312"], ["乙肝", "486"])
    assert mine(text, blocks=blocks).checks == ()


def test_a_sum_over_a_cell_of_words_claims_nothing() -> None:
    text, blocks = cells(
        ["来源", "件(次)", "占比"],
        ["来信", "312", "36%"],
        ["来访", "186批426人次", "22%"],
        ["网络", "364", "42%"],
        ["合计", "862", "100%"],
    )
    findings = mine(text, blocks=blocks)
    assert [check.kind for check in findings.checks if check.kind == "sum"] == []
    assert [count.unit for count in findings.counts if count.unit != "%"] == ["件次", "批", "人次", "件次", "件次"]


def test_words_among_figures_neither_head_nor_name_what_stands_below_and_beside() -> None:
    told = told_of(["指标", "完成", "同比"], ["浓度", "26", "-7.1%"], ["绿化率", "达标", "0.3"], ["用水", "8", "2%"])
    assert [name for *_, name in told] == ["浓度", "浓度", "绿化率", "用水", "用水"]


def test_machines_by_number_are_no_parts() -> None:
    text, blocks = cells(["指标", "1机组", "#2机组"], ["发电量", "36", "35"])
    assert [count.part_of for count in mine(text, blocks=blocks).counts] == [None, None]


def test_an_index_is_no_change() -> None:
    text, blocks = cells(["类别", "环比(上月=100)"], ["食品", "100.5"])
    assert [(count.role, count.unit) for count in mine(text, blocks=blocks).counts] == [("total", None)]


def test_a_budget_is_planned_and_carried_out() -> None:
    text, blocks = cells(["科目", "2025年预算数", "执行数", "为预算%"], ["教育", "168", "163", "97"])
    assert [count.status for count in mine(text, blocks=blocks, year=2025).counts] == ["plan", "done", "done"]


def test_a_span_of_months_is_the_time_of_its_column() -> None:
    text, blocks = cells(["指标", "1-12月完成"], ["就业(人)", "8632"])
    (count,) = mine(text, blocks=blocks).counts
    assert (count.object, count.period) == ("就业(人)", "1-12月")


def test_cells_of_words_are_told_of_what_their_row_names() -> None:
    text, blocks = cells(
        ["指标", "完成", "同比"], ["水利投资", "14.4亿元", "增长11.8%"], ["关停水井", "143眼", "减少26眼"]
    )
    changes = [count for count in mine(text, blocks=blocks).counts if count.role == "change"]
    assert [(count.quote, count.object, count.direction) for count in changes] == [
        ("11.8%", "水利投资", "up"),
        ("26眼", "关停水井", "down"),
    ]
