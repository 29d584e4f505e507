"""A bare verb counts what was named in quotes before it."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("启动“海陵工匠”评选,首批选树12名。", "“海陵工匠”"),
        ("启动“最美渔嫂”评选,首批选出8名。", "“最美渔嫂”"),
        ("开展“星级农家”评选,年内评选260户。", "“星级农家”"),
        ("开展“致富能手”推选,今年推选15人。", "“致富能手”"),
        ("开展“清洁小院”评比,全年评出180户。", "“清洁小院”"),
        ("组织“护林标兵”选树活动,累计选树9名。", "“护林标兵”"),
        ("开展“清河”巡查,清理36处。", "“清河”巡查"),
        ("实施“六大行动”,累计完成林分优化9万亩。", "优化"),
    ],
)
def test_what_is_chosen(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[0].object == thing


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("社员讲述的“渔家讲堂”推出9期。", "“渔家讲堂”"),
        ("职工自编的“安全小课堂”推出24期。", "“安全小课堂”"),
        ("配制“清暑汤”,熬制派送3000份。", "“清暑汤”"),
        ("编印《防汛手册》,印制发放8000册。", "《防汛手册》"),
        ("印制“平安手册”,发放2.5万册。", "“平安手册”"),
        ("制作“廉政短片”,播放60场。", "“廉政短片”"),
        ("持续纠治“酒桌办公”,立案4件。", "立案"),
        ("“安全夜校”每月开讲不少于4期。", "“安全夜校”"),
        ("开展“先锋”示范岗评选,评出10个。", "“先锋”示范岗"),
        ("开展最美乡医评选,选出12名。", "最美乡医"),
        ("推出“乡音晚报”,刊发宣讲稿16期。", "宣讲稿"),
        ("中央财政“三农”支出超过9亿元。", "支出"),
    ],
)
def test_what_is_made_and_handed_out(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[0].object == thing


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("招募社员32名,举办培训班4期,培训412人。", ["社员", "培训班", "培训"]),
        ("慰问茶农20人,开展咨询活动6场,咨询300人。", ["茶农", "咨询活动", "咨询"]),
        ("引进渔工9人,开展义诊活动3场,义诊260人。", ["渔工", "义诊活动", "义诊"]),
        ("走访企业30家,整改5家。", ["企业", "企业"]),
    ],
)
def test_what_was_just_counted_holds_the_verb(sentence: str, things: list[str]) -> None:
    assert [count.object for count in mine(sentence).counts] == things
