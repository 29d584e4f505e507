"""Counts of whole sentences: what is counted, how much, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        "41件=41 件 案件受理; 38件=38 件 案件受理; 10.8%=10.8 % 案件受理; 5.6%=5.6 % 案件受理",
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


REFUSED: list[tuple[str, str, RefusalReason]] = [
    ("会议定于10月12日举行。", "10月12日", "date"),
    ("依据〔2023〕18号文件办理。", "2023〕18号", "document_number"),
    ("咨询电话:0571-88991234。", "0571-88991234", "phone"),
    ("第六届运动会开幕。", "第六", "ordinal"),
    ("各校推行“5+2”服务。", "5+2", "slogan"),
    ("主要抓好三个方面的工作。", "三个", "structure"),
    ("引进一名讲解员并安排住宿。", "一名", "article"),
    ("服务35岁以下青年86名。", "35岁", "specification"),
    ("25兆瓦级机组并网。", "25兆瓦", "specification"),
    ("五年来成效明显。", "五年来", "period"),
    ("帮助困难户××户解决住房。", "××户", "masked"),
    ("取得一等奖。", "一等奖", "grade"),
    ("推行一站式服务。", "一站式", "idiom"),
    ("落实“三个一”机制。", "三个一", "slogan"),
    ("选用ISO9001体系。", "9001", "other"),
]


@pytest.mark.parametrize(("text", "quote", "reason"), REFUSED)
def test_refused_with_reason(text: str, quote: str, reason: RefusalReason) -> None:
    findings = mine(text)
    assert [(item.quote, item.reason) for item in findings.rejected if item.quote == quote] == [(quote, reason)]
    assert not [count for count in findings.counts if quote in count.quote]


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
    ("text", "roles"),
    [
        ("投诉由90件降至60件,下降33.3%。", ["from", "to", "change"]),
        ("获奖12项,其中金奖3项。", ["total", "part"]),
        ("考核得97.5分。", ["score"]),
        ("新增床位200张。", ["total"]),
        ("旅游收入高于全市1.4个百分点。", ["change"]),
        ("外来务工者占总人口的21%。", ["share"]),
    ],
)
def test_roles(text: str, roles: list[CountRole]) -> None:
    assert [count.role for count in mine(text).counts] == roles


def test_base_direction_and_rate() -> None:
    change = mine("工业用电量同比下降4.1%。").counts[0]
    assert (change.direction, change.base, change.object) == ("down", "同比", "工业用电量")
    ahead = mine("增速高于全省0.9个百分点。").counts[0]
    assert (ahead.direction, ahead.base) == ("up", "全省")
    assert mine("户均增收1200元。").counts[0].per == "户"
    assert mine("每月组织夜访2次。").counts[0].per == "月"


def test_an_overwritten_year_leaves_no_value() -> None:
    findings = mine("实现税收202354万元。")
    count = findings.counts[0]
    assert (count.quote, count.value, count.low, count.suspect) == ("202354万元", None, None, "year_overwritten")
    assert [notice.code for notice in findings.notices] == ["year_overwritten"]


def test_a_whole_and_what_restates_it() -> None:
    counts = mine("修订制度17项(新订5项、修订12项),合格率92.5%(37人)。").counts
    assert [count.part_of for count in counts[:3]] == [None, "c1", "c1"]
    assert counts[4].same_as == counts[3].id


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
