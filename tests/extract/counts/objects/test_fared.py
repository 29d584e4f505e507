"""What became of those counted is told right behind their measure word, and is nothing counted."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("撰写调研报告21篇,其中6篇得到区领导批示。", "调研报告"),
        ("撰写调研报告21篇,其中6篇得到区领导的批示。", "调研报告"),
        ("报送信息130条,其中12条获省厅采用。", "信息"),
        ("选送剪纸18幅,其中3幅荣获一等奖。", "剪纸"),
        ("选送短片26部,其中4部被省台录用。", "短片"),
        ("申报课题15项,其中2项受到学会表彰。", "课题"),
        ("选送短片26部,3部获奖短片展映。", "获奖短片"),
        ("促使2名被执行人到庭。", "被执行人"),
    ],
)
def test_fared(sentence: str, thing: str) -> None:
    count = mine(sentence).counts[-1]
    assert count.object is not None
    assert count.object.endswith(thing)
