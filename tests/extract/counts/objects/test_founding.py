"""A verb of founding behind somebody or a place governs what was founded."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "thing", "predicate"),
    [
        ("商圈新建党组织30个。", "党组织", "新建"),
        ("新片区新建商会组织34个。", "商会组织", "新建"),
        ("园区新建标准厂房12栋。", "标准厂房", "新建"),
        ("老旧小区新建电梯12部。", "电梯", "新建"),
        ("企业新建项目12个。", "企业新建项目", None),
        ("城区新建商品住宅销售额3亿元。", "城区新建商品住宅销售额", None),
    ],
)
def test_founded(text: str, thing: str, predicate: str | None) -> None:
    assert [(count.object, count.predicate) for count in mine(text).counts] == [(thing, predicate)]
