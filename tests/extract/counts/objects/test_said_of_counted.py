"""What is told of those counted, behind their measure word, is not what is counted."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("党员干部83名下沉社区。", ["党员干部"]),
        ("机关干部120名驻守卡口。", ["机关干部"]),
        ("医疗队员36名奔赴灾区。", ["医疗队员"]),
        ("骨干教师28名到山区支教。", ["骨干教师"]),
        ("民警60名支援邻县。", ["民警"]),
        ("科技特派员45名下派到村。", ["科技特派员"]),
        ("组织80名下沉干部。", ["下沉干部"]),
        ("安排20名到岗人员。", ["到岗人员"]),
    ],
)
def test_where_they_went_is_not_who_was_counted(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("化解拖了六年的宅基地纠纷。", ["宅基地纠纷"]),
        ("一场持续七年的山界争议得到解决。", ["山界争议"]),
        ("盘活闲置八年的厂房。", ["厂房"]),
        ("调处延续十二年的水源纠纷。", ["水源纠纷"]),
        ("化解搁置九年的债务。", ["债务"]),
        ("结束长达四年的诉讼。", ["诉讼"]),
    ],
)
def test_what_lasted_so_long(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("全厂5分20秒撤到空地。", None),
        ("全村6分30秒撤到山坡。", None),
        ("全局2分钟撤至草坪。", None),
        ("全院8分钟撤到草坪。", None),
        ("伤员9分钟送至医院。", "伤员"),
        ("器材15分钟运到山脚。", "器材"),
        ("化解拖了六年的债务。", "债务"),
    ],
)
def test_where_they_got_to_is_nothing_that_lasted(text: str, thing: str | None) -> None:
    assert [count.object for count in mine(text).counts] == [thing]
