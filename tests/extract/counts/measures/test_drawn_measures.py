"""Measure words that the dictionary draws into the word behind them, each beside a word that stays whole."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("走访3家长流程玻璃厂。", ["3家"]),
        ("扶持12家长线游旅行社。", ["12家"]),
        ("登记8家长租公寓。", ["8家"]),
        ("表彰6名称职干部。", ["6名"]),
        ("新招3名牌照审核员。", ["3名"]),
        ("检修3间断电房屋。", ["3间"]),
        ("盘活6处置换地块。", ["6处"]),
        ("走访3家长途客运站。", ["3家"]),
        ("14名师生参赛。", ["14名"]),
        ("改造5间接待室。", ["5间"]),
        ("12家子企业减亏。", ["12家"]),
        ("7家子基金投向渔港。", ["7家"]),
        ("合并3家子集团。", ["3家"]),
        ("31家子企业中仍有8家停产。", ["31家", "8家"]),
        ("关停4家子电站。", ["4家"]),
        ("新设6家子商行。", ["6家"]),
        ("一家子3口人。", ["3口"]),
        ("共有5家长参加。", []),
        ("来了3家长。", []),
        ("推出5个人所得税政策。", ["5个"]),
        ("配发6件套装备。", ["6件套"]),
        ("2023处理积案30件。", ["30件"]),
        ("请3名家长代表座谈。", ["3名"]),
        ("慰问4名家庭医生。", ["4名"]),
    ],
)
def test_digits_free_the_measure_word_behind_them(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes
