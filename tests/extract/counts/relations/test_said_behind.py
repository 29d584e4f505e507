"""What is told behind a list of parts is told of the whole."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "quote", "thing"),
    [
        ("接到来电2400件,其中物业类900件、噪声类1500件,办结2280件。", "2280件", "来电"),
        (
            "排查堤防险段240处,其中村组自查150处、部门抽查90处;已完成加固230处,剩余10处落实专人看守。",
            "230处",
            "堤防险段",
        ),
        (
            "排查堤防险段240处,其中村组自查150处、部门抽查90处;已完成加固230处,剩余10处落实专人看守。",
            "10处",
            "堤防险段",
        ),
        ("摸排独居老人120人,其中东片50人、西片70人,已签约110人。", "110人", "独居老人"),
        ("调解纠纷200起,其中邻里120起、婚姻80起,成功190起。", "190起", "纠纷"),
        ("受理诉求90件,其中噪声类50件,办结88件。", "88件", "诉求"),
        ("泵站有水泵90台,其中完好60台、待修30台,已更换25台。", "25台", "水泵"),
    ],
)
def test_what_was_done_behind_parts_is_of_the_whole(text: str, quote: str, thing: str) -> None:
    assert {count.quote: count.object for count in mine(text).counts}[quote] == thing


@pytest.mark.parametrize(
    ("text", "quote", "thing"),
    [
        ("受理诉求90件,其中噪声类50件,办结48件。", "48件", "噪声类"),
        ("登记商户90家,其中餐饮类40家、零售类50家,增加5家。", "5家", "零售类"),
        ("建成书屋34家,其中村级五家,注销218家。", "218家", "村级"),
        ("全镇有茶园90处,其中甲村40处、乙村50处,新建茶厂6处。", "6处", "茶厂"),
        ("抽检食品500批次,其中粮油200批次、肉类300批次,检出不合格25批次。", "25批次", "不合格"),
    ],
)
def test_what_is_not(text: str, quote: str, thing: str) -> None:
    assert {count.quote: count.object for count in mine(text).counts}[quote] == thing


@pytest.mark.parametrize(
    ("text", "quote", "thing"),
    [
        ("清理文件60件,其中继续有效40件、修订12件、废止8件。", "8件", "文件"),
        ("泵站有水泵90台,其中保持完好60台、更换20台、报废10台。", "10台", "水泵"),
        ("巡查闸门30座,其中运行正常18座、修复9座、拆除3座。", "3座", "闸门"),
        ("今年新接收150人、解除130人。", "130人", "解除"),
        ("镇敬老院新入住60人、退住30人。", "30人", "退住"),
        ("实施项目8条,其中修建公路5条、改造3条。", "3条", "公路"),
    ],
)
def test_no_state_and_no_deed_is_what_the_next_verb_is_done_to(text: str, quote: str, thing: str) -> None:
    assert {count.quote: count.object for count in mine(text).counts}[quote] == thing
