"""Counts of whole sentences: what is counted, how much, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assembly import Miner
from pipeline.records import Block, CountRole, CountStatus, RefusalReason, SectionRole
from tests.extract.counts.support import mine

# Sentence, then each count as quote=value unit object; ~ holds low and high of a range, * an object that isn't told.
PROSE = [
    ("全乡共有残疾人312名,其中重度残疾人87名。", "312名=312 名 残疾人; 87名=87 名 重度残疾人"),
    ("图书馆新购图书三千二百余册,接待读者1.4万人次。", "三千二百余册=3200 册 图书; 1.4万人次=14000 人次 读者"),
    ("车间完成技改投资2,350万元,节约电费１８．６万元。", "2,350万元=23500000 元 技改投资; １８．６万元=186000 元 电费"),
    ("医院门诊量达到21万人次,同比增长7.3%。", "21万人次=210000 人次 门诊量; 7.3%=7.3 % 门诊量"),
    ("每个支部结对2至3户困难家庭。", "2至3户=2~3 户 困难家庭"),
    ("募集善款十几万元,发放棉衣七八百件。", "十几万元=100000~200000 元 善款; 七八百件=700~800 件 棉衣"),
    ("清理河道淤泥5000方,栽种芦苇二十多亩。", "5000方=5000 方 河道淤泥; 二十多亩=20 亩 芦苇"),
    ("三分之二的商户完成改造,近六成安装了监控。", "三分之二=0.6666666666666666 None 商户; 六成=60 % *"),
    (
        "甲状腺、乳腺、胃肠科门诊分别为120人、85人和60人。",
        "120人=120 人 甲状腺; 85人=85 人 乳腺; 60人=60 人 胃肠科门诊",
    ),
    (
        "案件受理41件、办结38件,同比分别上升10.8%和5.6%。",
        "41件=41 件 案件; 38件=38 件 案件; 10.8%=10.8 % 案件; 5.6%=5.6 % 案件",
    ),
    ("收治病人9户21人。", "9户=9 户 病人; 21人=21 人 病人"),
    ("走访6户18名搬迁群众。", "6户=6 户 搬迁群众; 18名=18 名 搬迁群众"),
    ("建成110千伏变电站2座、充电桩46个。", "2座=2 座 变电站; 46个=46 个 充电桩"),
    ("亩产值由4200元提高到5100元,提高了900元。", "4200元=4200 元 亩产值; 5100元=5100 元 亩产值; 900元=900 元 亩产值"),
    ("平均年龄41.5岁。", "41.5岁=41.5 岁 年龄"),
    ("巡查用时11分28秒。", "11分28秒=688 秒 用时"),
    ("销售额翻一番,利润增长1.5倍。", "一番=2 倍 销售额; 1.5倍=1.5 倍 利润"),
    ("新建驿站5个,\n整修步道3\n2公里。", "5个=5 个 驿站; 3\n2公里=32 公里 步道"),
    ("医护人员中女性占68%。", "68%=68 % 女性"),
    ("捐款¥5万,粉丝增至2.6万。", "5万=50000 元 捐款; 2.6万=26000 None 粉丝"),
    ("化解纠纷(含历史积案)共计64起。", "64起=64 起 纠纷"),
    ("鸭蛋每斤卖六块八,鸭苗每只1块2毛。", "六块八=6.8 元 鸭蛋; 1块2毛=1.2 元 鸭苗"),
    ("工钱由90块涨到150块,展板添了12块。", "90块=90 元 工钱; 150块=150 元 工钱; 12块=12 块 展板"),
    ("合格率九成二,成本下降一成半。", "九成二=92 % 合格率; 一成半=15 % 成本"),
    ("租金收了万把块钱,奖金发了三万六。", "万把块=10000 元 租金; 三万六=36000 None 奖金"),
    ("缺勤的占百分之二点几。", "百分之二点几=2~3 % 缺勤"),
    ("登记商户3 418户,安装路灯1 260盏。", "3 418户=3418 户 商户; 1 260盏=1260 盏 路灯"),
    ("购置水泵18台（套）,接诊900人（次）。", "18台（套）=18 台(套) 水泵; 900人（次）=900 人次 *"),
    ("钻井十七眼,架线二十公里半。", "十七眼=17 眼 *; 二十公里半=20.5 公里 *"),
    ("气价由2.6元/立方米调整为2.9元/立方米。", "2.6元/立方米=2.6 元/立方米 气价; 2.9元/立方米=2.9 元/立方米 气价"),
    ("渠系水利用系数从0.61提高到0.64。", "0.61=0.61 None 渠系水利用系数; 0.64=0.64 None 渠系水利用系数"),
    ("发病率为31.5/10万,男女比为1.3:1。", "31.5/10万=31.5 None 发病率; 1.3:1=1.3 None 男女比"),
    ("师生比由1:18优化到1:16,上午9:15开课。", f"1:18={1 / 18} None 师生比; 1:16=0.0625 None 师生比"),
    ("城乡收入比2.1:1,缩小到2:1。", "2.1:1=2.1 None 城乡收入比; 2:1=2 None 城乡收入比"),
    ("茶叶产量占全国十分之一强。", "十分之一=0.1 None 茶叶产量"),
    ("柳树沟、白石两所小学合并。", "两所=2 所 小学"),
    (
        "排查隐患71处,整改66处;走访商户50家,责令整改4家。",
        "71处=71 处 隐患; 66处=66 处 隐患; 50家=50 家 商户; 4家=4 家 商户",
    ),
    ("教师46名,其中40岁以下的19名。", "46名=46 名 教师; 19名=19 名 教师"),
    ("为32名主动报名的退役士兵安排体检。", "32名=32 名 退役士兵"),
    ("对27户、64名留守老人逐一走访。", "27户=27 户 留守老人; 64名=64 名 留守老人"),
    ("“石榴花”读书会又办了六期。", "六期=6 期 读书会"),
    ("查处酒驾醉驾13起。", "13起=13 起 酒驾醉驾"),
    (
        "营业收入4.1亿元,增幅6.5%,完成年度预算的98%。",
        "4.1亿元=410000000 元 营业收入; 6.5%=6.5 % 营业收入; 98%=98 % 营业收入",
    ),
    ("药占比由31%降到27%。", "31%=31 % 药占比; 27%=27 % 药占比"),
    ("六成的农户用上了新灶。", "六成=60 % 农户"),
    ("移栽红薯苗4700穴,接入视频900路。", "4700穴=4700 穴 红薯苗; 900路=900 路 视频"),
    ("气温回升-3.4%。", "-3.4%=-3.4 % 气温"),
    ("出厂合格率99.2%,返修率0.8‰。", "99.2%=99.2 % 出厂合格率; 0.8‰=0.8 ‰ 返修率"),
]


def _told(text: str) -> list[str]:
    found = []
    for count in mine(text).counts:
        value = f"{count.low}~{count.high}" if count.value is None else str(count.value)
        found.append(f"{count.quote}={value} {count.unit} {count.object}")
    return found


@pytest.mark.parametrize(("text", "wanted"), PROSE)
def test_prose(text: str, wanted: str) -> None:
    told = _told(text)
    expected = wanted.split("; ")
    assert len(told) == len(expected), told
    for got, want in zip(told, expected, strict=True):
        head, _, thing = want.rpartition(" ")
        assert got.startswith(head + " "), (got, want)
        assert thing == "*" or thing in got.removeprefix(head), (got, want)


EDGES: list[tuple[str, str, str | None, str | None]] = [
    ("服务覆盖57个县（市）。", "57个", "县（市）", "覆盖"),
    ("在12个县(市、区)先行。", "12个", "县(市、区)", None),
    ("建设高标准农田35万亩。", "35万亩", "高标准农田", "建设"),
    ("改造卫生院12个。", "12个", "卫生院", "改造"),
    ("提升建设冷链保障点45个。", "45个", "冷链保障点", "建设"),
    ("新增建设用地80亩。", "80亩", "建设用地", "新增"),
    ("完成老旧小区改造46个。", "46个", "老旧小区改造", "完成"),
    ("村民人均可支配收入28600元。", "28600元", "村民人均可支配收入", None),
    ("人均可支配收入28600元。", "28600元", "可支配收入", None),
    ("全厂在岗员工320人。", "320人", "全厂在岗员工", None),
    ("全镇现有蜂农62户。", "62户", "蜂农", "现有"),
    ("落实防护物资300套。", "300套", "防护物资", "落实"),
    ("全县技改投入强度达2.1%。", "2.1%", "全县技改投入强度", "达"),
    ("老人疫苗接种覆盖率超过85%。", "85%", "老人疫苗接种覆盖率", None),
    ("污水处理能力扩大3万吨。", "3万吨", "污水处理能力", "扩大"),
    ("细颗粒物(PM2.5)平均浓度下降9%。", "9%", "细颗粒物(PM2.5)平均浓度", "下降"),
    ("推出35个对接省外企业平台。", "35个", "对接省外企业平台", "推出"),
    ("电子产业规模增长超20%。", "20%", "电子产业规模", "增长"),
    ("卓越级智能工厂67家。", "67家", "卓越级智能工厂", None),
    ("淘汰落后的水泥产能150万吨。", "150万吨", "落后的水泥产能", "淘汰"),
    ("服务业专业点占比提高到72%。", "72%", "服务业专业点占比", "提高到"),
    ("全国首创制度创新案例新增9个。", "9个", "全国首创制度创新案例", "新增"),
    ("改造12个公园、广场等场所。", "12个", "公园、广场等场所", "改造"),
    ("增速回升,连续24个月保持两位数增长。", "24个月", None, "保持"),
    ("建成10个未来产业先导区。", "10个", "未来产业先导区", "建成"),
    ("16个案例入选典型。", "16个", "案例", "入选"),
    ("坚决守住30万亩耕地。", "30万亩", "耕地", "守住"),
    ("近3万人领取养老金。", "3万人", None, "领取"),
    ("连续五年很重要。", "五年", None, None),
    ("保质期5年。", "5年", "保质期", None),
    ("岚溪县建成4个体操馆。", "4个", "体操馆", "建成"),
    ("全区新设三个体育用品市场。", "三个", "体育用品市场", "新设"),
    ("举办11场地方戏展演。", "11场", "地方戏", "举办"),
    ("走访14家门店。", "14家", "门店", "走访"),
    ("新登记6万个体商户。", "6万", "个体商户", "新登记"),
    ("招募志愿者两千人。", "两千人", "志愿者", "招募"),
    ("全港现有船员两万人。", "两万人", "船员", "现有"),
]


@pytest.mark.parametrize(("text", "quote", "thing", "verb"), EDGES)
def test_the_counted_thing_and_its_verb_stand_apart(text: str, quote: str, thing: str | None, verb: str | None) -> None:
    assert [(count.quote, count.object, count.predicate) for count in mine(text).counts] == [(quote, thing, verb)]


def test_a_rate_by_so_much_money_takes_its_modifier() -> None:
    (count,) = mine("死亡率控制在0.6人/百亿元以下。").counts
    assert (count.quote, count.per, count.approx, count.high) == ("0.6人/百亿元", "百亿元", "max", 0.6)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("进口四、五十亿美元。", 4 * 10**9, 5 * 10**9), ("来了四、五百人。", 400, 500), ("三、五个月。", 3, 5)],
)
def test_both_ends_of_an_enumerated_range_are_of_one_size(text: str, low: int, high: int) -> None:
    assert [(count.low, count.high) for count in mine(text).counts] == [(low, high)]


def test_renminbi_is_counted_in_yuan() -> None:
    assert [(count.quote, count.unit) for count in mine("引进外资3.5亿元人民币。").counts] == [("3.5亿元人民币", "元")]


@pytest.mark.parametrize("text", ["召开六届七次、八次全会。", "税收实现两位数增长。"])
def test_sessions_and_the_length_of_numbers_count_nothing(text: str) -> None:
    assert mine(text).counts == ()


REFUSED: list[tuple[str, str, RefusalReason]] = [
    ("会议定于10月12日举行。", "10月12日", "date"),
    ("依据〔2023〕18号文件办理。", "2023〕18号", "document_number"),
    ("咨询电话:0571-88991234。", "0571-88991234", "phone"),
    ("第六届运动会开幕。", "第六", "ordinal"),
    ("各校推行“5+2”服务。", "5+2", "slogan"),
    ("主要抓好三个方面的工作。", "三个", "structure"),
    ("引进一名讲解员并安排住宿。", "一名", "article"),
    ("服务35岁以下青年86名。", "35岁", "specification"),
    ("建成15分钟便民生活圈120个。", "15分钟", "specification"),
    ("构建半小时通勤圈。", "半小时", "specification"),
    ("一年多来，全市经济平稳。", "一年多来", "period"),
    ("两、三年内完成。", "两、三年内", "period"),
    ("过去的一年成绩来之不易。", "一年", "period"),
    ("推进20万以上人口县医院建设。", "20万以上", "specification"),
    ("第壹条讲企业。", "第壹", "ordinal"),
    ("推出平台2.0版。", "2.0版", "ordinal"),
    ("PM\n2.5浓度下降。", "2.5", "other"),
    ("陆家浜路通车。", "陆", "idiom"),
    ("整治三四轮车。", "三四轮", "idiom"),
    ("25兆瓦级机组并网。", "25兆瓦", "specification"),
    ("五年来成效明显。", "五年来", "period"),
    ("帮助困难户××户解决住房。", "××户", "masked"),
    ("取得一等奖。", "一等奖", "grade"),
    ("推行一站式服务。", "一站式", "idiom"),
    ("落实“三个一”机制。", "三个一", "slogan"),
    ("选用ISO9001体系。", "9001", "other"),
    ("没有让一亩地撂荒。", "一亩", "article"),
    ("门前摆着几张竹椅。", "几张", "article"),
    ("一至三季度平稳。", "一至三季度", "date"),
    ("过去五年成绩来之不易。", "五年", "period"),
    ("这是渔港面貌改变的六年。", "六年", "period"),
    ("今年是补短板的关键一年,任务繁重。", "一年", "article"),
    ("工会六届三次委员会召开。", "三次", "ordinal"),
    ("办案超过200件的有9名。", "200件", "specification"),
]


@pytest.mark.parametrize(("text", "quote", "reason"), REFUSED)
def test_refused_with_reason(text: str, quote: str, reason: RefusalReason) -> None:
    findings = mine(text)
    assert [(item.quote, item.reason) for item in findings.rejected if item.quote == quote] == [(quote, reason)]
    assert not [count for count in findings.counts if quote in count.quote]


@pytest.mark.parametrize(
    "text",
    [
        "三天两头往工地跑,十里八乡都知道,一年四季不断档。",
        "地址:清河路18号3号楼2单元502室。",
        "乘坐K1301次列车、G25次动车。",
        "一届二次会议、五届十一次理事会先后召开。",
        "一户一策,一村一品,一次次上门。",
        "比分3:2取胜,图纸比例1:500。",
        "五台山下,王五家门前。",
        "百年大计,教育为本。",
        "防止骑三轮摩托车上路。",
        "发放残疾人两项补贴。",
        "新增70个体户,帮助300家庭,约谈40家长。",
        "办公地址:云帆中心9层902室。",
        "一年初见成效。",
        "万万不可大意,千方百计增收。",
    ],
)
def test_nothing_is_counted(text: str) -> None:
    assert not mine(text).counts


@pytest.mark.parametrize("text", ["到二○○○年，产值翻一番。", "一九九○年建成。", "二○○八年以来有效。"])
def test_circles_inside_a_year_are_zeros(text: str) -> None:
    assert mine(text).notices == ()


def test_circles_alone_are_a_mask_and_no_count() -> None:
    found = mine("安排○○人参训。")
    assert [notice.code for notice in found.notices] == ["masked_figure"]
    assert found.counts == ()


def test_a_masked_figure_is_noticed() -> None:
    assert [notice.code for notice in mine("新增就业xx人。").notices] == ["masked_figure"]
    assert not mine("xx区首支队伍成立。").notices


@pytest.mark.parametrize(
    ("text", "role", "statuses"),
    [
        ("力争完成投资3亿元,新建厂房2座。", "other", ["target", "target"]),
        ("预计全年增收6%;新签合同4份。", "other", ["forecast", "forecast"]),
        ("计划新建学校4所;已完成2所。", "other", ["plan", "done"]),
        ("新建学校4所。", "plan", ["plan"]),
        ("完成年度计划的85%。", "other", ["done"]),
    ],
)
def test_status(text: str, role: SectionRole, statuses: list[CountStatus]) -> None:
    assert [count.status for count in mine(text, role=role).counts] == statuses


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("上半年受理申请120件。", "上半年"),
        ("上半年受理申请120件,比去年增长5%。", "上半年"),
        ("受理申请较上年增长5%。", None),
    ],
)
def test_the_time_that_a_change_is_measured_from_is_no_period(text: str, period: str | None) -> None:
    assert mine(text).counts[-1].period == period


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2031年粮食产量达到5万吨。", "plan"),
        ("二〇三一年粮食产量达到5万吨。", "plan"),
        ("2023年粮食产量达到5万吨。", "done"),
        ("粮食产量比2031年少5万吨。", "done"),
    ],
)
def test_what_a_year_ahead_of_the_report_brings_is_planned(text: str, status: CountStatus, miner: Miner) -> None:
    report = miner.mine_text(f"河湾镇2023年工作总结\n一、农业生产\n{text}\n二、基层党建\n走访党员12户。")
    assert report.counts[0].status == status


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("投诉由90件降至60件,下降33.3%。", ["from", "to", "change"]),
        ("技改投资比重提升至41.3%、提高2.2个百分点。", ["to", "change"]),
        ("技改投资占全市投资的41.3%,提高2.2个百分点。", ["share", "change"]),
        ("养殖业所占比重,2019年为28.4%,2024年上升为37.6%。", ["from", "to"]),
        ("床位去年为300张,今年增加到420张。", ["from", "to"]),
        ("床位去年为300张,今年达到420张。", ["total", "total"]),
        ("获奖12项,其中金奖3项。", ["total", "part"]),
        ("新登记9万户、其中餐馆2万家。", ["total", "part"]),
        ("两地人均收入分别达3万元、1万元,增长2%、4%。", ["to", "to", "change", "change"]),
        ("公众满意度从84.7提升至89.6。", ["from", "to"]),
        ("人均预期寿命从80.2岁提升至82.5岁。", ["from", "to"]),
        ("河流断面达到或优于Ⅱ类比例达90%。", ["total"]),
        ("考核得97.5分。", ["score"]),
        ("新增床位200张。", ["total"]),
        ("旅游收入高于全市1.4个百分点。", ["change"]),
        ("外来务工者占总人口的21%。", ["share"]),
    ],
)
def test_roles(text: str, roles: list[CountRole]) -> None:
    assert [count.role for count in mine(text).counts] == roles


@pytest.mark.parametrize(
    ("text", "role", "direction", "base", "per"),
    [
        ("结案数比上年多办27件。", "change", "up", "比上年", None),
        ("平均用时快了7秒。", "change", "down", None, None),
        ("化肥用量比上年再减1.5%。", "change", "down", "比上年", None),
        ("参保人数同比+3.8%。", "change", "up", "同比", None),
        ("压减债务3000万元。", "change", "down", None, None),
        ("产量比去年多3吨,增幅8%。", "change", "up", "比去年", None),
        ("分别增加6家、2.4亿元。", "change", "up", None, None),
        ("63%的家长赞成。", "share", None, None, None),
        ("复垦近八成。", "share", None, None, None),
        ("完成年度计划的85%。", "total", None, "年度计划", None),
        ("改造提升2万亩。", "total", None, None, None),
        ("另由信用社授信1.8亿元。", "total", None, None, None),
        ("运费0.3元/公里。", "total", None, None, "公里"),
        ("每生每年补助600元。", "total", None, None, "生"),
        ("每千人口拥有医师3.2人。", "total", None, None, "千人口"),
        ("补贴从每户300元提到500元。", "to", None, None, "户"),
        ("占全省比重从8%升到9%。", "to", None, "全省", None),
        ("补助每人每年增加200元。", "change", "up", None, "人年"),
        ("竹器出口增长6%,增速比上季度放缓3个百分点。", "change", "down", "比上季度", None),
        ("用水量增速同比减缓0.8个百分点。", "change", "down", "同比", None),
        ("货运量增速由8%放缓到5%。", "to", None, None, None),
        ("货运量增速比上年加快2个百分点。", "change", "up", "比上年", None),
    ],
)
def test_what_leads_to_the_last_count(
    text: str, role: CountRole, direction: str | None, base: str | None, per: str | None
) -> None:
    count = mine(text).counts[-1]
    assert (count.role, count.direction, count.base, count.per) == (role, direction, base, per)


def test_a_modifier_before_figures_that_are_dealt_out_covers_all() -> None:
    assert [count.approx for count in mine("三镇收入分别超过5万元、2万元和1万元。").counts] == ["more"] * 3
    assert [count.approx for count in mine("竹器出口额接连突破8亿元、9亿元。").counts] == ["more"] * 2
    assert [count.approx for count in mine("竹器出口额达8亿元、茶叶近9亿元。").counts] == [None, "nearly"]
    assert [count.approx for count in mine("三镇收入超过5万元,支出2万元。").counts] == ["more", None]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("冬季气温降至零下二三十度。", -30, -20),
        ("气温在零下3至5度之间。", -5, -3),
        ("投入零万元。", 0, 0),
        ("结余零亿元。", 0, 0),
        ("共一万元。", 10_000, 10_000),
    ],
)
def test_the_low_end_is_the_lower(text: str, low: int, high: int) -> None:
    (count,) = mine(text).counts
    assert (count.low, count.high) == (low, high)


def test_a_number_list_is_of_one_size_only_where_the_second_is_one_digit() -> None:
    assert [count.low for count in mine("整治四、五十个项目。").counts] == [40]
    assert [count.low for count in mine("整治一、二十一个项目。").counts] == [1]


def test_what_opens_a_text_is_not_judged_by_its_end() -> None:
    text = "一斤米售价上涨。每户补贴5"
    assert [one.quote for one in mine(f"{text}元").rejected] == [one.quote for one in mine(f"{text}元。").rejected]


def test_a_thing_holds_no_tab() -> None:
    (count,) = mine("完成投资\t53.5万元").counts
    assert count.object == "投资"


def test_great_figures_without_a_measure_word() -> None:
    assert [count.value for count in mine("产量先后跨越2万亿、3万亿。").counts] == [2 * 10**12, 3 * 10**12]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("这三年新植树四百亩,今后三年再植二百亩。", ["这三年", "今后三年"]),
        ("四年累计引进茶商50家。", ["四年"]),
        ("竹编产值六年增长75%。", ["六年"]),
        ("我县民宿床位数3年翻一番。", ["3年"]),
        ("八年增长两倍。", ["八年"]),
        ("到本世纪末实现产值翻一番。", ["本世纪末"]),
    ],
)
def test_times_that_point(text: str, periods: list[str]) -> None:
    assert [count.period for count in mine(text).counts] == periods


@pytest.mark.parametrize("text", ["产值连续三年增长9%。", "桥梁停用三年,提前两年修复。", "有效期是法定的三年。"])
def test_a_time_that_something_lasts_is_counted(text: str) -> None:
    assert "三年" in [count.quote for count in mine(text).counts]


def test_a_rough_share_is_about() -> None:
    assert mine("中医诊疗量约占总量的三分之一。").counts[0].approx == "about"


def test_a_year_over_the_digits_of_a_number_of_times() -> None:
    count = mine("出动车辆202386台次。").counts[0]
    assert (count.value, count.suspect) == (None, "year_overwritten")
    assert mine("支出202386元。").counts[0].value == 202386


def test_base_direction_and_rate() -> None:
    change = mine("工业用电量同比下降4.1%。").counts[0]
    assert (change.direction, change.base, change.object) == ("down", "同比", "工业用电量")
    ahead = mine("增速高于全省0.9个百分点。").counts[0]
    assert (ahead.direction, ahead.base) == ("up", "全省")
    assert mine("户均增收1200元。").counts[0].per == "户"
    assert mine("每月组织夜访2次。").counts[0].per == "月"
    assert mine("门诊楼单日接诊量最高900人次。").counts[0].per == "日"
    assert mine("泵房换了水泵，年可节约用电6万度。").counts[0].per == "年"
    assert mine("万人有效发明专利拥有量19件。").counts[0].per == "万人"
    assert mine("为2万人拥有住房出力，发放补贴300元。").counts[0].per is None


def test_an_overwritten_year_leaves_no_value() -> None:
    findings = mine("实现税收202354万元。")
    count = findings.counts[0]
    assert (count.quote, count.value, count.low, count.suspect) == ("202354万元", None, None, "year_overwritten")
    assert [notice.code for notice in findings.notices] == ["year_overwritten"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("全院310名职工(医护240名、行政70名)。", [1, 2]),
        ("审结案件90件。已结案件中,包括刑事30件、民事60件。", [1, 2]),
        ("外出务工300人。其中省内120人、省外180人,公益岗位安置45人。", [1, 2]),
        ("经费9万元,其中县级5万元,占55.6%;镇级4万元。", [1, 3]),
        ("1月6万元,2月3万元,3月4万元,合计13万元。", []),
        ("覆盖84个村中的61个。", [1]),
    ],
)
def test_parts(text: str, parts: list[int]) -> None:
    assert [at for at, count in enumerate(mine(text).counts) if count.part_of] == parts


def test_members_in_the_next_sentence() -> None:
    counts = mine("全县有学校96所。其中,小学61所,初中35所。").counts
    assert [count.part_of for count in counts] == [None, "c1", "c1"]


def test_table_of_contents_holds_no_counts() -> None:
    text = "一、接待群众30人 12\n接待群众30人。"
    blocks = [
        Block(start=0, end=13, kind="toc", paragraph=0),
        Block(start=14, end=len(text), kind="paragraph", paragraph=1),
    ]
    assert [count.start for count in mine(text, blocks=blocks).counts] == [text.rindex("30人")]


_PIECES = st.sampled_from(
    [
        *"3.,，万百余多个人%％至-()；。“”三十几半约的第占\n 号届户年",
        "12",
        "同比增长",
        "其中",
        "分别为",
        "百分之",
        "以上",
        "企业",
        "xx",
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_offsets_and_references_hold_for_any_text(text: str) -> None:
    findings = mine(text)
    ids = {count.id for count in findings.counts}
    for count in findings.counts:
        assert text[count.start : count.end] == count.quote
        if count.object is not None:
            assert text[count.object_start : count.object_end] == count.object
        assert {count.part_of, count.same_as} - {None} <= ids
        assert count.id not in (count.part_of, count.same_as)
    for refusal in findings.rejected:
        assert text[refusal.start : refusal.end] == refusal.quote
    assert [count.start for count in findings.counts] == sorted(count.start for count in findings.counts)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "一九八八年同一九八四年相比,全乡茶叶增长两成,蚕茧增长三成。",
            [("一九八八年", "同一九八四年相比"), ("一九八八年", "同一九八四年相比")],
        ),
        ("与去年同期相比,渡轮客流增加6万人次。", [(None, "与去年同期相比")]),
        ("2014年和2009年相比,竹林面积增加7万亩。", [("2014年", "和2009年相比")]),
        (
            "2014年与2009年相比,竹笋产量由20吨增加到60吨,年均增加8吨。",
            [("2009年", None), ("2014年", None), ("2014年", None)],
        ),
        ("2014年与2009年相比增长9%。", [("2014年", "与2009年相比")]),
        ("2014年与2009年共修渠8公里。", [("2009年", None)]),
        ("2014年同期减少3起。", [("2014年", None)]),
        ("与邻乡相比,本乡今年减少火警3起,比上年少2起。", [("今年", "与邻乡相比"), ("今年", "比上年")]),
    ],
)
def test_what_a_sentence_compares_with_is_base_and_no_period(
    text: str, told: list[tuple[str | None, str | None]]
) -> None:
    assert [(count.period, count.base) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("蜂蜜出口由上年居全省第八位上升为第六位;新修渡口3个。", None),
        ("茶园面积由去年第五位升至第二位,新增茶厂4家。", None),
        ("从去年第四季度起,新修渡口3个。", "去年"),
        ("由去年的30吨增加到50吨。", "去年"),
        ("一九八八年渔民家庭平均每户全年收入为七百元。", "一九八八年"),
        ("2006年每人全年用水量为90吨。", "2006年"),
        ("2006年全年用水90吨。", "全年"),
        ("一九八六年以来,全乡购置拖船四十艘。", "一九八六年以来"),
        ("从2004年以来,修渠8公里。", "2004年以来"),
        ("2004年,修渠8公里。", "2004年"),
    ],
)
def test_the_time_that_scopes_a_quantity(text: str, period: str | None) -> None:
    assert mine(text).counts[0].period == period


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("八年间,松脂产量每年要增长百分之三,竹材产量每年要增长百分之七。", ["plan", "plan"]),
        ("这九座粮库建成以后,可以新增库容七万吨。", ["plan", "plan"]),
        ("国家计划在发展蚕桑方面,采取以下措施:抓好六个大型蚕场。", ["plan"]),
        ("要在三年内建成六个苗圃。", ["plan"]),
        ("再经过四个五年计划的努力,山区都通电。", ["plan"]),
        ("九座粮库建成后,当年存粮7万吨。", ["done", "done"]),
        ("主要增加茶园9亩。", ["done"]),
        ("再用电9万度。", ["done"]),
    ],
)
def test_promises(text: str, statuses: list[CountStatus]) -> None:
    assert [count.status for count in mine(text).counts] == statuses
