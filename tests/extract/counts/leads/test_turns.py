"""What turned, told without a figure, stands before its turn; the figure behind is of the same thing."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "objects"),
    [
        ("茶叶出口由降转增、增长4%。", ["茶叶出口"]),
        ("茶叶出口由降转增增长4%。", ["茶叶出口"]),
        ("海参价格止跌回升,上涨3%。", ["海参价格"]),
        ("绢丝出口逆势增长5.1%。", ["绢丝出口"]),
        ("存款增长4%,渔业贷款止跌回升,增长1%。", ["存款", "渔业贷款"]),
        ("渔业增加值稳中有升,达到9亿元,增长5%。", ["渔业增加值"] * 2),
        ("泵站供水量受高温影响屡创新高,达130万吨。", ["泵站供水量"]),
        ("最大流量两次刷新纪录,达1287立方米。", ["刷新纪录", "最大流量"]),
    ],
)
def test_what_turned(sentence: str, objects: list[str]) -> None:
    assert [count.object for count in mine(sentence).counts] == objects


@pytest.mark.parametrize(
    ("sentence", "objects"),
    [
        ("茶叶出口由3万吨增至4万吨。", ["茶叶出口"] * 2),
        ("海参价格止跌回升,打造渔船9艘。", ["渔船"]),
        ("创新成果9项。", ["创新成果"]),
    ],
)
def test_no_turn(sentence: str, objects: list[str]) -> None:
    assert [count.object for count in mine(sentence).counts] == objects
