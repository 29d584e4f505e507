"""A sum between a measure word and its noun names a kind."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("新增青石、白塔、柳河4个过五百亿元园区。", ["过五百亿元园区"]),
        ("新增青石、白塔2个过百亿元的镇。", ["过百亿元的镇"]),
        ("培育临江、东山等6家超十亿元企业。", ["超十亿元企业"]),
        ("建成红星、前岗、光明5个过亿元村。", ["过亿元村"]),
        ("打造纺织、建材、食品3个过万亿元产业。", ["过万亿元产业"]),
        ("建成2个破百亿元园区和1个超过五十亿元产业集群。", ["破百亿元园区", "超过五十亿元产业集群"]),
        ("全县有7户超亿元企业、9个逾千万元项目。", ["超亿元企业", "逾千万元项目"]),
        ("新认定3家超5亿元的龙头企业。", ["超5亿元的龙头企业"]),
        ("落实3笔超亿元贷款。", ["超亿元贷款"]),
    ],
)
def test_a_sum_behind_a_measure_word_says_which(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("5个项目超亿元。", ["5个", "亿元"]),
        ("3个园区产值过百亿元。", ["3个", "百亿元"]),
        ("引进9个超亿元,开工6个。", ["9个", "亿元", "6个"]),
        ("为9户超2万元贷款展期。", ["9户", "2万元"]),
        ("发放超2亿元贷款1200户。", ["2亿元", "1200户"]),
    ],
)
def test_a_sum_that_is_told_of_something_is_counted(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes
