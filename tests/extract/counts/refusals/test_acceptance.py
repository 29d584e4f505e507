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
        ("重点办好以下六项工作:", "重点办好六项工作。"),
        ("抓住以下三个重点。", "修通以下三个山村的路。"),
        ("办妥以下5件实事:", "5万元以下5件实事办妥。"),
        ("现将如下两个问题通报。", "镇级以下两个问题已整改。"),
        ("落实下列八项重点任务。", "落实下列八项重点工程。"),
        ("压实以下四条职责。", "修好以下四条水渠。"),
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


@pytest.mark.parametrize("text", [f"收入{'7' * 5000}元。", f"收入{'7' * 26}元。", "收入翻99999番。"])
def test_digits_that_ran_together_are_no_figure(text: str) -> None:
    found = mine(text)
    assert not found.counts
    assert [refusal.rule for refusal in found.rejected] == ["beyond"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("负荷率由0.92提高到0.95。", ["0.92", "0.95"]),
        ("pH值由5.6升至6.3。", ["5.6", "6.3"]),
        ("绿化率由2019年的38上升到41。", ["38", "41"]),
        ("投入产出比从1.2提高为1.6。", ["1.2", "1.6"]),
        ("测评得分由去年的88.5提升至93。", ["88.5", "93"]),
        ("恩格尔系数由0.33降至0.31。", ["0.33", "0.31"]),
        ("学校由3变为5。", []),
        ("负荷率0.92。", []),
        ("合格率由3提高到5个等级。", []),
    ],
)
def test_levels_without_measure_word_count_where_they_change(text: str, told: list[str]) -> None:
    counts = mine(text).counts
    roles = [(count.quote, count.unit, count.role) for count in counts if count.unit != "个"]
    assert roles == [(quote, None, role) for quote, role in zip(told, ("from", "to"), strict=False)]


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("网格员每月不少于一次入户。", [("一次", "min")]),
        ("每季度至少一次演练。", [("一次", "min")]),
        ("渠长每周不低于一次巡河。", [("一次", "min")]),
        ("每村不少于一名护林员。", [("一名", "min")]),
        ("每校起码一间阅览室。", [("一间", "min")]),
        ("各镇最少一家药店。", [("一家", "min")]),
        ("每年座谈不少于一场。", [("一场", "min")]),
        ("组织一次演练。", []),
        ("上一次演练在秋天。", []),
        ("将近一个时期以来雨水偏少。", []),
        ("水平最高一级。", []),
        ("再上一个台阶。", []),
    ],
)
def test_one_at_least_is_counted(text: str, told: list[tuple[str, str]]) -> None:
    assert [(count.quote, count.approx) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("要扎实做好四项工作。\n一、修好水渠。\n二、种好茶园。", []),
        ("重点抓好六项工作:1.修好水渠。2.种好茶园。", []),
        ("抓好6项工作:1.修好水渠。2.种好茶园。", []),
        ("明年要抓四项任务:修渠、种茶、养蜂和造林。", []),
        ("着力破解三个难题。\n(一)缺水。", []),
        ("推进四项惠民工作任务:修渠、种茶。", []),
        ("突出八项措施。一是修渠。", []),
        ("今年办好三件事:一是修渠。二是种茶。", []),
        ("完成了五项工作,走访农户300户。", ["五项", "300户"]),
        ("完成了五项工作。\n一、水渠已修好。", ["五项"]),
        ("今年承担四项任务。\n二、茶园", ["四项"]),
        ("牵头五项改革任务、三项试点。", ["五项", "三项"]),
        ("抓好6项工作:修好水渠,种好茶园。", ["6项"]),
        ("建成五个粮库:东坪粮库等。", ["五个"]),
    ],
)
def test_a_number_that_opens_a_list_of_points_is_structure(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes


@pytest.mark.parametrize(
    "text",
    [
        "全县人口性别比为104.6。",
        "户籍人口性别比103.2,与上年持平。",
        "新生婴儿性别比达108。",
        "外来人口性别比约121.4。",
        "青年性别比已降为106.9。",
        "常住人口的性别比是99.8。",
    ],
)
def test_a_sex_ratio_needs_no_measure_word(text: str) -> None:
    counts = mine(text).counts
    assert [count.unit for count in counts] == [None]


@pytest.mark.parametrize("text", ["按性别分组2个班。", "性别平等宣讲2025版。", "性别比对核验系统3.0版。"])
def test_no_sex_ratio(text: str) -> None:
    assert not [count for count in mine(text).counts if count.unit is None]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("水闸建于上世纪五六十年代的有27座。", "上世纪五六十年代"),
        ("建于八九十年代的老楼有27栋。", "八九十年代"),
        ("该渠修于六七十年代,全长27公里。", "六七十年代"),
        ("二十世纪七八十年代建成泵站27座。", "二十世纪七八十年代"),
        ("20世纪六七十年代栽下的茶树尚存27株。", "20世纪六七十年代"),
        ("三四十年代的碑刻27方。", "三四十年代"),
    ],
)
def test_two_decades_are_a_date(text: str, period: str) -> None:
    assert [(count.value, count.period) for count in mine(text).counts] == [(27, period)]


