"""Kinds of reports."""

from __future__ import annotations

import time

import pytest

from pipeline.classify.facts import FactReader
from pipeline.config import Config
from pipeline.records import Period, Source
from pipeline.stages import Document


@pytest.fixture(scope="module")
def reader(config: Config) -> FactReader:
    return FactReader(config.report)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("石桥镇2021年工作总结及2022年工作计划", "summary"),
        ("石桥镇2025年工作要点", "plan"),
        ("关于2022年国民经济计划执行情况与2023年计划草案的报告", "work_report"),
        ("关于印发2025年工作要点的通知", "notice"),
        ("2026年江南省政府工作报告（摘要）", "work_report"),
        ("局长2023年度述职述廉报告", "duty_report"),
        ("关于防汛工作情况的汇报", "briefing"),
        ("安全生产自查报告", "briefing"),
        ("关于农村养老的调研报告", "research"),
        ("临河县妇联2023年工作情况及2024年工作思路", "briefing"),
        ("独立董事履职情况报告", "duty_report"),
        ("春日随想", "other"),
        ("2023年工作总结 2", "summary"),
        ("2023年工作总结（征求意见稿）范文三篇（定稿） 1", "summary"),
    ],
)
def test_titles(reader: FactReader, title: str, kind: str) -> None:
    assert reader.kind(title, "修渠两条。") == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("各位代表：现在报告工作。", "work_report"),
        ("修渠两条。现将一年情况总结如下：", "summary"),
        ("现将防汛工作情况汇报如下：", "briefing"),
        ("请各单位抓紧修渠。特此通知。", "notice"),
        ("修渠两条，通水入田。", "other"),
    ],
)
def test_phrases_tell_where_no_title_does(reader: FactReader, text: str, kind: str) -> None:
    assert reader.kind(None, text) == kind


def test_a_title_of_figures_costs_what_its_length_costs(reader: FactReader) -> None:
    start = time.process_time()
    assert reader.kind("1" * 20_000 + "渠", "修渠两条。") == "other"
    assert time.process_time() - start < 1  # looking for the end from each figure takes ten times as long


@pytest.mark.parametrize("dash", ["——", "\n——", "—"])
def test_a_subtitle_tells_what_a_flowery_title_does_not(reader: FactReader, dash: str) -> None:
    assert reader.kind("渠水清清", f"渠水清清{dash}石桥镇水利工作汇报\n修渠两条。") == "briefing"
    assert reader.kind("渠水清清", "渠水清清——流到田里\n修渠两条。") == "other"


def test_a_year_in_wide_figures_is_one(reader: FactReader) -> None:
    title = "石桥镇２０２１年上半年工作总结"
    document = Document(
        id="d", source=Source(uri="t", name="t", bytes=1, format="text"), title=title, text=f"{title}\n修渠两条。",
        blocks=(), asides=(), outline=(), notices=(),
    )  # fmt: skip
    facts = reader.read(document)
    assert facts.title == title
    assert facts.period == Period(label="2021年上半年", start="2021-01-01", end="2021-06-30")
