"""What is in use of things counted before, and the rest of them."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("加装消防设施6处,目前投入使用4处,另2处正在安装。", "消防设施"),
        ("架设充电桩50个,已投入使用32个,其余18个正在调试。", "充电桩"),
        ("采购校车9辆,已交付使用6辆,其余3辆正在上牌。", "校车"),
        ("更换水泵90台,现已投入使用70台,另20台正在调试。", "水泵"),
    ],
)
def test_taken_into_use(sentence: str, thing: str) -> None:
    assert [count.object for count in mine(sentence).counts] == [thing] * 3


def test_the_rest_in_a_list_is_named() -> None:
    assert mine("受理茶园纠纷8件、其余4件。").counts[-1].object == "其余"