@pytest.mark.parametrize(
    "text",
    [
        "遭遇60年一遇洪水,转移群众800人。",
        "县城堤防达到百年一遇标准,加高护岸800米。",
        "遇五十年一遇大旱,打井800眼。",
        "几十年一遇的大雪压垮棚舍800间。",
        "按20年至50年一遇标准整治河道800米。",
        "抗击百年不遇的台风,疏散游客800名。",
    ],
)
def test_how_seldom_a_flood_comes_is_no_duration(text: str) -> None:
    assert [count.value for count in mine(text).counts] == [800]


@pytest.mark.parametrize(
    "text", ["连续六七十年没有改造。", "工期五十年,一遇雨天就停工。", "老屋六十年未修。", "租期百余年。"]
)
def test_years_that_last_count(text: str) -> None:
    assert [count.unit_class for count in mine(text).counts] == ["duration"]


@pytest.mark.parametrize(
    "text",
    [
        "存款连续跨过300亿元、400亿元两个大关。",
        "产值一年内越过90亿元、95亿元两个大关,达97亿元。",
        "突出“护林、护水、护苗”三个重点。",
        "抓住四个重点,新修渠道9公里。",
        "紧盯两个重点:仓储和冷链。",
        "把握好三个重大关系和五个重点。",
    ],
)
def test_passes_and_points_of_emphasis_are_no_counts(text: str) -> None:
    counts = mine(text).counts
    assert not [count for count in counts if count.unit == "个" or "大关" in (count.object or "")]


@pytest.mark.parametrize("text", ["三个重点镇通车。", "四个重点项目开工。", "验收两个重点村。", "新设海关三个。"])
def test_what_is_of_weight_counts(text: str) -> None:
    assert [count.unit for count in mine(text).counts] == ["个"]


@pytest.mark.parametrize(
    ("text", "approx", "modifier"),
    [
        ("受冻害影响，柑橘减产近半。", "nearly", "近"),
        ("旧粮站闲置过半。", "more", "过"),
        ("村委会里妇女席位过半。", "more", "过"),
        ("石坎塌了大半。", "more", "大"),
        ("老屋修缮完成大半，年内交付。", "more", "大"),
    ],
)
def test_half_as_predicate(text: str, approx: str, modifier: str) -> None:
    [count] = mine(text).counts
    assert (count.quote, count.value, count.unit, count.approx, count.modifier) == ("半", 0.5, None, approx, modifier)


@pytest.mark.parametrize(
    "text",
    [
        "实现“双过半”。",
        "时间过半、任务过半。",
        "雨季过半，塘坝蓄满。",
        "覆盖率首次过半。",
        "投产面积过半。",
        "夜已过半。",
        "议案由全体代表过半数通过。",
        "章程经到会成员过半数同意。",
    ],
)
def test_half_way_is_no_count(text: str) -> None:
    assert not mine(text).counts


@pytest.mark.parametrize(
    ("refused", "counted"),
    [
        ("没让渔户掏一分钱。", "每斤让利一分钱。"),
        ("看戏不收村民一元钱。", "看戏只收一元钱。"),
        ("办证不用花一分钱。", "电价没涨,每度反降一分钱。"),
        ("未向茶农收取一分钱。", "未来每斤多收一分钱。"),
        ("别拿老乡一分钱。", "茶价分别上调一分、三分。"),
        ("绝不截留一分一毫。", "差额不到一分钱。"),
        ("账目一五一十讲明白。", "账目十五本讲明白。"),
        ("商户落实门前三包责任。", "商户领走种子三包。"),
        ("走访三口之家。", "清理水井三口。"),
    ],
)
def test_money_that_nobody_pays_is_a_saying(refused: str, counted: str) -> None:
    assert not mine(refused).counts
    assert mine(counted).counts


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("今年抓好林下养殖和乡村旅游两块。", []),
        ("财力少了土地、矿权两块,日子更紧。", []),
        ("会场摆了路牌和展板两块。", ["两块"]),
        ("早饭两块五、晚饭六块。", ["两块五", "六块"]),
        ("茶苗成熟一批、移栽一批。", []),
        ("村里有茶馆一家、面馆一家。", ["一家", "一家"]),
    ],
)
def test_areas_of_work_and_what_is_done_one_by_one(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes
