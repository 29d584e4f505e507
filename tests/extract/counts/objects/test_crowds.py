"""People behind a number without measure word."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("为边远山区幼儿园阶段30余万困境儿童免费提供午餐。", "困境儿童"),
        ("在全县学前教育阶段2万多留守儿童中开展体检。", "留守儿童"),
        ("给北片林区3万多困难职工送去米面。", "困难职工"),
        ("为全县高龄津贴制度6万余参保农民减免费用。", "参保农民"),
        ("为库区安置阶段1.6万偏远山村学生集中办理手续。", "偏远山村学生"),
        ("为沿江禁捕时期4万多渔区青年上门办证。", "渔区青年"),
        ("全县参保职工3.2万。", "全县参保职工"),
        ("惠企平台用户突破1.2万。", "惠企平台用户"),
        ("新增就业1.4万,失业率下降。", "就业"),
        ("党员三分之一是青年。", "党员"),
    ],
)
def test_people_behind_a_number_without_measure_word_are_counted(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing
