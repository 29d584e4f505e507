from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.config.initiatives import HeadGroup
from pipeline.extract.initiatives.naming import Naming
from pipeline.extract.initiatives.vocabulary import Vocabulary

NAMING = Naming(Vocabulary(load_config()))
TEAM = HeadGroup(kind="team", bare="named", words=("志愿服务队",), examples=(), counter_examples=())
ACCOUNT = HeadGroup(kind="platform", bare="strong", carrier=True, words=("公众号",), examples=(), counter_examples=())
BRAND = HeadGroup(kind="brand", bare="never", generic=True, words=("品牌",), examples=(), counter_examples=())
CAMPAIGN = HeadGroup(kind="campaign", bare="strong", words=("专项行动",), examples=(), counter_examples=())


@pytest.mark.parametrize(
    ("inner", "behind", "group", "whole", "expected"),
    [
        ("煦阳行动", "", None, True, ("煦阳行动", None)),
        ("海鸥", "志愿服务队", TEAM, False, ("“海鸥”志愿服务队", "海鸥")),
        ("松间书屋", "品牌", BRAND, False, ("松间书屋", "“松间书屋”品牌")),
        ("松间书屋", "阅读品牌", BRAND, False, ("“松间书屋”阅读品牌", "松间书屋")),
        ("溪边谈", "微信公众号", ACCOUNT, False, ("“溪边谈”微信公众号", "溪边谈")),
        ("三清", "品牌", BRAND, False, ("“三清”品牌", "三清")),
        ("四清四拆", "专项行动", CAMPAIGN, False, ("四清四拆", "“四清四拆”专项行动")),
        ("护航", "专项行动", CAMPAIGN, False, ("“护航”专项行动", "护航")),
        ("文化 走亲活动", "", None, False, ("文化走亲", None)),
    ],
)
def test_quotes_fall_where_they_hold_the_whole_name(
    inner: str, behind: str, group: HeadGroup | None, whole: bool, expected: tuple[str, str | None]
) -> None:
    assert NAMING.quoted_name(inner, behind, group, whole=whole) == expected


def test_generic_tail_stays_where_little_would_be_left() -> None:
    assert NAMING.tidy("三进活动") == "三进活动"
    assert NAMING.tidy("千企进万村活动") == "千企进万村"


def test_key_is_blind_to_marks_spaces_and_generic_tails() -> None:
    assert NAMING.key_of("“春苗”系列活动") == NAMING.key_of("春苗系列活动")
    assert NAMING.key_of("「春苗行」 活动") == NAMING.key_of("春苗行")
