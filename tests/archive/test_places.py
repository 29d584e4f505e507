"""Places in the names of organisations."""

from __future__ import annotations

import pytest

from pipeline.archive.places import Places
from tests.archive.support import READER


@pytest.mark.parametrize(
    ("name", "path", "unit"),
    [
        ("江南省澄江市汀洲区东堤街道办事处", "江南省 澄江市 汀洲区 东堤街道", ""),
        ("澄江市市场监督管理局", "澄江市", "市场监督管理局"),
        ("临澜市芦川市水利局", "临澜市 芦川市", "水利局"),
        ("望桥县住房和城乡建设局", "望桥县", "住房和城乡建设局"),
        ("望桥县乡村振兴局", "望桥县", "乡村振兴局"),
        ("望桥县农村商业银行", "望桥县", "农村商业银行"),
        ("岚口市城市管理局", "岚口市", "城市管理局"),
        ("中共禾川县委宣传部", "禾川县", "宣传部"),
        ("国家税务总局岱州市东陵区税务局", "岱州市 东陵区", "税务局"),
        ("雁回镇柘坑村村民委员会", "雁回镇 柘坑村", ""),
        ("月塘社区居民委员会", "月塘社区", ""),
        ("望桥县青溪镇党委", "望桥县 青溪镇", ""),
        ("白山自治州木兰县", "白山自治州 木兰县", ""),
        ("江湾水务集团", "", "江湾水务集团"),
        ("岚口市工业园区管委会", "岚口市", "工业园区管委会"),
    ],
)
def test_places_are_read_from_large_to_small(name: str, path: str, unit: str) -> None:
    place = READER.read(name)
    assert (" ".join(segment.name for segment in place.path), place.unit) == (path, unit)


def test_places_are_completed_by_one_another() -> None:
    places = Places(["东堤街道", "汀洲区东堤街道", "澄江市汀洲区", "西埠街道"], READER)
    assert "".join(segment.name for segment in places.of("东堤街道").path) == "澄江市汀洲区东堤街道"
    assert places.of("西埠街道").path == READER.read("西埠街道").path


def test_two_places_that_hold_one_another_end() -> None:
    places = Places(["甲山市乙山县", "乙山县丙山镇", "丙山镇"], READER)
    assert len(places.of("丙山镇").path) == 3
