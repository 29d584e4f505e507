"""Which counted thing a quantity takes: that before it, that after it, or none of its own."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("发放补贴300万元奖金。", ["补贴"]),
        ("坚决守住30万亩耕地。", ["耕地"]),
        ("抽调医务人员217名驰援外地。", ["医务人员"]),
        ("推出35个对接省外企业平台。", ["对接省外企业平台"]),
        ("占全县三成的茶农。", ["茶农"]),
        ("由9815人减少到今年春季的7240人。", [None, None]),
    ],
)
def test_object(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("巡回书车覆盖山区八成以上教学点。", "教学点"),
        ("远程会诊覆盖牧区医院85%病种。", "病种"),
        ("流动影院覆盖九成以上城乡学生。", "城乡学生"),
        ("农险覆盖牧户98%。", "牧户"),
        ("农险覆盖牧户98%,增收9万元。", "牧户"),
    ],
)
def test_what_is_covered_is_counted_and_not_what_covers_it(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing
