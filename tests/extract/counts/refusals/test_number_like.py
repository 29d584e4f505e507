"""The two short cuts around the table of refusals: what they pass over is never refused otherwise."""

from __future__ import annotations

from itertools import product

import pytest

from pipeline.config import load_config
from pipeline.extract.counts.measures.composites import Composites
from pipeline.extract.counts.refusals.number_like import Refusals, label_end
from pipeline.zh.numerals import read_numeral
from tests.extract.counts.support import mine

UNITS = "万亿%人名户家项件场所余元亩公吨米平套台辆份批座只篇处起倍个次位期种类株"
BEFORE = ("", "完成", "共", "前", "近", "这", "届", "“", "附件", "表", "第", "编号", "A", "-", "比上年的")
NUMBERS = ("7", "25", "2026", "12345", "12.5", "1,234", "1234567", "13800000000", "01088888888", "330102198001011234")
AFTER = (
    "",
    "。",
    "台",
    "热线",
    "半",
    "月",
    "小时",
    "5",
    "五",
    "以上",
    "旅客",
    "内",
    "来",
    "”",
    "(",
    "-8",
    "/人",
    "号文",
    "周年",
    "措施》",
    "人口抽样调查",
    "抽检",
)


@pytest.fixture(scope="module")
def refusals() -> Refusals:
    return Refusals(load_config())


@pytest.fixture(scope="module")
def composites() -> Composites:
    return Composites(load_config())


@pytest.mark.parametrize("unit", UNITS)
def test_a_plain_number_is_neither_refused_nor_a_composite(
    refusals: Refusals, composites: Composites, unit: str
) -> None:
    plain = 0
    for before, number, after in product(BEFORE, NUMBERS, AFTER):
        text, at = f"{before}{number}{unit}{after}", len(before)
        if refusals.is_plain(text, at):
            plain += 1
            assert refusals.match(text, at) is None, text
            assert composites.read(text, at) is None, text
    assert plain > len(AFTER)


@pytest.mark.parametrize("text", ["13800000000个", "01088888888次", "13800000000元", "12345平台"])
def test_a_telephone_number_is_no_plain_number(refusals: Refusals, text: str) -> None:
    assert not refusals.is_plain(text, 0)
    assert refusals.match(text, 0) is not None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("13800000000元", "phone"),
        ("330102198001011234元", "identity"),
        ("12345平台", "hotline"),
        ("12345”热线", "hotline"),
        ("12309检察服务热线", "hotline"),
        ("五次、少跑十次”的口号", "motto"),
        ("二次供水", "idiom"),
        ("三分建七分管", "idiom"),
        ("九道拐村", "idiom"),
    ],
)
def test_a_number_that_calls_or_names_is_no_amount(refusals: Refusals, text: str, rule: str) -> None:
    found = refusals.match(text, 0)
    assert found is not None
    assert found.rule == rule


@pytest.mark.parametrize("text", ["13,800,000,000元", "13826450000.50元", "138亿元", "12345平方米", "12800件热线诉求"])
def test_an_amount_is_no_telephone_number(refusals: Refusals, text: str) -> None:
    assert refusals.match(text, 0) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("柳溪镇每百户拥有移动电话256部。", "256部"),
        ("拨打电话3200余次。", "3200余次"),
        ("受理举报电话156个。", "156个"),
        ("安装固定电话125.6万部。", "125.6万部"),
        ("登记编号112处。", "112处"),
    ],
)
def test_telephones_calls_and_codes_are_counted(text: str, quote: str) -> None:
    assert [count.quote for count in mine(text).counts] == [quote]


@pytest.mark.parametrize("text", ["值班电话88610。", "咨询电话3211800,全天开通。", "办理手机86250112业务。"])
def test_the_number_of_a_telephone_is_no_count(text: str) -> None:
    assert not mine(text).counts


