"""Percentages right before a noun: shares of it, rates, levels and changes."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("向乡镇下沉40%以上床位。", "床位"),
        ("60%行政村实现快递通达。", "行政村"),
        ("集中了全市45%左右优质学位。", "优质学位"),
        ("80%以上企业满意。", "企业"),
        ("持有35%股权。", "股权"),
        ("拆除25%老旧厂房。", "老旧厂房"),
    ],
)
def test_a_percentage_right_before_a_noun_is_a_share_of_it(text: str, thing: str) -> None:
    (count,) = mine(text).counts
    assert (count.role, count.object) == ("share", thing)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("对进口商品加征10%关税。", "total"),
        ("给予30%购机补贴。", "total"),
        ("享受15%企业所得税优惠税率。", "total"),
        ("实现95%以上合格率。", "total"),
        ("保持6%左右增速。", "total"),
        ("收取3%手续费。", "total"),
        ("减免50%租金。", "total"),
        ("按30%比例配套。", "total"),
        ("逾期加收3%利息。", "total"),
        ("产值增长90%,企业满意。", "change"),
        ("降低5%左右成本。", "change"),
    ],
)
def test_a_rate_or_a_change_is_no_share(text: str, role: str) -> None:
    assert mine(text).counts[0].role == role
