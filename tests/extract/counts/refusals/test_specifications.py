"""Which figures are told and which only name a rule, a threshold or a design; each beside one that is a count."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("refused", "counted"),
    [
        ("当雨强超过40毫米时,由值班室发布预警。", "最大雨强40毫米,由值班室发布预警。"),
        ("道路按路基宽9.5米的标准建设。", "道路路基宽9.5米。"),
        ("小型渔船是指长度不足12米的船。", "小型渔船长度不足12米。"),
        ("网片规格为45毫米。", "网片厚为45毫米。"),
        ("对总质量超过49吨的货车劝返。", "总质量超过49吨。"),
        ("公园500米内多为住宅。", "影响控制在500米内。"),
        ("沿用20厘米厚的防撞墙。", "防撞墙厚20厘米。"),
        ("配备-60℃冷库。", "最低气温-6℃。"),
        ("对投资额300万元以上、建设期跨年的项目逐一建账。", "投资额300万元以上,项目逐一建账。"),
        ("对投资50万元以下、工期3个月以内的小型项目自行验收。", "投资50万元。"),
        ("选用单机6兆瓦的海上机组。", "单机容量6兆瓦。"),
        ("产值超亿元的企业名单已公布。", "产值超亿元。"),
        ("走访100家以上企业集聚的园区。", "新增100家以上数字车间。"),
        ("建设100个以上床位的医院。", "新增100个以上床位。"),
        ("打造3万亿级产业集群。", "产业集群产值3万亿。"),
        ("经费在100万元至300万元之间的课题实行包干。", "经费在100万元至300万元之间。"),
    ],
)
def test_what_is_supposed_designed_or_a_threshold_is_no_count(refused: str, counted: str) -> None:
    assert not mine(refused).counts
    assert len(mine(counted).counts) == 1


def test_a_standard_of_payment_is_paid() -> None:
    assert [count.quote for count in mine("按每户200元的标准发放补贴。").counts] == ["200元"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("产值超亿元企业38家,超10亿元企业4家。", [("38家", "产值超亿元企业"), ("4家", "超10亿元企业")]),
        ("过千万元村18个。", [("18个", "过千万元村")]),
        ("年产值超5亿元工业项目达12个。", [("12个", "年产值超5亿元工业项目")]),
        ("发放超2亿元贷款1200户。", [("2亿元", "贷款"), ("1200户", "贷款")]),
        ("完成投资超5亿元,开工项目12个。", [("5亿元", "投资"), ("12个", "项目")]),
        ("审议通过2亿元项目3个。", [("2亿元", "项目"), ("3个", "项目")]),
    ],
)
def test_a_sum_that_is_exceeded_says_which_where_a_number_follows(text: str, told: list[tuple[str, str]]) -> None:
    assert [(count.quote, count.object) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("28个制造业平台入选。", ["28个"]),
        ("推出7项制度成果。", ["7项"]),
        ("推出5个型号产品。", ["5个"]),
        ("实行8小时制轮班。", []),
    ],
)
def test_a_word_that_begins_like_a_grade_is_counted(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("产值过8亿元的骨干企业仅有5家。", [("5家", "骨干企业")]),
        ("年销售额破亿元的农场3至4家。", [("3至4家", "农场")]),
        ("年产量上千吨的合作社14个。", [("14个", "合作社")]),
        ("面积达300亩的茶园有7个。", [("7个", "茶园")]),
        ("亩产过千斤的田块90块。", [("90块", "田块")]),
        ("税收超百万元楼宇增至6幢。", [("6幢", "税收超百万元楼宇")]),
        ("引进百万元以上项目不少于20个。", [("20个", "百万元以上项目")]),
        ("品牌价值突破8亿元。", [("8亿元", "品牌价值")]),
        ("税收首次突破3000万元。", [("3000万元", "税收")]),
        ("产值达10亿元,新增企业3家。", [("10亿元", "产值"), ("3家", "企业")]),
        ("年销售收入过3亿元的农场由3家增至6家。", [("3家", "农场"), ("6家", "农场")]),
        ("灌溉面积超300亩的同时清淤3公里。", [("300亩", "灌溉面积"), ("3公里", "清淤")]),
    ],
)
def test_a_measure_before_what_is_counted_says_which(text: str, told: list[tuple[str, str]]) -> None:
    assert [(count.quote, count.object) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("覆盖800个以上的村寨。", [("800个", "min", "村寨")]),
        ("服务200家以上的商户。", [("200家", "min", "商户")]),
        ("建成15座以上的水站。", [("15座", "min", "水站")]),
        ("培训300名以上的护林员。", [("300名", "min", "护林员")]),
        ("改造20所以上的小学。", [("20所", "min", "小学")]),
        ("走访30家以上的农场,清淤3公里。", [("30家", "min", "农场"), ("3公里", None, "清淤")]),
        ("推出20项以上的便民政策。", [("20项", "min", "便民政策")]),
        ("50户以上的村寨已通车。", []),
        ("年出栏300头以上的养殖场建了池。", []),
        ("奖励10间以上的民宿。", []),
        ("500万元以下的项目自行验收。", []),
        ("改造20年以上的管网。", []),
        ("走访100家以上企业集聚的园区。", []),
        ("走访10人以上的班组。", []),
        ("拥有5名以上的医生的诊所得到补贴。", []),
        ("补贴雇用30名以上的企业。", []),
        ("3家以上的企业参与竞标。", []),
    ],
)
def test_a_measure_word_that_counts_the_noun_behind_says_how_many_at_least(
    text: str, told: list[tuple[str, str | None, str]]
) -> None:
    assert [(count.quote, count.approx, count.object) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("年集体收入低于8万元的村还有3个。", [("3个", "村")]),
        ("产值超过3亿元的农场仍有6家。", [("6家", "农场")]),
        ("人均收入不足9000元的乡镇尚有4个。", [("4个", "乡镇")]),
        ("销售额过5000万元的合作社就有7家。", [("7家", "合作社")]),
        ("面积达40亩的果园约30个。", [("30个", "果园")]),
        ("存款不到2万元的住户不足90户。", [("90户", "住户")]),
        ("库容超300立方米的水池已近20座。", [("20座", "水池")]),
        ("村集体收入低于8万元,还有债务3笔。", [("8万元", "村集体收入"), ("3笔", "债务")]),
        ("收入低于8万元。这样的村还有3个。", [("8万元", "收入"), ("3个", "村")]),
    ],
)
def test_words_may_stand_between_what_is_of_a_size_and_its_number(text: str, told: list[tuple[str, str]]) -> None:
    assert [(count.quote, count.object) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3亿元至8亿元项目6个,8亿元以上项目2个。", [("6个", "3亿元至8亿元项目"), ("2个", "8亿元以上项目")]),
        ("20万元到60万元的商户14家。", [("14家", "20万元到60万元的商户")]),
        ("年收入5000元—9000元农户320户。", [("320户", "年收入5000元—9000元农户")]),
        ("20万元至60万元贷款31笔。", [("31笔", "20万元至60万元贷款")]),
        ("300-500万元的村有9个。", [("9个", "300-500万元的村")]),
        ("1亿至3亿元茶企共4家。", [("4家", "1亿至3亿元茶企")]),
    ],
)
def test_a_range_of_money_before_what_is_counted_says_which(text: str, told: list[tuple[str, str]]) -> None:
    assert [(count.quote, count.object) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("每户补助3万元至5万元,惠及茶农19户。", ["3万元至5万元", "19户"]),
        ("给予3万元至5万元奖励的茶企12家。", ["3万元至5万元", "12家"]),
        ("拨付300万元至500万元资金6个月。", ["300万元至500万元", "6个月"]),
        ("投资由3亿元增至8亿元,项目6个。", ["3亿元", "8亿元", "6个"]),
        ("预计投入2亿元至3亿元建设泵站5座。", ["2亿元至3亿元", "5座"]),
        ("均价20元/公斤至30元/公斤,商户14家。", ["20元/公斤至30元/公斤", "14家"]),
    ],
)
def test_a_range_of_money_that_is_paid_is_told(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes


@pytest.mark.parametrize(
    "text",
    [
        "成为全省第一个财政收入过300亿元的县级市。",
        "是全市唯一年产值破50亿元的镇。",
        "全县首个产值过5亿元的企业投产。",
        "首条总长超90公里的隧道贯通。",
        "全区首个破600亿元的产业园挂牌。",
        "建成首座库容达8亿立方米的水库。",
    ],
)
def test_a_threshold_of_the_first_or_only_one_says_which(text: str) -> None:
    found = mine(text)
    assert not found.counts
    assert "specification" in {refusal.reason for refusal in found.rejected}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("首个项目完成投资8亿元。", ["8亿元"]),
        ("第一个月产值达5亿元的同时,新增就业90人。", ["5亿元", "90人"]),
        ("首家茶企产值突破5亿元。", ["5亿元"]),
        ("唯一的隧道全长9公里。", ["9公里"]),
        ("首个公园投用,财政收入达5亿元。", ["5亿元"]),
        ("首次发放超5亿元的贷款。", ["5亿元"]),
    ],
)
def test_what_the_first_one_has_is_told(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes


@pytest.mark.parametrize(
    ("sentence", "quote", "thing"),
    [
        ("走访300家以上小微企业。", "300家", "小微企业"),
        ("200家以上中小微企业获得贷款。", "200家", "中小微企业"),
        ("为120家以上民营企业办理续贷。", "120家", "民营企业"),
        ("对接60家以上民办机构。", "60家", "民办机构"),
        ("助力40家以上合作社增收。", "40家", "合作社"),
        ("惠及130户以上个体工商户。", "130户", "个体工商户"),
    ],
)
def test_no_body_is_of_a_size_told_in_bodies(sentence: str, quote: str, thing: str) -> None:
    (count,) = mine(sentence).counts
    assert (count.quote, count.object, count.approx) == (quote, thing, "min")


@pytest.mark.parametrize(
    "sentence",
    [
        "检查50户以上村寨。",
        "50人以上企业参保。",
        "走访3家以上企业落户的园区。",
        "整治10户以上自然村。",
        "排查30户以上企业集聚区。",
    ],
)
def test_what_is_of_such_a_size_is_not_counted_by_it(sentence: str) -> None:
    assert not mine(sentence).counts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("年产值不满60万元的油坊不在此列。", []),
        ("清退注册资本不低于90万元的公司。", []),
        ("走访月收入低于2500元的家庭。", []),
        ("检查库存量未达到5吨的粮站。", []),
        ("关停年产不足3万吨的窑厂。", []),
        ("新建面积不小于80平方米的书屋6个。", [("6个", "书屋")]),
        ("资产未满40万元的合作社9家。", [("9家", "合作社")]),
        ("裁撤规模不足20人的教学点8个。", [("8个", "规模不足20人的教学点")]),
        ("年产值不满60万元。", [("60万元", "年产值")]),
        ("投入不足60万元的资金。", [("60万元", "投入")]),
        ("发放不少于400元的补贴。", [("400元", "发放")]),
        ("实现年收入不低于6万元的目标。", [("6万元", "年收入")]),
    ],
)
def test_what_is_below_or_at_least_so_much_is_of_a_kind(text: str, told: list[tuple[str, str]]) -> None:
    assert [(count.quote, count.object) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("用75%酒精擦洗桌椅。", []),
        ("喷施20%吡虫啉乳油两遍。", ["两遍"]),
        ("75%酒精检测合格。", ["75%"]),
        ("收购53度高粱酒2吨。", ["2吨"]),
        ("水温升到53度。", ["53度"]),
        ("换上6平方铜芯电缆。", []),
        ("租下60平方铺面。", ["60平方"]),
        ("盖上0.01毫米地膜。", []),
        ("降下60毫米暴雨。", ["60毫米"]),
        ("配发40公斤装化肥。", []),
        ("卖出5升桶装茶油90桶。", ["90桶"]),
        ("稻谷40公斤装车。", ["40公斤"]),
        ("采购含量40%的钾肥。", []),
        ("收购含水率14%以下的玉米。", []),
        ("铸成纯度不低于99%的银锭。", []),
        ("浓度不高于4%的目标已达到。", ["4%"]),
        ("有效成分含量达到40%。", ["40%"]),
        ("绿地率40%的镇有5个。", ["40%", "5个"]),
    ],
)
def test_how_strong_or_thick_a_thing_is_and_how_it_is_packed(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes


@pytest.mark.parametrize("number", ["2—3家", "3至5家", "两家"])
def test_firms_of_a_size_may_be_told_by_a_range(number: str) -> None:
    assert [(count.quote, count.object) for count in mine(f"培育产值超亿元企业{number}。").counts] == [
        (number, "产值超亿元企业")
    ]
