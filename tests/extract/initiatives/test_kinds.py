"""Kinds that a noun tells beyond doubt."""

from __future__ import annotations

import pytest

from tests.extract.initiatives.support import Find


@pytest.mark.parametrize(
    "text",
    [
        "把在外乡亲都拉进“柳湾一家亲”微信群，村里的事一看便知。",
        "开通“柳湾一家亲”官方抖音号，粉丝千人。",
        "在微信公众号“柳湾一家亲”发布消息。",
    ],
)
def test_an_account_is_a_platform(find: Find, text: str) -> None:
    (account,) = find(text)
    assert account.kind == "platform"
