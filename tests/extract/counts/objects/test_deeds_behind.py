"""What is counted where words behind the number tell a deed."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "thing", "predicate"),
    [
        ("工坊吸纳42人就业。", "就业", "吸纳"),
        ("合作社带动60人增收。", "增收", "带动"),
        ("帮教基地吸纳9人就业。", "就业", "吸纳"),
        ("劳务站介绍35人就业。", "就业", "介绍"),
        ("渔场帮助80人上岗。", "上岗", "帮助"),
        ("两家农场安置11人就业。", "就业", "安置"),
        ("车间吸纳残疾人18人就业。", "残疾人", "吸纳"),
        ("合作社带动茶农60人。", "茶农", "带动"),
    ],
)
def test_to_what_people_are_brought(sentence: str, thing: str, predicate: str) -> None:
    (count,) = [count for count in mine(sentence).counts if count.unit == "人"]
    assert (count.object, count.predicate) == (thing, predicate)


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("抽调机关职工120人次驻点值守。", "机关职工"),
        ("抽调医务人员90人次轮班值守。", "医务人员"),
        ("选派农技员40人次驻点指导。", "农技员"),
        ("出动巡护员260人次轮班巡查。", "巡护员"),
        ("组织社工75人次轮班陪护。", "社工"),
        ("出动潜水员33人次轮班打捞。", "潜水员"),
        ("抽调120人次驻点值守。", "驻点"),
    ],
)
def test_those_sent_stand_before(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[0].object == thing


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("对9座水库开展三轮巡查。", "巡查"),
        ("对7家砂场开展两轮督导。", "督导"),
        ("对12个乡镇开展四轮督查。", "督查"),
        ("对各村渠道开展两次检查。", "检查"),
        ("对18条渔船举办两场培训。", "培训"),
        ("对重点林场开展五轮巡护。", "巡护"),
        ("对重点林场开展四次专项检查。", "专项检查"),
        ("开展督导三轮。", "督导"),
    ],
)
def test_rounds_are_of_the_deed(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[-1].object == thing


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("用时15天改建隔离病房。", "改建隔离病房"),
        ("耗时35天改造变电站。", "改造变电站"),
        ("用时9天搭建临时板房。", "搭建临时板房"),
        ("仅用时4天修复水毁渠道。", "修复水毁渠道"),
        ("耗时20个月建成防洪堤。", "建成防洪堤"),
        ("用时3小时转移库区村民。", "转移库区村民"),
        ("平均用时3天。", "平均用时"),
        ("连续四年开展“清渠”行动。", "“清渠”行动"),
        ("连续五年举办“渔光”音乐节。", "“渔光”音乐节"),
        ("连续两年开展护林宣讲活动。", "护林宣讲活动"),
        ("连续六个月开展“禁渔”巡查。", "“禁渔”巡查"),
        ("连续三年举办茶艺大赛。", "茶艺大赛"),
        ("连续七周开展“护水”专项行动。", "“护水”专项行动"),
        ("连续24个月保持增长。", None),
        ("大桥建成通车,较合同工期提前60天。", "合同工期"),
        ("厂房竣工,比合同工期提前40天。", "合同工期"),
        ("泵站投用,较计划工期提前15天。", "计划工期"),
        ("索道贯通,较原定工期提前3个月。", "原定工期"),
        ("校舍封顶,比总工期缩短9天。", "总工期"),
        ("水厂并网,较批复工期提前21天。", "批复工期"),
        ("平均办理时间9天,较法定时限缩短6天。", "平均办理时间"),
    ],
)
def test_what_took_so_long_or_went_on(sentence: str, thing: str | None) -> None:
    assert mine(sentence).counts[-1].object == thing


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("城区56公里老旧水管尚未更换。", "老旧水管"),
        ("县城45公里雨水管道尚未疏通。", "雨水管道"),
        ("库区900亩茶园全部复垦。", "茶园"),
        ("老城区3公里步行街尚未完工。", "步行街"),
        ("南坡村260亩果园已经更新。", "果园"),
        ("石桥镇12公里村道尚未硬化。", "村道"),
        ("示范区120公顷已建成。", "示范区"),
        ("茶园900亩果树套种。", "茶园"),
    ],
)
def test_the_place_where_it_lies_is_not_measured(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[0].object == thing
