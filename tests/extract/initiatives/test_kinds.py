"""Kinds that a noun tells beyond doubt."""

from __future__ import annotations

import pytest

from tests.extract.initiatives.support import Find


@pytest.mark.parametrize(
    "text",
    [
        "茶农们建起“春茶开采节”微信群。",
        "通过“柳湾夜话”抖音号直播。",
        "在微信公众号“柳湾一家亲”发布消息。",
    ],
)
def test_an_account_is_a_platform(find: Find, text: str) -> None:
    (account,) = find(text)
    assert account.kind == "platform"
