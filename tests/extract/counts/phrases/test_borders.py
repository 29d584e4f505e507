"""Where the counted thing begins and ends, in the words of official reports."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建公厕12座。", "公厕"),
        ("新建项目12个。", "新建项目"),
        ("5个县级城市新获评文明城市。", "县级城市"),
        ("3个新建小区入住。", "新建小区"),
        ("商贸集合店零售额增长15.7%。", "商贸集合店零售额"),
        ("在沪金融机构增加到183家。", "在沪金融机构"),
        ("在京高校34所。", "在京高校"),
        ("在册党员34名。", "在册党员"),
        ("成功应对22轮强降水和“海葵”等5个台风。", "强降水"),
        ("新设3所本科层次职业学校。", "本科层次职业学校"),
        ("认知障碍照护床位32张。", "认知障碍照护床位"),
        ("19个地级以上市获评文明城市。", "地级以上市"),
        ("新增3个省级以上平台。", "省级以上平台"),
    ],
)
def test_borders(text: str, expected: str) -> None:
    assert mine(text).counts[0].object == expected


def test_an_adjective_before_a_number_of_years_is_none_of_the_thing() -> None:
    assert mine("57个县生产总值近3年增速快于全省。").counts[0].object == "县生产总值"


def test_what_a_comma_parts_from_a_list_is_dealt_nothing() -> None:
    found = mine("省级文明城市、省级历史文化名城分别增至7座、4座,6部作品获奖。").counts
    assert [count.object for count in found] == ["省级文明城市", "省级历史文化名城", "作品"]


def test_a_share_with_its_own_subject_is_none_of_the_noun_behind() -> None:
    assert mine("在人口占全省五分之一的地区推进改革。").counts[0].object == "人口"
