"""Sums, changes and shares: what holds, what does not, and what is no claim at all."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "kind", "holds"),
    [
        ("案件41起,其中盗窃案件25起、其他16起。", "sum", True),
        ("案件41起,其中盗窃案件25起、其他14起。", "sum", False),
        ("案件41起,其中盗窃案件30起、诈骗案件16起。", "sum", False),
        ("修订制度17项(新订5项、修订11项)。", "sum", False),
        ("投诉由90件降至60件,下降33.3%。", "change", True),
        ("投诉由90件降至60件,下降43.3%。", "change", False),
        ("合格率由81.2%提高到84.7%,提高3.5个百分点。", "change", True),
        ("全年收入达到150万元,比上年的100万元增长50%。", "change", True),
        ("教师80名,其中女教师60名,占75%。", "share", True),
        ("教师80名,其中女教师60名,占85%。", "share", False),
        ("发出提醒函32份,办结29份,办结率90.6%。", "share", True),
        ("受理纠纷50起,调成48起,调成率96%。", "share", True),
        ("投诉由90件压到60件,少了30件。", "change", True),
        ("在校生由2019年的800人减少到今年的620人,三年减少180人。", "change", True),
        ("埋深由62.3米回升至57.8米,回升4.5米。", "change", True),
        ("获奖137项,其中国家级41项、省级94项。", "sum", False),
        ("计划投资50亿元左右,其中水利28亿元、供水22亿元。", "sum", True),
        ("争取资金7.8亿元,包括中央投资2.1亿元、专项债4.6亿元、省级奖补1.3亿元。", "sum", False),
        ("抽查学生1200名,近视的457名(38.1%)。", "share", True),
        ("1月6万元,2月3万元,3月4万元,合计13万元。", "sum", True),
        ("培训护理员412人,占全县1030名护理员的40%。", "share", True),
        ("培训护理员412人,占全县1030名护理员的30%。", "share", False),
        ("教师共有206位,占全校412人的50%。", "share", True),
        ("改造厕所820座,占全镇1640座的50%。", "share", True),
        ("建成驿站45个,完成年度目标60个的75%。", "share", True),
        ("示范户96户,其中全国级4户、省级22户、市级71户。", "sum", False),
        ("示范户96户,其中国家级4户、县级92户。", "sum", True),
    ],
)
def test_verdict(text: str, kind: str, holds: bool) -> None:
    assert [(check.kind, check.holds) for check in mine(text).checks] == [(kind, holds)]


@pytest.mark.parametrize(
    "text",
    [
        "案件41起,其中盗窃案件12起、诈骗案件9起。",
        "党员30名,其中女性12名、35岁以下9名、本科以上学历26名。",
        "群众约900人,其中老人500人、其他300人。",
        "发出提醒函32份,办结29份,满意率99.1%。",
        "受理40件,办结38件。",
        "产值由80亿元增加到120亿元,年均增长6.9%。",
        "职工126人,其中教师98人;有博士学位的占93.9%。",
        "教师80名,家长占全体600人的90%。",
        "龙头企业60家,其中省级以上20家、市级45家。",
        "示范户96户,其中全国级4户、省级22户、市级96户。",
    ],
)
def test_no_claim(text: str) -> None:
    assert not mine(text).checks


def test_a_broken_sum_marks_its_whole() -> None:
    findings = mine("案件41起,其中盗窃案件30起、诈骗案件16起。")
    assert [count.suspect for count in findings.counts] == ["inconsistent", None, None]
    assert [(notice.code, notice.start) for notice in findings.notices] == [("sum_does_not_hold", 2)]
    check = findings.checks[0]
    assert (check.stated, check.computed, check.members) == (41, 46, ("c1", "c2", "c3"))


def test_a_share_names_its_whole() -> None:
    checks = mine("全所有辅警31人。\n全年办案90件。\n走了8名辅警,占辅警总数的25.8%。").checks
    assert [(check.kind, check.members, check.holds) for check in checks] == [("share", ("c1", "c3", "c4"), True)]


def test_a_fall_against_last_year_is_told_twice() -> None:
    checks = mine("警情2764起,比上年的3180起减少416起,下降13.1%。").checks
    assert [(check.kind, check.holds) for check in checks] == [("change", True)]


def test_money_that_is_told_twice_is_not_summed() -> None:
    assert mine("年末贷款90亿元，其中涉农贷款60亿元、小微企业贷款50亿元。").checks == ()
    assert [check.holds for check in mine("年末贷款90亿元，其中涉农贷款60亿元、其他贷款31亿元。").checks] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "接到来电2400件,其中物业类900件、噪声类800件、停车类700件,办结2280件,办结率95%。",
        "巡查河道90条,其中干流40条、支流50条,已清淤81条,清淤率90%。",
        "21个断面中有18个达到标准,达标比例85.7%。",
        "30条街巷中有12条完成整治,完成比例40.0%。",
        "24个村中有18个通了公交,通达比例75%。",
        "调解纠纷200起,其中邻里120起、婚姻80起,成功190起,成功率95%。",
    ],
)
def test_the_share_of_what_was_done_is_checked_past_the_parts(text: str) -> None:
    counts, checks = mine(text).counts, mine(text).checks
    shares = [check for check in checks if check.kind == "share"]
    assert [(check.members[0], check.members[2], check.holds) for check in shares] == [
        (counts[0].id, counts[-1].id, True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "接到来电2400件,其中物业类900件、噪声类1500件,办结2280件,满意率63%。",
        "种植面积2400亩,其中稻900亩、豆800亩、茶700亩,出苗率29%。",
    ],
)
def test_no_share_of_a_part_is_guessed(text: str) -> None:
    assert [check for check in mine(text).checks if check.kind == "share"] == []


@pytest.mark.parametrize(
    "text",
    [
        "立案312件,其中股级47件;处分286人,移送19人。处理1428人次,四种形态占比分别为68.4%、24.7%、3.8%、3.1%。",
        "收信70件、来电50件,男女人数占比分别为60%、40%。",
    ],
)
def test_shares_of_things_of_their_own_are_no_claim(text: str) -> None:
    findings = mine(text)
    assert [check for check in findings.checks if check.kind == "share"] == []
    assert [count.base for count in findings.counts if count.role == "share"].count(None) > 0


def test_shares_that_are_dealt_out_are_claims() -> None:
    checks = mine("茶园200亩,其中绿茶120亩、红茶80亩,分别占60%、30%。").checks
    assert [(check.kind, check.holds) for check in checks if check.kind == "share"] == [
        ("share", True),
        ("share", False),
    ]
