"""People of whom nothing else is told are counted by what they were given."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "thing", "predicate"),
    [
        ("在消防竞赛中获团体一等奖,3人被评为技术能手。", "技术能手", "评为"),
        ("2人获评操作标兵。", "操作标兵", "获评"),
        ("在歌咏比赛中获金奖,7人被授予文明标兵称号。", "文明标兵称号", "授予"),
        ("有8人次受到市级以上表彰。", "表彰", "受到"),
        ("有5人次获得省级奖励。", "省级奖励", "获得"),
        ("3人受到党纪处分。", "党纪处分", "受到"),
        ("4人入选县级人才计划。", "县级人才计划", "入选"),
        ("6名护士被评为护理标兵。", "护士", "评为"),
        ("护士86名,其中3名被评为标兵。", "护士", "评为"),
    ],
)
def test_what_people_got(sentence: str, thing: str, predicate: str) -> None:
    count = mine(sentence).counts[-1]
    assert (count.object, count.predicate) == (thing, predicate)
