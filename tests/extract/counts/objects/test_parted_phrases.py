"""Things counted where what stands beside the noun belongs to the deed, or the noun to the next number."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("园区4项制度创新成果全国复制推广,28项经验全省推广。", ["制度创新成果", "经验"]),
        ("5个品种全县推广。", ["品种"]),
        ("组建3个全县示范班。", ["全县示范班"]),
    ],
)
def test_how_far_something_was_done_is_no_part_of_it(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("培育3个万亿级和7个千亿级产业集群。", ["产业集群", "千亿级产业集群"]),
        ("新增3家国家级和7家省级技术中心。", ["技术中心", "省级技术中心"]),
        ("建成2个A类、5个B类站。", ["站", "B类站"]),
        ("建成国家级园区2个、省级园区5个。", ["国家级园区", "省级园区"]),
        ("组建3个班级和7个市级社团。", ["班级", "市级社团"]),
    ],
)
def test_a_level_alone_is_of_the_kind_that_follows(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("形成14个实力雄厚、布局合理的制造基地。", "制造基地"),
        ("建成5个干净整洁、管理有序的农贸市场。", "农贸市场"),
        ("改造3所学校、医院的供暖管网。", "学校、医院"),
    ],
)
def test_a_list_of_what_things_are_like_is_none_of_them(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("组织80名教师支教。", "教师"),
        ("选派20名干部驻村。", "干部"),
        ("下派35名科技特派员驻点服务。", "科技特派员"),
        ("扶持40名妇女创业。", "妇女"),
        ("培训30名儿童主任。", "儿童主任"),
        ("聘请5名居民议事代表。", "居民议事代表"),
    ],
)
def test_what_persons_do_is_no_part_of_who_they_are(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing


@pytest.mark.parametrize(
    ("text", "thing", "verb"),
    [
        ("全年为企业减负超3300万元。", "减负", "减负"),
        ("给农户授信3亿元。", "授信", "授信"),
        ("中央预算内投资安排6000万元。", "中央预算内投资", "安排"),
        ("新能源汽车新上牌37万辆。", "新能源汽车", "上牌"),
        ("农药残留检测900批次。", "农药残留检测", "检测"),
        ("主街装上路灯6700盏。", "路灯", "装"),
        ("建成好人馆12个。", "好人馆", "建成"),
    ],
)
def test_for_whom_and_how_newly_it_was_done(text: str, thing: str, verb: str) -> None:
    count = mine(text).counts[0]
    assert (count.object, count.predicate) == (thing, verb)


@pytest.mark.parametrize(
    ("text", "thing"),
    [("建设35个省级重大应用。", "省级重大应用"), ("8家企业参展。", "企业")],
)
def test_behind_an_adjective_a_verb_at_the_end_is_a_noun(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("投入帮扶资金3亿元,户均增收2600元。", ["帮扶资金", "增收"]),
        ("签订订单5万亩,预计亩均增收120元。", ["订单", "增收"]),
        ("带动农户300户,户均增收2600元。", ["农户", "农户"]),
    ],
)
def test_what_each_earned_is_none_of_what_was_spent(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("推行联防机制,摸排8.9万户。", "摸排"),
        ("面对罕见洪涝灾害,紧急避险转移8.9万人。", "转移"),
        ("走访困难老人,共80户。", "困难老人"),
    ],
)
def test_people_are_none_of_what_the_clause_before_names(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("受理群众诉求90件,其中投诉40件、举报30件、咨询20件。", ["群众诉求", "投诉", "举报", "咨询"]),
        ("实施项目30个,其中新建5个、续建25个。", ["项目", "项目", "项目"]),
        ("拥有水库9座,其中在用5座、整改4座。", ["水库", "水库", "水库"]),
    ],
)
def test_where_a_verb_names_a_member_another_names_the_next(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("年初的9项任务办结7项,剩余2项因设计变更顺延。", "任务"),
        ("起诉诈骗案2件,向12户因案致贫家庭发放救助金。", "因案致贫家庭"),
    ],
)
def test_a_cause_is_not_counted(text: str, thing: str) -> None:
    assert mine(text).counts[-1].object == thing


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("对1000家左右的小作坊开展帮扶。", "小作坊"),
        ("联系40家上下的加工厂。", "加工厂"),
    ],
)
def test_what_a_rounded_number_is_of_may_follow(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing


@pytest.mark.parametrize("adverb", ["常年", "多年", "依然", "一度", "再度"])
def test_an_adverb_before_the_level_is_passed_over(adverb: str) -> None:
    assert mine(f"认真防控,抗体合格率{adverb}保持在70%以上。").counts[0].object == "抗体合格率"


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("投资20亿元,工业投资首次占四成八。", ["投资", "工业投资"]),
        ("旅游总花费2亿元,过夜游客全年仅占一成五。", ["旅游总花费", "过夜游客"]),
        ("贷款3亿元,代偿率总体不足2%。", ["贷款", "代偿率"]),
        ("贷款3亿元,户均分红总体从800元涨到900元。", ["贷款", "户均分红", "户均分红"]),
    ],
)
def test_adverbs_before_a_share_or_a_level(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things
