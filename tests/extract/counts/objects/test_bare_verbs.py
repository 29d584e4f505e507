"""What a verb alone was done to, which the quantity before names."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("责令改正54家,约谈9家。", ["责令改正", "约谈"]),
        ("责令整改60家、取缔4家。", ["责令整改", "取缔"]),
        ("检查餐饮店1200家,责令改正88家,约谈12家。", ["餐饮店", "责令改正", "餐饮店"]),
        ("取消收费事项12项,下放8项。", ["收费事项", "收费事项"]),
    ],
)
def test_what_was_done_to_some_names_nobody_else(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("新增商户900户,日均新增3户,总数达到7000户。", ["商户"] * 3),
        ("接待游客63万人次,日均接待1700人次。", ["游客", "游客"]),
        ("门诊量12万人次,日均接诊330人次。", ["门诊量", "门诊量"]),
        ("调解纠纷360件,人均调解12件。", ["纠纷", "纠纷"]),
        ("巡护船只达120艘,月均查验10艘。", ["船只", "船只"]),
        ("餐厨垃圾达3万吨,日均处理90吨。", ["餐厨垃圾", "餐厨垃圾"]),
        ("日均新增用户8户。", ["用户"]),
        ("新增商户900户,日均新增会员6名。", ["商户", "会员"]),
    ],
)
def test_what_was_done_for_each_is_of_what_was_counted_before(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("给予记过处分7人、诫勉谈话9人。", ["记过处分", "诫勉谈话"]),
        ("给予警告处分3人、辞退1人。", ["警告处分", "辞退"]),
        ("作出记过处分3人,提醒谈话6人。", ["记过处分", "提醒谈话"]),
        ("给予表彰奖励30人,辞退2人。", ["表彰奖励", "辞退"]),
        ("处理船员12人,给予警告处分1人、诫勉谈话2人。", ["船员", "警告处分", "船员"]),
        ("收到举报60件,立案7件。", ["举报", "立案"]),
        ("受理渔业投诉举报40件,立案7件、结案2件。", ["渔业投诉举报", "立案", "立案"]),
        ("收到群众举报12件,受理9件,办结8件。", ["群众举报"] * 3),
        ("查办走私案件12件、立案5件。", ["走私案件", "走私案件"]),
    ],
)
def test_a_deed_that_no_earlier_thing_was_done_to(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("退出城镇特困供养120户150人,新纳入30户42人,净减90户108人。", ["城镇特困供养"] * 6),
        ("出生1260人,新迁入320人。", ["出生", "新迁入"]),
    ],
)
def test_a_bare_verb_behind_two_figures_of_one_thing(text: str, objects: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == objects


def test_a_net_loss_is_a_change_in_both_its_figures() -> None:
    found = mine("退出城镇特困供养120户150人,净减90户108人。").counts
    assert [(count.role, count.direction) for count in found[2:]] == [("change", "down")] * 2
