"""The time that a report looks back on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.period import read_period
from pipeline.records import ReportKind


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("石桥镇2021年工作总结及2022年工作计划", "2021-01-01", "2021-12-31"),
        ("2023年上半年工作总结", "2023-01-01", "2023-06-30"),
        ("2023年下半年工作小结", "2023-07-01", "2023-12-31"),
        ("2024年第一季度工作汇报", "2024-01-01", "2024-03-31"),
        ("2023年前三季度经济运行情况", "2023-01-01", "2023-09-30"),
        ("2024年1—2月项目简报", "2024-01-01", "2024-02-29"),
        ("2023年9月份安全简报", "2023-09-01", "2023-09-30"),
        ("二〇二三年度述职报告", "2023-01-01", "2023-12-31"),
        ("2021—2023年工作总结", "2021-01-01", "2023-12-31"),
        ("2023—2024学年第一学期工作总结", "2023-09-01", "2024-01-31"),
        ("2023—2024学年度第二学期工作总结", "2024-02-01", "2024-07-31"),
        ("2023-2024学年工作总结", "2023-09-01", "2024-08-31"),
        ("2022年12月—2023年11月工作总结", "2022-12-01", "2023-11-30"),
        ("2021年7月至2022年6月工作总结", "2021-07-01", "2022-06-30"),
        ("2023.1-2023.6工作总结", "2023-01-01", "2023-06-30"),
        ("2023年第1-3季度工作总结", "2023-01-01", "2023-09-30"),
        ("2023年一至三季度工作总结", "2023-01-01", "2023-09-30"),
        ("2023学年第一学期工作总结", "2023-09-01", "2024-01-31"),
        ("2023-2024年度第一学期工作总结", "2023-09-01", "2024-01-31"),
        ("2022-2023第二学期工作总结", "2023-02-01", "2023-07-31"),
        ("2022/2023学年第二学期工作总结", "2023-02-01", "2023-07-31"),
        ("石桥镇2024年工作计划暨2023年工作总结", "2023-01-01", "2023-12-31"),
        ("石桥镇2022年和2023年工作总结", "2022-01-01", "2022-12-31"),
        ("“十三五”民政工作总结", "2016-01-01", "2020-12-31"),
    ],
)
def test_titles(title: str, start: str, end: str) -> None:
    period = read_period(title, title, "summary")
    assert period
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("kind", "title", "text", "start"),
    [
        ("work_report", "2026年江南省政府工作报告", "各位代表：", "2025-01-01"),
        ("work_report", "政府工作报告", "——2026年1月8日在大会上\n一、2025年工作回顾\n修渠。", "2025-01-01"),
        ("work_report", "1983年政府工作报告", "1983年6月6日\n过去五年的回顾\n修渠。", "1978-01-01"),
        ("plan", "2025年工作思路", "一、2024年工作回顾\n修渠。", "2024-01-01"),
        ("summary", "工作总结", "2023年，石桥镇修渠两条。", "2023-01-01"),
        ("summary", "工作总结", "一年来修渠两条。\n石桥镇\n2024年1月5日", "2023-01-01"),
        ("summary", "工作总结", "一年来修渠两条。\n石桥镇\n2023年12月5日", "2023-01-01"),
        ("research", "养老调研报告", "2023年3月至4月，走访七个村。2019年以来建食堂三家。", "2023-03-01"),
        ("summary", "工作总结", "石桥镇成立于1998年，依山傍水。2023年，修渠两条。", "2023-01-01"),
        ("summary", "工作总结", "自2015年以来，石桥镇年年修渠。2023年，又修两条。", "2023-01-01"),
        ("summary", "工作总结", "自2022年以来，石桥镇年年修渠。", "2022-01-01"),
        ("summary", "上半年工作总结", "敬老院始建于2006年。2023年上半年，添床五张。\n2023年7月3日", "2023-01-01"),
        ("summary", "上半年工作总结", "敬老院始建于2006年。添床五张。\n2023年7月3日", "2023-01-01"),
        ("work_report", "关于2022年计划执行情况与2023年计划草案的报告", "各位代表：", "2022-01-01"),
        ("summary", "上半年工作总结", "2022年，石桥镇修渠两条。", "2022-01-01"),
    ],
)
def test_texts(kind: ReportKind, title: str, text: str, start: str) -> None:
    period = read_period(title, f"{title}\n{text}", kind)
    assert period
    assert period.start == start


def test_a_file_name_may_bear_the_year() -> None:
    period = read_period("街道上半年工作总结", "街道修渠两条。", "summary", ("2023年街道上半年总结.docx",))
    assert period
    assert (period.label, period.end) == ("2023年上半年", "2023-06-30")


def test_a_plan_that_looks_back_on_nothing_has_no_period() -> None:
    assert read_period("2025年工作要点", "修渠两条。", "plan") is None


def test_a_text_without_time_has_no_period() -> None:
    assert read_period(None, "修渠两条，通水入田。", "other") is None


@given(st.text(alphabet="2019年度月第一上半季学期至-—十五回顾工作总结政府报告 \n", max_size=40))
def test_no_text_breaks_it_and_a_period_never_ends_before_it_starts(text: str) -> None:
    for kind in ("summary", "plan", "work_report"):
        period = read_period(text, text, kind)
        assert period is None or str(period.start) < str(period.end)
