"""The counted thing after its quantity, where words of the dictionary or a clause stand in its way."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("免除20万名学生课本费。", ["学生"]),
        ("对65名受处分人员回访。", ["受处分人员"]),
        ("12家药企销售额超十亿元。", ["药企", "药企销售额"]),
        ("5万居民参训。", ["居民"]),
        ("5个主导产业产值占全镇产值的70%。", ["主导产业", "主导产业产值"]),
        ("12项任务全面办结。", ["任务"]),
        ("命名35个市级乡村振兴样板镇。", ["市级乡村振兴样板镇"]),
        ("培育3个百亿级产业集群。", ["百亿级产业集群"]),
        ("4种一类创新药获批。", ["一类创新药"]),
        ("建成12个乡村补短板工程。", ["乡村补短板工程"]),
        ("近200位在外工作的同志寄来书籍。", ["同志"]),
        ("3200人告别了挑水吃的日子。", [None]),
        ("5户比邻村高出一倍。", [None, None]),
        ("6.8万余名居民埋头苦干。", ["居民"]),
        ("帮助635名失业人员重新上岗。", ["失业人员"]),
        ("组织30名医生轮流下乡。", ["医生"]),
        ("修缮9000平方米石库房等旧住房。", ["石库房等旧住房"]),
        ("在江湾设立超5亿元产业基金。", ["产业基金"]),
        ("12人主动投案,2人因违纪受罚。", [None, None]),
        ("推出19条防旱保苗救灾硬办法。", ["防旱保苗救灾硬办法"]),
        ("推出19条防汛避险救助新举措。", ["防汛避险救助新举措"]),
        ("提出9条减负增效硬举措。", ["减负增效硬举措"]),
        ("完成8家电镀企业关改搬转。", ["电镀企业"]),
        ("19户茶农减负增效。", ["茶农"]),
        ("开展6次防疫巡查。", ["防疫巡查"]),
        ("完成3次走访慰问老党员。", [None]),
        ("梨园路等6条街道环境卫生显著提升。", ["街道"]),
        ("9处重点区域环境面貌明显改善。", ["重点区域"]),
        ("评选9处最美环境。", ["最美环境"]),
        ("分三批面向企业发布场景清单。", [None]),
        ("运来三批救灾物资。", ["救灾物资"]),
    ],
)
def test_object(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("村民小组由26个优化为18个。", ["村民小组"] * 2),
        ("内设机构由9个调整到7个。", ["内设机构"] * 2),
        ("窗口由21个归并成8个。", ["窗口"] * 2),
        ("校区由4处调整至2处。", ["校区"] * 2),
        ("表格由31张精简优化为9张。", ["表格"] * 2),
        ("16家企业整合为5家。", ["企业"] * 2),
        ("24个站点增加到31个。", ["站点"] * 2),
        ("推出6个优化方案。", ["优化方案"]),
        ("组建8个调解小组。", ["调解小组"]),
    ],
)
def test_a_verb_that_leads_to_the_next_number_is_nothing_counted(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("遴选七八批青年党员前往老区。", ["青年党员"]),
        ("每年遴选四五批青年农民赴外地取经。", ["青年农民"]),
        ("遴选三四十名青年工匠参加集训。", ["青年工匠"]),
        ("拟选派青年骨干两三批。", ["青年骨干"]),
        ("拟选派三四批农技骨干赴沿海学习。", ["农技骨干"]),
        ("安排五六百户居民前往安置点。", ["居民"]),
    ],
)
def test_young_people_are_no_time(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("走访老党员60名,为320户孤寡、残疾老人安装扶手。", ["老党员", "孤寡、残疾老人"]),
        ("修渠3公里,帮助45户高龄、失能居民减负。", ["修渠", "高龄、失能居民"]),
        ("建成电梯7部,为1200户低保、特困家庭减免费用。", ["电梯", "低保、特困家庭"]),
        ("发放补贴30万元,服务210户空巢、高龄老人。", ["补贴", "空巢、高龄老人"]),
        ("培训300名干部、职工。", ["干部、职工"]),
        ("走访50户农户、排查隐患。", ["农户"]),
        ("照料96名独居、留守老人。", ["独居、留守老人"]),
    ],
)
def test_attributes_before_the_noun(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("52户因灾损毁房屋已全部重建。", ["因灾损毁房屋"]),
        ("31名因病致贫人员纳入监测。", ["因病致贫人员"]),
        ("45户因学致困家庭得到资助。", ["因学致困家庭"]),
        ("重建56户因灾受损的住房。", ["因灾受损的住房"]),
        ("全村28户因病返贫。", [None]),
        ("堵点30处,整治21处,剩余9处明确了整治单位。", ["堵点"] * 3),
        ("路灯90盏需维修,剩余8盏正在维修。", ["路灯", "路灯"]),
        ("拆除危房34栋,剩余6栋居民楼正在腾退。", ["危房", "居民楼"]),
        ("完成年度评审9个参赛作品的初审。", ["参赛作品"]),
        ("完成安全检查30个施工工地的复核。", ["施工工地"]),
        ("派出志愿者30名服务赛会的嘉宾。", ["志愿者"]),
        ("下设16个教学院部、40个实训中心。", ["教学院部", "实训中心"]),
        ("布局不均衡,5个偏远村屯没有医生。", ["偏远村屯"]),
    ],
)
def test_what_names_the_thing_behind(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("加快建设古镇文旅区,打造6个夜间经济示范街区和4个冬季旅游品牌。", ["夜间经济示范街区", "冬季旅游品牌"]),
        ("完善场馆功能,举办3场周末音乐会。", ["周末音乐会"]),
        ("办好托管班,开设6个假日课堂。", ["假日课堂"]),
        ("建成2处午间休息室。", ["午间休息室"]),
        ("推出8条春季赏花线路。", ["春季赏花线路"]),
        ("引进9家夜间营业餐厅。", ["夜间营业餐厅"]),
        ("招募30名夜间护工。", ["夜间护工"]),
        ("出动渔政船5艘夜间巡航。", ["渔政船"]),
        ("出动民兵60名夜间值守堤坝。", ["民兵"]),
        ("检查网吧12家节假日经营情况。", ["网吧"]),
        ("完成水渠9公里冬季检修。", ["水渠"]),
    ],
)
def test_a_time_that_comes_again_names_a_kind(text: str, things: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("改造提升超300个已建成村落的垃圾收集点。", ["村落"]),
        ("加装90个新建成小区的安防系统。", ["小区"]),
        ("巡查40座已建成水库的放水设施。", ["水库"]),
        ("盘活12处已建成厂房。", ["厂房"]),
        ("检查42处新建成泵房。", ["泵房"]),
        ("移交6个已竣工小区的管网图。", ["小区"]),
        ("抽查56个在建项目。", ["在建项目"]),
        ("全县12个乡镇中,9个已建成文化站。", ["乡镇", "乡镇"]),
        ("其中9个已建成文化站。", [None]),
    ],
)
def test_what_stands_there_already_is_counted(text: str, things: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == things


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("渔企贡献了七成以上的税收、近八成的新增岗位。", ["税收", "新增岗位"]),
        ("近九成的新增就业来自渔企。", ["新增就业"]),
        ("渔企承担六成的新建项目、五成的在建工程。", ["新建项目", "在建工程"]),
        ("六成的签约项目已经落地。", ["签约项目"]),
    ],
)
def test_behind_the_particle_a_verb_says_which(text: str, objects: list[str]) -> None:
    assert [count.object for count in mine(text).counts] == objects


@pytest.mark.parametrize("text", ["九成的完成整改。", "九成的新增。"])
def test_what_was_done_by_a_share_is_no_thing(text: str) -> None:
    assert [count.object for count in mine(text).counts] == [None]
