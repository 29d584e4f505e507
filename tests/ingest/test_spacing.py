"""Blanks around figures and quotes: which part nothing and go, and which stay."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import Ingester


def read(ingester: Ingester, line: str) -> str:
    return ingester.ingest_text(f"全年工作平稳推进，成效良好。\n{line}").text.split("\n", 1)[1]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("培训茶农 20 余人、 30 多户，办结率 98 % 以上。", "培训茶农20余人、30多户，办结率98%以上。"),
        ("总产约 1.1 万吨，突破 ７００ 万箱。", "总产约1.1万吨，突破７００万箱。"),
        ("实施 “ 春风 ” 行动，修订《 办法 》三件。", "实施“春风”行动，修订《办法》三件。"),
        ("实施 「 春风 」 行动，办『 柳风 』诗会。", "实施「春风」行动，办『柳风』诗会。"),
        ("1.全年接待群众约 20 余人次。", "1.全年接待群众约20余人次。"),
        ("受理案件 4 126 件。", "受理案件4 126件。"),
        ("今年 3 月开工，2025 年完工。", "今年3月开工，2025年完工。"),
    ],
)
def test_blanks_that_part_nothing_go(ingester: Ingester, line: str, told: str) -> None:
    assert read(ingester, line) == told


@pytest.mark.parametrize(
    "line",
    [
        "受理案件4 126件，两列各12 15户。",
        "1 总体情况",
        "2.1 主要指标",
        "表1 收入情况",
        "附件2 名单",
        "一、工作回顾 2024年，完成产值3亿元。",
        "二、存在的问题 “两张皮”还在。",
        "甲社  20  余人",
        "上一页 1 2 3 4 下一页",
        "3. 多措并举促消费",
        "二、攻难点，补短板 1、抓项目",
        "三、活动育人，操场撒欢 “大课间”每天一小时。",
    ],
)
def test_blanks_that_may_part_something_stay(ingester: Ingester, line: str) -> None:
    assert read(ingester, line) == line


def test_a_table_of_contents_keeps_its_page_numbers(ingester: Ingester) -> None:
    text = ingester.ingest_text(
        "目录\n一、工作回顾 1\n二、存在问题 3\n一、工作回顾\n全年平稳。\n二、存在问题\n人手不足。"
    ).text
    assert "工作回顾 1" in text


def test_a_sentence_full_of_blanks_is_that_without(ingester: Ingester) -> None:
    spaced = "完成投资约 3.2 亿元，接待 “ 海燕 ” 队 20 余批、 350 人次。"
    assert read(ingester, spaced) == spaced.replace(" ", "")


@given(st.text(alphabet="工作年约“”，。、12 ." + string.ascii_lowercase[:2], min_size=1, max_size=40))
def test_nothing_but_blanks_goes_and_no_two_figures_join(ingester: Ingester, line: str) -> None:
    before = f"全年工作平稳，成效良好。\n甲{line}乙"
    after = ingester.ingest_text(before).text
    assert re.sub(r"\s", "", after) == re.sub(r"\s", "", before)
    assert len(re.findall(r"\d+", after)) == len(re.findall(r"\d+", before))
