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
        ("泥石流埋住了村道,我们分头劝离6户21人。", ["劝离", "劝离"]),
        ("寒潮来袭,我们走访42户。", ["走访"]),
        ("洪水漫过堤坝,村里转移9户。", ["转移"]),
        ("入户走访群众,我们登记320人。", ["登记"]),
        ("山火逼近林场,咱们疏散15户。", ["疏散"]),
        ("台风毁了大棚,局里慰问30户。", ["慰问"]),
    ],
)
def test_a_clause_with_a_subject_takes_no_noun_from_the_one_before(text: str, things: list[str | None]) -> None:
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
    ("text", "thing"),
    [
        ("隐忧仍在:一是欠费纠纷频发势头未有缓解,占纠纷总数的31.4%。", "欠费纠纷"),
        ("二是慢性病患者健康管理仍需加强,占签约居民总数的18%。", "慢性病患者健康管理"),
        ("存在问题:外地游客投诉处理不够及时,占投诉总量的12.5%。", "外地游客投诉"),
        ("青年教师成长较慢,仅占教师总数的15%。", "青年教师"),
        ("茶产业势头良好,产值占农业总产值的32%。", "产值"),
    ],
)
def test_a_share_is_of_the_subject_before(text: str, thing: str) -> None:
    assert [count.object for count in mine(text).counts] == [thing]


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
    ("text", "thing"),
    [
        ("失业保险金实现“六连涨”,月人均增加85元。", "失业保险金"),
        ("护林补贴实现“八连调”,人均月增60元。", "护林补贴"),
        ("最低工资标准迎来“三连升”,每月提高120元。", "最低工资标准"),
        ("孤老津贴实现“两级跳”,人均增加300元。", "孤老津贴"),
        ("低保标准实现“五连增”,月人均提高45元。", "低保标准"),
        ("生态补偿金迎来“四连涨”,亩均提高12元。", "生态补偿金"),
        ("推出“惠渔贷”,发放3亿元。", "“惠渔贷”"),
        ("研制“抗旱一号”稻种,推广种植5万亩。", "“抗旱一号”稻种"),
        ("印制“平安”年画,发放5万张。", "“平安”年画"),
        ("开行汐门港集装箱班轮,每周对开2班。", "汐门港集装箱班轮"),
        ("开行城际动车,每日对开12对。", "城际动车"),
        ("对村干部进行轮训,做到全年不少于40学时。", "轮训"),
        ("开展安全教育,做到每月不少于4学时。", "安全教育"),
        ("落实“首违不罚”清单,对42起轻微交通违法行为不予处罚。", "轻微交通违法行为"),
        ("对18起轻微环境违法行为不予立案。", "轻微环境违法行为"),
    ],
)
def test_of_the_clause_before_the_thing_and_no_saying(text: str, thing: str) -> None:
    assert mine(text).counts[0].object == thing


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


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("根据第三批绿色渔港公布名单,我县新增9家,总数28家。", ["绿色渔港"] * 2),
        ("年初下达的渔船报废指标为160艘,实际报废173艘。", ["渔船报废指标"] * 2),
        ("完成重点任务9项。", ["重点任务"]),
        ("总量达900户,新登记9户。", ["总量", "新登记"]),
    ],
)
def test_what_a_list_or_an_aim_is_of(text: str, objects: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == objects