@pytest.mark.parametrize(
    ("text", "proportions"),
    [
        ("三次产业结构调整为12:42:46。", ["12:42:46"]),
        ("三次产业结构由13.2:42.5:44.3调整为12:42:46。", ["13.2:42.5:44.3", "12:42:46"]),
        ("三产之比为12:42。", []),
    ],
)
def test_a_proportion_has_no_value_and_is_no_time_of_day(text: str, proportions: list[str]) -> None:
    found = mine(f"{text[:-1]},粮食产量3万吨。")
    told = [(count.quote, count.value, count.period) for count in found.counts]
    assert told == [*((quote, None, None) for quote in proportions), ("3万吨", 30000, None)]
    assert "clock" not in [refusal.rule for refusal in found.rejected]


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("印发《扶持渔业复产十二条措施》。", "推出渔业复产措施十二条。"),
        ("出台《优化用工环境15条意见》。", "《优化用工环境意见》共15条。"),
        ("公布《稳定就业8项重点举措》。", "公布《稳定就业举措》,其中8项新增。"),
        ("修订《渡口管理六条办法(试行)》。", "依照《渡口管理办法》查处六条渡船。"),
        ("学习《夜间消费二十条》。", "消费街二十条。"),
        ("重申《护林员三十条规定》。", "护林规定三十条。"),
    ],
)
def test_how_many_articles_a_document_names_is_no_count(name: str, counted: str) -> None:
    found = mine(name)
    assert not found.counts
    assert ("slogan", "titled_articles") in [(refusal.reason, refusal.rule) for refusal in found.rejected]
    assert len(mine(counted).counts) == 1


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("大圩村三组、四组共60户搬迁。", ["60户"]),
        ("河口村一社、二社修渠3公里。", ["3公里"]),
        ("1班、2班种树90棵。", ["90棵"]),
        ("一队、二队和三队收粮9吨。", ["9吨"]),
        ("五组、七组通了水。", []),
        ("11号、12号机组检修。", []),
        ("全村七个组参加。", ["七个"]),
        ("三个组、四个队参加。", ["三个", "四个"]),
        ("展出图片30组。", ["30组"]),
        ("展出图片30组、20组。", ["30组", "20组"]),
    ],
)
def test_neighbours_in_a_row_are_names(text: str, counted: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == counted


def test_three_meetings_are_counted() -> None:
    assert [count.quote for count in mine("召开三次产业发展座谈会。").counts] == ["三次"]


@pytest.mark.parametrize("number", ["一", "九", "十", "十二", "二十", "三十五"])
@pytest.mark.parametrize(("before", "after"), [("", "、加强"), ("\n", "、加强"), ("(", ")加强"), (" ", "、")])
def test_the_number_of_a_heading_is_nothing_else(
    refusals: Refusals, composites: Composites, number: str, before: str, after: str
) -> None:
    text, at = before + number + after, len(before)
    numeral = read_numeral(text, at)
    assert numeral is not None
    assert label_end(text, at) == numeral.end == at + len(number)
    assert refusals.match(text, at) is None
    assert composites.read(text, at) is None


@pytest.mark.parametrize("text", ["一、二季度", "十、十一月", "两、三个", "一二三、加强", "十十、加强", "一百、加强"])
def test_a_list_of_numbers_is_no_heading(text: str) -> None:
    assert label_end(text, 0) is None


@pytest.mark.parametrize("text", ["共一、二期", "第一、加强"])
def test_a_heading_begins_its_line(text: str) -> None:
    assert label_end(text, 1) is None


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("接收2019届学员480人。", ["480人"]),
        ("招聘2018届高中生260名。", ["260名"]),
        ("2023届本科生就业率93%。", ["93%"]),
        ("回访2016届护理专业校友35人。", ["35人"]),
        ("二〇二一届技校生结业。", []),
        ("2020届、2021届共毕业90人。", ["90人"]),
        ("庙会已举办3届。", ["3届"]),
        ("合作社连任两届。", ["两届"]),
    ],
)
def test_the_year_of_those_who_leave_school_is_no_count(text: str, counted: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("水稻专业进入全球前5%。", []),
        ("前10%的学员获奖学金。", []),
        ("综合评价位居全省前3%。", []),
        ("前1%学科增至6个。", ["6个"]),
        ("表扬成绩前20%的学生60名。", ["60名"]),
        ("引用率居全国同类期刊前百分之五。", []),
        ("产值排在前15%-20%。", []),
        ("能耗较前降低1%。", ["1%"]),
        ("工期比合同提前3%。", ["3%"]),
        ("目前50%的村庄通水。", ["50%"]),
        ("年底前90%的项目完工。", ["90%"]),
        ("此前8%的渔船未登记。", ["8%"]),
    ],
)
def test_the_first_so_many_percent_are_a_rank(text: str, counted: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("推出“绿色三十条”。", []),
        ("落实“民宿二十六条”,走访企业30家。", ["30家"]),
        ("出台“惠农18条”措施。", []),
        ("细化“科创十二条”“引才十五条”。", []),
        ("兑现“夜经济四十二条”。", []),
        ("宣讲“稳岗十条”9场。", ["9场"]),
        ("修订管理规定三十条。", ["三十条"]),
        ("修缮“清风”号渡船十二条。", ["十二条"]),
        ("“暖流”队整治沟渠二十条。", ["二十条"]),
    ],
)
def test_how_many_articles_close_a_quotation_are_its_name(text: str, counted: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("下载护林助手APP3.6万人。", ["3.6万人"]),
        ("新增ETC4.2万户。", ["4.2万户"]),
        ("开通WiFi1.5万户、15家。", ["1.5万户", "15家"]),
        ("更换LED1.8万盏。", ["1.8万盏"]),
        ("推广POS机具和ATM2万余台。", ["2万余台"]),
        ("外供LNG3.5吨。", ["3.5吨"]),
        ("发放CPU12万张。", ["12万张"]),
        ("国道G318改造。", []),
        ("推广B2C3家。", []),
        ("打印A4纸。", []),
        ("升级Web3.0个性服务。", []),
        ("安装APP2000人。", []),
        ("检测PM2.5浓度。", []),
    ],
)
def test_what_is_great_or_exact_behind_letters_is_no_code(text: str, counted: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == counted


@pytest.mark.parametrize(
    ("counted", "refused"),
    [
        ("清理统计报表28项。", "见表3项目清单。"),
        ("换装智能电表36只。", "如表2所示。"),
        ("精简考核报表15张。", "详见附表3。"),
        ("绘制规划图12幅。", "图5显示水位回落。"),
        ("印发宣传图25份。", "见图4。"),
        ("修订仪表7台。", "见表7。"),
    ],
)
def test_tables_and_figures_have_numbers_and_are_counted(counted: str, refused: str) -> None:
    assert len(mine(counted).counts) == 1
    assert not mine(refused).counts


@pytest.mark.parametrize(
    ("counted", "refused"),
    [
        ("岗前20名教师参训。", "综合评分进入榜单前20名。"),
        ("目前12名教师到岗。", "成绩在年级前12名。"),
        ("年前15名干部到村。", "销量居行业前15位。"),
        ("提前3名到站。", "跻身系统前3名。"),
        ("会前10名代表发言。", "获得全能前十名。"),
        ("门前20名志愿者值守。", "考核进入片区前二十名。"),
    ],
)
def test_the_first_so_many_are_a_rank(counted: str, refused: str) -> None:
    assert len(mine(counted).counts) == 1
    assert not mine(refused).counts


@pytest.mark.parametrize(
    ("counted", "refused"),
    [
        ("水泵已使用近12年。", "使用近12年的数据。"),
        ("锅炉运行近15年。", "近15年运行平稳。"),
        ("老校长从教近40年。", "近40年从未迁校。"),
        ("厂房闲置近八年。", "近八年厂房闲置。"),
        ("护林员坚守近30年。", "坚守近30年来的规矩。"),
        ("索道停用近三年。", "最近三年索道停用。"),
    ],
)
def test_nearly_so_long_and_of_late(counted: str, refused: str) -> None:
    (count,) = mine(counted).counts
    assert (count.unit, count.approx) == ("年", "nearly")
    assert not mine(refused).counts


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("接入水位计1.3万路、雨量站2.1万座。", [("1.3万路", "水位计"), ("2.1万座", "雨量站")]),
        ("安装探头640路、烟感900个。", [("640路", "探头"), ("900个", "烟感")]),
        ("熬制膏方740料。", [("740料", "膏方")]),
        ("开出膏方56料、药茶300份。", [("56料", "膏方"), ("300份", "药茶")]),
        ("3路、5路公交车延长运营时间。", []),
        ("3号料场已启用。", []),
    ],
)
def test_channels_and_ointments(sentence: str, counts: list[tuple[str, str]]) -> None:
    assert [(count.quote, count.object) for count in mine(sentence).counts] == counts


