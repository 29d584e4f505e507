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
