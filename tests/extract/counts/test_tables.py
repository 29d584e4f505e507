"""Numeric cells: object from headers, unit from cell, header, row or caption, totals checked."""

from __future__ import annotations

from tests.extract.counts.support import cells, mine


def _told(*rows: list[str], before: str = "") -> list[tuple[str, float | int | None, str | None, str | None]]:
    text, blocks = cells(*rows, before=before)
    return [(count.quote, count.value, count.unit, count.object) for count in mine(text, blocks=blocks).counts]


def test_units_of_caption_and_header() -> None:
    told = _told(["镇名", "财政收入", "人数(人)"], ["松原镇", "12.5", "3200"], before="各镇情况(单位:万元)")
    assert told == [("12.5", 125000, "元", "财政收入"), ("3200", 3200, "人", "松原镇")]


def test_units_of_rows_and_cells() -> None:
    told = _told(["指标", "单位", "2024年"], ["工业产值", "亿元", "6.2"], ["入园率", "", "95%"], ["序号", "", "3户"])
    assert told == [
        ("6.2", 620000000, "元", "工业产值"),
        ("95%", 95, "%", "入园率"),
        ("3户", 3, "户", "序号"),
    ]


def test_numbering_and_years_are_no_counts() -> None:
    assert _told(["序号", "年份", "面积(亩)"], ["1", "2023", "50"]) == [("50", 50, "亩", "面积")]


def test_cells_never_join() -> None:
    assert [quote for quote, *_ in _told(["名称", "户数", "个数"], ["东坪村", "12", "35"])] == ["12", "35"]


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
    assert _told(["项目", "成效"], ["走访", "全年走访农户60户。"]) == [("60户", 60, "户", "农户")]


def test_a_header_that_tells_a_change_leaves_the_thing_to_the_row() -> None:
    text, blocks = cells(["网点", "存款", "存款比年初增加"], ["东街", "380", "-12"], before="单位：万元")
    change = mine(text, blocks=blocks).counts[1]
    assert (change.object, change.role, change.direction) == ("东街", "change", "down")


def test_rates_and_dashes() -> None:
    text, blocks = cells(["作物", "单产(公斤/亩)", "售价"], ["大豆", "186", "—"], ["谷子", "210", "3.2元"])
    counts = mine(text, blocks=blocks).counts
    assert [(count.value, count.unit, count.per, count.object) for count in counts] == [
        (186, "公斤", "亩", "单产"),
        (210, "公斤", "亩", "单产"),
        (3.2, "元", None, "售价"),
    ]


def test_a_caption_of_several_units_suits_each_header() -> None:
    told = _told(["作物", "面积", "总产"], ["谷子", "300", "90000"], before="单位：亩、公斤")
    assert told == [("300", 300, "亩", "面积"), ("90000", 90000, "公斤", "总产")]
