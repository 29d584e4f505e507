"""Branches of banks stand behind their measure word, whatever the clause goes on to say."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("获客能力不强,有9家支行全年对私账户净增不到20户。", "支行"),
        ("覆盖不够,仍有4家分行全年存款增幅不到5%。", "分行"),
        ("管护不力,有5座水闸全年检修不到2次。", "水闸"),
        ("动力不足,有8所学校全年课程开发不到3门。", "学校"),
        ("走访支行12家。", "支行"),
        ("货值不足,有6家门店全年订单净增不到30笔。", "门店"),
    ],
)
def test_branches(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[0].object == thing
