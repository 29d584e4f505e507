"""What a change is measured against, and the whole that a share is of."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("接警2764起,比上年的3180起减少416起。", "比上年"),
        ("完成投资3亿元,为总投资的41%。", "总投资"),
        ("服务价格环比微涨0.5%。", "环比"),
        ("用电量环比增幅3%。", "环比"),
        ("产量超过原定计划的15.3%。", "原定计划"),
        ("完成年度计划的85%。", "年度计划"),
        ("在全部支出中,教育支出比重为20%。", "全部支出"),
        ("教育支出比重为20%。", None),
        ("存款余额比上年末增长11.5%。", "比上年末"),
        ("存款余额较去年年末增长11.5%。", "较去年年末"),
        ("利润较上季度增长3%。", "较上季度"),
        ("利润较前三季度增长3%。", "较前三季度"),
        ("粮食比上年减收3万吨。", "比上年"),
        ("粮食比去年增产3万吨。", "比去年"),
        ("比计划多完成36公里。", "计划"),
        ("投资完成率超序时进度7.5个百分点。", "序时进度"),
        ("营收超年度目标2.6个百分点。", "年度目标"),
        ("超额完成年度目标3个百分点。", "年度目标"),
        ("征收水费30万元,超额完成年度任务7.5%。", "年度任务"),
        ("拨付经费7亿元,超预算6.7%。", "预算"),
        ("社保支出同比增支2.4亿元。", "同比"),
        ("扬尘浓度同比改善6.5%。", "同比"),
        ("旅客吞吐量恢复到2019年同期的118%。", "2019年同期"),
        ("旅客吞吐量恢复至2019年的112.8%。", "2019年"),
        ("旅客吞吐量回升至疫情前的九成。", "疫情前"),
        ("参与企业达126家。", None),
    ],
)
def test_what_a_change_or_share_is_measured_against(text: str, base: str | None) -> None:
    assert mine(text).counts[-1].base == base


def test_a_part_of_another_sentence_tells_no_whole() -> None:
    assert mine("贷款9亿元,其中信用贷款3亿元。\n发票开具户数占比98.7%。").counts[-1].base is None


def test_the_whole_of_a_share_may_have_been_named_before() -> None:
    assert [count.base for count in mine("党员总数达到3200名,女党员占38%。").counts] == [None, "党员总数"]


@pytest.mark.parametrize("text", ["降幅较上半年收窄1.5个百分点。", "产值比上一年度增长3%。", "利润较前三季度增长3%。"])
def test_the_time_of_a_base_is_no_period(text: str) -> None:
    assert mine(text).counts[0].period is None


@pytest.mark.parametrize(
    ("text", "thing", "base"),
    [
        ("茶园面积在全省占比6%。", "茶园面积", "全省"),
        ("渔业产值在全县经济中的比重达12%。", "渔业产值", "全县经济"),
        ("能繁母羊存栏相当于正常保有量的103%。", "能繁母羊存栏", "正常保有量"),
        ("救助标准不低于当地最低生活保障标准的1.4倍。", "救助标准", "当地最低生活保障标准"),
        ("在册党员占比6%。", "在册党员", None),
    ],
)
def test_the_whole_that_stands_before_the_number(text: str, thing: str, base: str | None) -> None:
    assert [(count.object, count.base) for count in mine(text).counts] == [(thing, base)]
