"""A percentage that says how much of all a survey looks at is part of its name."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    "text",
    [
        "组织3%农户抽样调查。",
        "做好1‰人口变动调查。",
        "完成5‰劳动力抽样调查工作。",
        "配合开展百分之一人口抽样调查。",
        "部署0.5%人口变动情况抽样调查。",
        "启动3%企业用工抽样调查。",
        "完成5%抽检。",
        "落实10%抽查制度。",
    ],
)
def test_how_much_a_survey_looks_at_is_its_name(text: str) -> None:
    assert not mine(text).counts


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("抽检5%,合格率98%。", ["5%", "98%"]),
        ("抽取5%样本开展抽样调查。", ["5%"]),
        ("对10%企业开展抽查。", ["10%"]),
        ("按5%比例抽检。", ["5%"]),
        ("按照10%抽查。", ["10%"]),
        ("10%企业抽检不合格。", ["10%"]),
        ("5%抽检不合格。", ["5%"]),
        ("随机抽取3%门店进行抽检。", ["3%"]),
        ("开展2%农户抽样调查3次。", ["3次"]),
    ],
)
def test_what_was_looked_at_is_a_count(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes
