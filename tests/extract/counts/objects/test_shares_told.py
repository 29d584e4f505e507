"""Shares that open their clause are of what the clause before told."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "thing", "base"),
    [
        ("首批定向医生全部到乡镇卫生院任职,85%以上在山区。", "定向医生", None),
        ("毕业的农技员全部回到乡镇工作,70%在茶区。", "毕业的农技员", None),
        ("新招教师全部到海岛支教,九成以上来自师范院校。", "教师", None),
        ("学生已返回学校上课,95%来自本县。", "学生", None),
        ("全县财政支出42亿元,76%用于教育和医疗。", "全县财政支出", "全县财政支出"),
        ("全省公共预算支出1.9万亿元,七成以上投向渠系。", "全省公共预算支出", "全省公共预算支出"),
        ("发放涉农贷款19亿元,八成以上投向茶产业。", "涉农贷款", "涉农贷款"),
        ("专项债资金12亿元,65%投向水利。", "专项债资金", "专项债资金"),
        ("接待游客310万人次,57%来自外省。", "游客", "游客"),
        ("参赛选手680人,其中四成来自乡镇。", "参赛选手", "参赛选手"),
    ],
)
def test_the_subject_of_the_clause_before_is_shared(text: str, thing: str, base: str | None) -> None:
    count = mine(text).counts[-1]
    assert (count.object, count.object_source, count.role, count.base) == (thing, "carried", "share", base)


@pytest.mark.parametrize(
    ("text", "thing", "role"),
    [
        ("医生到渔村走访老人,完成率90%。", "完成率", "total"),
        ("污水处理率95%,在全省领先。", "污水处理率", "total"),
        ("投入9亿元,八成的资金用于修路。", "资金", "share"),
        ("药占比降至24%。", "药占比", "total"),
        ("护士全部到海岛坐诊,投诉下降九成。", "投诉", "change"),
    ],
)
def test_what_has_a_noun_of_its_own_is_of_that(text: str, thing: str, role: str) -> None:
    count = mine(text).counts[-1]
    assert (count.object, count.role) == (thing, role)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("民间投资占比升至61%。", "民间投资占比"),
        ("绿电装机占比提高到58%。", "绿电装机占比"),
        ("女教师占比稳定在70%以上。", "女教师占比"),
    ],
)
def test_what_part_it_makes_is_a_share_however_it_moved(text: str, thing: str) -> None:
    count = mine(text).counts[0]
    assert (count.object, count.role) == (thing, "share")


@pytest.mark.parametrize("text", ["民间投资占比升至61%,提高2个百分点。", "民间投资占比由55%升至61%。"])
def test_what_a_share_came_to_is_its_level(text: str) -> None:
    assert "to" in [count.role for count in mine(text).counts]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("27个部门的预算绩效全部公开。", "部门"),
        ("14所学校预算按时报送。", "学校"),
        ("9个乡镇绩效全部达标。", "乡镇"),
    ],
)
def test_whose_budget_it_is_is_counted(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing
