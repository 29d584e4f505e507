"""What the verb before a number is said of."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


def _things(text: str) -> list[str | None]:
    return [count.object for count in mine(text).counts]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("果蔬冷库项目已开工12个。", "果蔬冷库项目"),
        ("“瓷都号”班列全年开行37列。", "“瓷都号”班列"),
        ("失业人员再就业2100人。", "失业人员"),
        ("孤寡对象集中供养26人。", "孤寡对象"),
        ("高龄津贴月均发放48万元。", "高龄津贴"),
        ("养老金每人每月增发35元。", "养老金"),
        ("村级托老点已备案64家。", "村级托老点"),
        ("链上企业已聚集58户。", "链上企业"),
        ("房屋维修资金累计归集2.6亿元。", "资金"),
    ],
)
def test_a_word_of_time_or_manner_may_stand_between(text: str, thing: str) -> None:
    assert _things(text) == [thing]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("乡镇食堂改造提升46个。", "乡镇食堂"),
        ("沿湖公路改建贯通73公里。", "沿湖公路"),
        ("双语教师招聘录用90名。", "双语教师"),
        ("病险水库加固项目开工17座。", "项目"),
        ("内涝点消除14处。", "内涝点"),
        ("罚没款上缴62万元。", "罚没款"),
    ],
)
def test_verbs_in_a_row_tell_what_was_done(text: str, thing: str) -> None:
    assert str(_things(text)[0]).endswith(thing)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("咨询热线全年受理4000件。", "受理"),
        ("县财政累计拨付80万元。", "拨付"),
        ("招聘会现场签约43家。", "签约"),
        ("护林员巡山96次。", "护林员巡山"),
        ("各村至少建成1处广场。", "广场"),
    ],
)
def test_who_acts_and_where_are_not_counted(text: str, thing: str) -> None:
    assert _things(text) == [thing]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("修订财务、考勤等制度13项，废止4项。", ["制度", "制度"]),
        ("新登记个体工商户900户，注销80户。", ["新登记个体工商户", "新登记个体工商户"]),
        ("生猪存栏9万头、出栏12万头。", ["生猪存栏", "生猪存栏"]),
        ("受灾面积9万亩，绝收2万亩。", ["受灾面积", "绝收"]),
        ("滑坡隐患点60处，其中撤销6处。", ["滑坡隐患点", "撤销"]),
    ],
)
def test_a_verb_alone_in_the_next_clause_goes_on_with_the_thing(text: str, things: list[str | None]) -> None:
    assert _things(text) == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("力争茶叶收入突破3亿元。", "茶叶收入"),
        ("预计游客达到90万人次。", "游客"),
        ("成功申报非遗项目3个。", "非遗项目"),
        ("推广成功案例9个。", "成功案例"),
        ("列入计划项目9个。", "计划项目"),
        ("解决问题120个。", "问题"),
    ],
)
def test_a_word_of_foretelling_opens_no_name(text: str, thing: str) -> None:
    assert _things(text) == [thing]


@pytest.mark.parametrize(
    ("text", "thing", "verb"),
    [
        ("全县种植中药材9万亩。", "中药材", "种植"),
        ("临时救助困难家庭900户。", "困难家庭", "救助"),
        ("全县种植面积9万亩。", "全县种植面积", None),
        ("全县帮扶单位90家。", "全县帮扶单位", None),
        ("城镇登记失业率3%。", "城镇登记失业率", None),
    ],
)
def test_behind_who_does_it_or_how_a_verb_takes_the_thing(text: str, thing: str, verb: str | None) -> None:
    assert [(count.object, count.predicate) for count in mine(text).counts] == [(thing, verb)]
