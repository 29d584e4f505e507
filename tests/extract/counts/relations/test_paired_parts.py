"""Parts that are counted in several ways are parts of as many wholes."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    "text",
    [
        "查处走私案9件30人,其中油品类4件10人、烟草类3件12人、冻品类2件8人。",
        "新修渠道9条30公里,其中南片4条10公里,北片5条20公里。",
        "帮扶困难家庭80户210人。其中低保50户120人、特困30户90人。",
        "发放贷款60笔900万元,其中茶农40笔500万元;渔户20笔400万元。",
        "举办培训12期480人次,其中驾驶5期200人次、厨艺7期280人次。",
        "查处走私9起,罚款30万元,其中油品类4起12万元、烟草类5起18万元。",
    ],
)
def test_each_figure_is_of_the_whole_with_its_unit(text: str) -> None:
    findings = mine(text)
    one, other, *parts = findings.counts
    assert [count.part_of for count in parts] == [one.id, other.id] * (len(parts) // 2)
    assert {count.role for count in parts} == {"part"}
    sums = [(check.members[0], len(check.members), check.holds) for check in findings.checks]
    assert sums == [(one.id, 1 + len(parts) // 2, True), (other.id, 1 + len(parts) // 2, True)]


@pytest.mark.parametrize(
    "text",
    [
        "全镇发生事故52起、死亡30人,同比分别下降11.2%和6.5%;其中货车事故14起、死亡11人,客车事故38起、死亡19人。",
        "接报火灾60起、受伤9人,其中住宅火灾40起、受伤6人,厂房火灾20起、受伤3人。",
        "开办夜校25期,培训900人次,其中木工12期、培训500人次,厨艺13期、培训400人次。",
        "处罚违建40处、拆除面积8000平方米。其中南片25处、拆除面积5000平方米;北片15处、拆除面积3000平方米。",
        "查处走私9起,罚款30万元,其中油品类4起,罚款12万元,烟草类5起,罚款18万元。",
        "立案侦查网络案件30件、抓获90人,其中赌博类20件、抓获70人,诈骗类10件、抓获20人。",
    ],
)
def test_the_later_figure_may_have_a_word_of_its_own(text: str) -> None:
    counts = [count for count in mine(text).counts if count.unit != "%"]
    one, other, *parts = counts
    assert [count.part_of for count in parts] == [one.id, other.id] * (len(parts) // 2)
    assert [check.holds for check in mine(text).checks] == [True, True]


def test_of_wholes_with_one_unit_the_word_tells_which() -> None:
    text = "发生溺水9起、死亡7人、获救12人,其中水库4起、死亡4人、获救5人;河道5起、死亡3人、获救7人。"
    findings = mine(text)
    wholes = [count.id for count in findings.counts[:3]]
    assert [count.part_of for count in findings.counts[3:]] == wholes * 2
    assert [(check.kind, check.holds) for check in findings.checks] == [("sum", True)] * 3


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("全镇发生事故9起、死亡8人,其中货车4起、受伤6人。", ["4起"]),
        ("走访企业60家、融资9亿元,其中规上20家,帮助贷款3亿元。", ["20家"]),
        ("帮扶家庭80户210人,其中低保50户120人、处理信访30件。", ["50户", "120人"]),
        ("帮扶家庭80户210人,其中低保户50户120人。", ["50户", "120人"]),
        ("新修渠道9条60公里,其中南片4条20公里,另有机井3眼50米。", ["4条", "20公里"]),
        ("新修渠道9条,其中南片4条20公里。", ["4条"]),
        ("改造老屋80户,其中甲村30户、乙村50户,发放补助30万元。", ["30户", "50户"]),
        ("走访企业60家,其中规上20家,帮助融资3亿元。", ["20家"]),
        ("全镇有茶园3万亩,其中甲村采茶300人、5吨。", []),
    ],
)
def test_what_goes_in_no_pairs(text: str, parts: list[str]) -> None:
    assert [count.quote for count in mine(text).counts if count.part_of] == parts


@pytest.mark.parametrize(
    ("text", "parts", "holds"),
    [
        ("拨付9.5万元,其中书桌40张2.8万元、黑板12块1.1万元、风扇30台3.6万元、其他2万元。", 4, True),
        ("拨付9.5万元,其中书桌40张2.8万元、黑板12块1.1万元、风扇30台3.6万元、其他2.4万元。", 4, False),
        ("支出48万元,其中修渠3公里21万元、打井5眼15万元、其他12万元。", 3, True),
        ("采购物资30万元,其中帐篷60顶12万元,棉被200床8万元,其它10万元。", 3, True),
        ("争取资金7.6亿元。其中道路项目24个3.6亿元、水利项目35个4亿元,新聘护林员9人。", 2, True),
        ("培训480人次,其中驾驶5期200人次、厨艺7期280人次。", 2, True),
        ("发放补助12万元,其中40户果农共9万元、15户渔民共3万元,另支出2万元。", 2, True),
    ],
)
def test_what_each_came_to_is_part_of_the_sum(text: str, parts: int, holds: bool) -> None:
    findings = mine(text)
    whole = findings.counts[0]
    found = [count for count in findings.counts if count.part_of == whole.id]
    assert {(count.unit, count.role) for count in found} == {(whole.unit, "part")}
    assert len(found) == parts
    assert [(check.kind, len(check.members), check.holds) for check in findings.checks] == [("sum", parts + 1, holds)]
    assert whole.suspect == (None if holds else "inconsistent")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("补助12万元,其中困难户40户、残疾人15人。", []),
        ("投资9亿元,其中道路24个3亿元。", ["3亿元"]),
        ("投资9亿元,其中中央资金3亿元、省级资金2亿元,新建学校4所1亿元。", ["3亿元", "2亿元"]),
        ("投资9亿元,其中道路24个3亿元、水库2座2亿元,发放贷款60笔4亿元。", ["3亿元", "2亿元"]),
        ("投资9亿元,其中道路24个3亿元、水库2座2亿元,另有码头6座3亿元。", ["3亿元", "2亿元"]),
        ("投资9亿元,其中道路24个增长3亿元、水库2座2亿元。", []),
    ],
)
def test_what_is_no_part_of_the_sum(text: str, parts: list[str]) -> None:
    assert [count.quote for count in mine(text).counts if count.part_of] == parts


@pytest.mark.parametrize(
    "text",
    [
        "发放助学贷款320笔,其中本科贷款300笔4500万元、专科贷款20笔150万元。",
        "新修渠道320条,其中南片300条20公里,北片20条3公里。",
        "救助家庭320户,其中低保300户520人、特困20户30人。",
        "举办讲座320场,其中法律300场共300人次、健康20场共500人次。",
        "签订合同320份,其中茶叶300份、金额3000万元,水果20份、金额900万元。",
        "采购设备320台,其中水泵300台80万元;电机20台30万元。",
    ],
)
def test_how_much_a_part_came_to_ends_no_list_of_parts(text: str) -> None:
    findings = mine(text)
    whole, one, _, other, _ = findings.counts
    assert [count.part_of for count in findings.counts[1:]] == [whole.id, None, whole.id, None]
    assert [(check.members, check.holds) for check in findings.checks] == [((whole.id, one.id, other.id), True)]


@pytest.mark.parametrize(
    "text", ["贷款60笔,其中茶农40笔,新建茶厂3座,缴税20笔。", "招聘教师30名,其中硕士12名,新建学校2所,辞退8名。"]
)
def test_a_new_deed_ends_them(text: str) -> None:
    assert [count.part_of is not None for count in mine(text).counts] == [False, True, False, False]
