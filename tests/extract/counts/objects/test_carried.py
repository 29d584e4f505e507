"""The counted thing that a quantity has from another one."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("制定地方性法规14件、修改22件、废止5件。", ["地方性法规", "地方性法规", "地方性法规"]),
        ("走访企业30家、整改5家。", ["企业", "企业"]),
        ("全年6类30项便农实事如期完成。", ["便农实事", "便农实事"]),
        ("民办教师12名,转正的不到三分之一。", ["民办教师", "民办教师"]),
        ("问卷收回156家企业的答复,认为审批提速的144家。", ["企业", "企业"]),
        ("取消收费事项12项,下放8项,承接5项。", ["收费事项"] * 3),
        ("审结商标案件61件,其中维持32件、撤销6件。", ["商标案件"] * 3),
        ("全年出生90人,迁入30人。", ["出生", "迁入"]),
        ("乡村民宿提质增效,总数达到300家。", ["乡村民宿"]),
        ("全年出口62亿元;进口24亿元,增长6%。", ["出口", "进口", "进口"]),
        ("抽检米线80箱,其中合格77箱,不合格3箱。", ["米线", "米线", "不合格"]),
        ("就业3万人,达到预期目标,培训5000人次。", ["就业", "培训"]),
    ],
)
def test_object(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("修塘坝6座,惠及900户。", ["塘坝", None]),
        ("接通7个牧点,共覆盖近300人。", ["牧点", None]),
        ("慰问孤老60户,惠及90人。", ["孤老", "孤老"]),
        ("发放渔补9万元,惠及70户。", ["渔补", "渔补"]),
        ("修塘坝6座,惠及茶农900户。", ["塘坝", "茶农"]),
    ],
)
def test_who_is_reached_is_not_what_was_built(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("教师86名,其中女教师50名、50岁以上的12名。", ["教师", "女教师", "教师"]),
        ("职工120人,其中女职工40人、35岁以下的33人。", ["职工", "女职工", "职工"]),
        ("社员200名,其中贫困社员30名、60岁以上的41名。", ["社员", "贫困社员", "社员"]),
        ("学生900人,其中女生430人、住校的260人。", ["学生", "女生", "学生"]),
        ("党员50名,其中预备党员3名、在外务工的8名。", ["党员", "预备党员", "党员"]),
        ("村医40名,包括女村医9名、本地的25名。", ["村医", "女村医", "村医"]),
        ("教师86名,其中女教师50名、校长6名。", ["教师", "女教师", "校长"]),
    ],
)
def test_a_part_without_noun_is_of_the_whole(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("火灾8起、受伤3人,比去年同期减少2起、1人。", ["火灾", "受伤", "火灾", "受伤"]),
        ("受理投诉90件、申诉40条,比上年增加12件和6条。", ["投诉", "申诉", "投诉", "申诉"]),
        ("接待游客3万人次、团队60个,同比增加2000人次、9个。", ["游客", "团队", "游客", "团队"]),
        ("检查门店30家,发现问题12条,比上月减少4条。", ["门店", "问题", "问题"]),
        ("产量300吨,面积40亩,同比增长5%。", ["产量", "面积", "面积"]),
    ],
)
def test_a_change_is_of_what_has_its_unit(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


def test_each_number_of_a_change_has_its_base() -> None:
    found = mine("引进企业15家、人才40名,比上年多4家、8名。").counts
    assert [(count.role, count.base) for count in found[2:]] == [("change", "比上年")] * 2


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("已提前完成的12项,达到序时进度的6项,滞后的3项。", ["提前完成", "序时进度", "滞后"]),
        ("已竣工的9个,正在施工的5个。", ["竣工", "施工"]),
        ("年度指标21项,已完成的12项,滞后的3项。", ["年度指标"] * 3),
    ],
)
def test_a_part_without_head_passes_nothing_on(sentence: str, things: list[str]) -> None:
    assert [count.object for count in mine(sentence).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (
            "持证渔民800人,其中海钓120人、网捕300人、多种180人,占全镇人口的3%。",
            ["渔民", "海钓", "网捕", "多种", "渔民"],
        ),
        ("茶农900户,其中东坪300户、西坪600户,占农户的七成。", ["茶农", "东坪", "西坪", "茶农"]),
        ("有水库18座,其中大型1座、中型4座、小型13座,占全县的12%。", ["水库", "大型", "中型", "小型", "水库"]),
        ("党员90名,其中女性20名、青年15名,占党员总数的四成。", ["党员", "女性", "青年", "青年"]),
        ("党员90名,其中女性20名,占22%。", ["党员", "女性", "女性"]),
    ],
)
def test_a_list_of_parts_and_the_share_behind_it(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("守住零火情,动员船员自愿捐款2万元。", "捐款"),
        ("保持零积压,动员渔民自愿捐款8万元。", "捐款"),
        ("守住零污染,倡议村民自愿捐款3万元。", "捐款"),
        ("整修渡口,年内又投入90万元。", "渡口"),
    ],
)
def test_a_verb_that_names_a_sum_has_nothing_from_the_clause_before(text: str, thing: str) -> None:
    assert mine(text).counts[-1].object == thing


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("开展安全教育,入户核查60户。", "入户核查"),
        ("加强汛情宣传,入户排查300户。", "入户排查"),
        ("整修渡口,入户登记800人。", "入户登记"),
        ("做好抗旱准备,实地核查90处。", "实地核查"),
        ("组织专项检查,上门核查300户。", "上门核查"),
        ("开展摸底调查,入户核查渔民70人。", "渔民"),
        ("走访茶农90户,入户核查60户。", "茶农"),
    ],
)
def test_a_deed_with_where_it_was_done_has_nothing_from_the_clause_before(text: str, thing: str) -> None:
    assert mine(text).counts[-1].object == thing


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("去年新修水渠56条、完工43条;今年计划新修60条以上,力争年内完工50条。", ["水渠"] * 4),
        ("秋季栽果树三千七百棵,余下的1300棵计划开春补齐。", ["果树"] * 2),
        ("已修水渠30条,剩余20条计划年底前完工。", ["水渠"] * 2),
        ("推进9个计划投产项目。", ["计划投产项目"]),
        ("全年计划采购20批次。", ["采购"]),
    ],
)
def test_what_is_to_be_done_names_nothing_counted(text: str, objects: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == objects


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("四十处场所全部纳入网格管理,检查52次。", "检查"),
        ("落实走访制度,走访600次。", "走访"),
        ("修订应急预案,修订3份。", "应急预案"),
    ],
)
def test_how_often_is_said_of_the_deed_itself(text: str, thing: str) -> None:
    assert mine(text).counts[-1].object == thing