@pytest.mark.parametrize(
    "day",
    ["大年初二", "大年初十", "正月初三", "腊月初八", "正月十五", "腊月廿三", "腊月二十九", "腊月三十", "农历初六"],
)
def test_a_lunar_day_on_which_something_begins_is_no_count(day: str) -> None:
    assert [count.quote for count in mine(f"渔灯节从{day}起一共办了12天。").counts] == ["12天"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("年初两起火灾都已查明。", "两起"),
        ("腊月十二起邻里纠纷当天化解。", "十二起"),
        ("腊月二十起警情全部回访。", "二十起"),
        ("全年调解纠纷二十起。", "二十起"),
        ("正月初八件案子开庭。", "八件"),
    ],
)
def test_cases_told_behind_a_month_are_counted(text: str, quote: str) -> None:
    assert [count.quote for count in mine(text).counts] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "把“实干”二字写在堤坝上。",
        "时刻不忘“清廉”两个字。",
        "突出“严”“细”“实”三字要求。",
        "墙上写着“护渔爱海”四个大字。",
        "坚守『公正』二字。",
        "做到“快准稳”3字。",
    ],
)
def test_how_many_characters_a_quotation_has_is_no_count(text: str) -> None:
    assert not mine(text).counts


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("撰写报告“渔区新貌”3万字。", "3万字"),
        ("发表“海岸线”500字短评。", "500字"),
        ("展出“乡愁”二十幅字画。", "二十幅"),
        ("编写村史12万字。", "12万字"),
    ],
)
def test_how_long_a_writing_is_is_counted(text: str, quote: str) -> None:
    assert [count.quote for count in mine(text).counts] == [quote]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("公交8路、16路绕行。", []),
        ("乘坐17路或33路前往。", []),
        ("35路的读报角受欢迎。", []),
        ("开通8路、16路公交专线。", []),
        ("转播用了6路信号、2架无人机。", ["6路", "2架"]),
        ("接入720路摄像头。", ["720路"]),
        ("18路记者到场。", ["18路"]),
        ("7床家属写来感谢信。", []),
        ("护士为9床的老人读报。", []),
        ("三床患者出院。", []),
        ("收治9床患者。", ["9床"]),
        ("发放棉被9床。", ["9床"]),
        ("病区开放30床。", ["30床"]),
        ("东沟小组并入五组。", []),
        ("坡地划归二队管理。", []),
        ("新生编入3班。", []),
        ("新生编入三个班。", ["三个"]),
        ("坡地划入三所学校。", ["三所"]),
        ("沙口省道36公里+200米处塌方。", []),
        ("国道12公里处塌方。", []),
        ("国道12公里处理完毕。", ["12公里"]),
        ("国道抢通12公里。", ["12公里"]),
        ("渔场位于北纬31度。", []),
        ("气温升到31度。", ["31度"]),
    ],
)
def test_names_of_lines_beds_groups_and_places_on_a_road_count_nothing(text: str, counted: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("书屋达到二类标准。", []),
        ("湖水达到三类标准。", []),
        ("出台三类标准。", ["三类"]),
        ("三类水质断面全覆盖。", []),
        ("断面水质为二类。", []),
        ("河水由四类升到三类。", []),
        ("地块属三类用地。", []),
        ("面向库区、湖区、山区三类地区。", ["三类"]),
        ("本县列为二类地区。", []),
        ("面向三类地区。", ["三类"]),
        ("接种二类疫苗900剂。", ["900剂"]),
        ("建成二类公厕7座。", ["7座"]),
        ("事项分为二类。", ["二类"]),
        ("梳理两类问题。", ["两类"]),
        ("登记五类人员。", ["五类"]),
    ],
)
def test_which_class_is_a_grade_and_how_many_kinds_a_count(text: str, counted: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == counted


@pytest.mark.parametrize(
    ("refused", "counted"),
    [
        ("住在6栋2单元的老人。", "加固6栋危楼。"),
        ("2023级4班获评先进班级。", "新开4班接驳车。"),
        ("五年级2班夺冠。", "全校三个年级6班。"),
        ("3至7路公交绕行。", "接入3至7路信号。"),
        ("16路末班车延时。", "接入16路视频。"),
        ("110出警及时。", "出警110次。"),
        ("守好一亩三分地。", "种下一亩三分菜。"),
        ("十字街设起岗亭。", "标语十字左右。"),
        ("窗口前设一米线。", "水位涨了一米。"),
    ],
)
def test_addresses_classes_of_pupils_and_fixed_words(refused: str, counted: str) -> None:
    assert not mine(refused).counts
    assert mine(counted).counts


@pytest.mark.parametrize("text", ["宁可慢三分，不抢一秒。", "路口宁停三分、不抢一秒。"])
def test_what_drivers_are_told_counts_nothing(text: str) -> None:
    assert not mine(text).counts
