"""Which numerals count and which only name a route, a time, a list or a saying, each beside one that counts."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("refused", "counted"),
    [
        ("去年是很不寻常的一年。", "合同签了一年。"),
        ("明年是承前启后的关键一年。", "工期延长一年。"),
        ("立足“引才、留才”两项人才工作职能定位。", "推出“引才、留才”两项人才政策。"),
        ("各项指标均列全省后三位。", "落后全省平均三位。"),
        ("209路班车改走老路。", "铺设管线209米。"),
        ("向节能中心提交上一年度报告。", "连续干了一年。"),
        ("收支两条线执行到位。", "开通公交两条。"),
        ("所需经费市镇按六四分担。", "按六十四元分担。"),
        ("附件二所附名单。", "新建附属小学二所。"),
        ("着力做好以下14个方面的工作。", "着力做好以下14个项目。"),
        ("围绕“谁种、谁管、谁收”三个问题开会。", "查出三个问题。"),
        ("抓好护堤、清淤两项任务。", "领回两项任务。"),
        ("产量连上三个大台阶。", "产量连上三个大项目。"),
        ("打好抗旱、防汛三场硬仗。", "放映抗旱、防汛三场电影。"),
        ("处理好快与慢两对关系。", "处理好两对夫妻的纠纷。"),
        ("力戒一阵风、两张皮。", "清出牛皮两张。"),
        ("凭证免费乘坐1路至9路公交车。", "凭证免费乘坐公交9次。"),
        ("劣五类断面清零。", "水质五类合格。"),
        ("举办青年企业家30人论坛。", "举办30人培训班。"),
        ("制定实施新20年林业发展纲要。", "筹办20年才建成。"),
        ("从2011年到2020年的后十年重在提高。", "连续十年提高。"),
    ],
)
def test_an_article_a_route_or_a_structure_is_no_count(refused: str, counted: str) -> None:
    assert not mine(refused).counts
    assert len(mine(counted).counts) == 1


def test_bodies_counted_in_their_own_words_are_parts_of_so_many_ge() -> None:
    whole, *parts = mine("全区有医疗机构86个(其中三级医院2家、二级医院9家)。").counts
    assert [part.part_of for part in parts] == [whole.id, whole.id]


def test_what_is_there_besides_is_no_part() -> None:
    whole, part, besides = mine("在编人员90人,其中法官30人,另有书记员12人。").counts
    assert part.part_of == whole.id
    assert besides.part_of is None


@pytest.mark.parametrize("text", [f"收入{'7' * 5000}元。", f"收入{'7' * 26}元。", "收入翻99999番。"])
def test_digits_that_ran_together_are_no_figure(text: str) -> None:
    found = mine(text)
    assert not found.counts
    assert [refusal.rule for refusal in found.rejected] == ["beyond"]


def test_a_list_of_parts_is_summed_whole() -> None:
    found = mine("出圃苗木210万株,其中云杉130万株、冷杉80万株、油松15万株。")
    assert [count.part_of for count in found.counts[1:]] == [found.counts[0].id] * 3
    assert [check.holds for check in found.checks] == [False]


def test_what_each_has_is_no_part_of_what_all_have() -> None:
    _, part, each = mine("缺教师143名,其中理科教师60名,音乐教师每校0.7名。").counts
    assert (part.role, each.role) == ("part", "total")


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
        ("参与企业达126家。", None),
    ],
)
def test_what_a_change_or_share_is_measured_against(text: str, base: str | None) -> None:
    assert mine(text).counts[-1].base == base


def test_the_whole_of_a_share_may_have_been_named_before() -> None:
    assert [count.base for count in mine("党员总数达到3200名,女党员占38%。").counts] == [None, "党员总数"]


@pytest.mark.parametrize("text", ["产值超计划12个百分点。", "投资超过计划2000万元。", "进尺比计划新增30米。"])
def test_what_exceeds_a_plan_is_done(text: str) -> None:
    assert mine(f"{text[:-1]},新建厂房2座。").counts[0].status == "done"
    assert mine(f"{text[:-1]},新建厂房2座。").counts[1].status == "done"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("悬挂光荣牌1.1万块。", "块"),
        ("门牌达1200余块。", "块"),
        ("制作1200块展板。", "块"),
        ("铺设地砖12000块。", "块"),
        ("老板掏了5200块。", "元"),
        ("工资涨到4300块。", "元"),
        ("到手1200块。", "元"),
    ],
)
def test_slabs_are_no_money(text: str, unit: str) -> None:
    assert [count.unit for count in mine(text).counts] == [unit]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("三镇空置率分别下降2.3个、5.1个和1.2个百分点。", ["个百分点"] * 3),
        ("空置率提高2个、5.1个百分点。", ["个百分点"] * 2),
        ("新建驿站2个、5个和茶亭1个。", ["个"] * 3),
    ],
)
def test_points_of_percent_in_a_list(text: str, units: list[str]) -> None:
    assert [count.unit for count in mine(text).counts] == units


@pytest.mark.parametrize(
    ("text", "role", "direction"),
    [
        ("促进增收节支2.14亿元。", "total", None),
        ("全年节支2.14亿元。", "change", "down"),
        ("扬尘浓度同比改善6.5%。", "change", "down"),
        ("优良率环比好转2.1个百分点。", "change", "up"),
        ("优良率同比恶化2.1%。", "change", "down"),
        ("产值超进度3个百分点。", "change", "up"),
    ],
)
def test_which_way_it_moved(text: str, role: str, direction: str | None) -> None:
    count = mine(text).counts[0]
    assert (count.role, count.direction) == (role, direction)


def test_parts_of_what_is_counted_in_pieces_and_sets() -> None:
    whole, *parts = mine("馆藏文物1.3万件(套),其中石器26件、陶器138件(套)。").counts
    assert [part.part_of for part in parts] == [whole.id, whole.id]


@pytest.mark.parametrize("text", ["降幅较上半年收窄1.5个百分点。", "产值比上一年度增长3%。", "利润较前三季度增长3%。"])
def test_the_time_of_a_base_is_no_period(text: str) -> None:
    assert mine(text).counts[0].period is None


@pytest.mark.parametrize("text", ["今年计划硬化道路85公里。", "县里计划三年内新建码头7座。", "人口将降到3万人。"])
def test_a_plan_named_by_its_time(text: str) -> None:
    assert mine(text).counts[0].status == "plan"


def test_figures_that_are_dealt_out_share_the_measure_word_of_the_last() -> None:
    counts = mine("东港、西港客运量分别达1409万、1305万人次。").counts
    assert [(count.value, count.unit) for count in counts] == [(14_090_000, "人次"), (13_050_000, "人次")]


@pytest.mark.parametrize(
    ("refused", "counted", "thing"),
    [
        ("集市迎来百万市民。", "集市迎来近百万市民。", "市民"),
        ("农技员联系千万农户。", "农技员联系数千农户。", "农户"),
        ("亿万职工奋战一线。", "年会邀请上百企业。", "企业"),
        ("园区有超百亿企业。", "园区有百余企业。", "企业"),
        ("近百亿产值落空。", "水渠灌溉惠及三千农户。", "农户"),
        ("三十农户参加。", "三百农户参加。", "农户"),
    ],
)
def test_a_crowd_is_counted_without_a_measure_word(refused: str, counted: str, thing: str) -> None:
    assert not mine(refused).counts
    assert [count.object for count in mine(counted).counts] == [thing]


@pytest.mark.parametrize(
    ("refused", "counted"),
    [
        ("校园四周种了柳树。", "连续四周种了柳树。"),
        ("迎来建站两周年。", "停航两周。"),
        ("按大类招生。", "药材分8大类招标。"),
    ],
)
def test_weeks_and_great_kinds(refused: str, counted: str) -> None:
    assert not mine(refused).counts
    assert len(mine(counted).counts) == 1
