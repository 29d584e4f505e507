"""Which time words scope a quantity, and whether it is done or planned."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("明年目标是:渔获增长6%;客流全年保持9万人次;住房新增90套。", ["明年", "全年", "明年"]),
        ("茶农增收6%;客流全年增长9%;船只新增90艘。", [None, "全年", None]),
        ("全镇上半年栽竹6亩;修塘9口。", ["上半年", "上半年"]),
        ("今年栽竹6亩;下半年修塘9口;清淤3公里。", ["今年", "下半年", "下半年"]),
        ("今年栽竹6亩;到2030年建塘9口;清淤3公里。", ["今年", "2030年", "2030年"]),
        ("今年栽竹6亩;茶园全年采茶9吨,制茶3吨。", ["今年", "全年", "全年"]),
    ],
)
def test_a_time_inside_an_item_ends_with_it(text: str, periods: list[str | None]) -> None:
    assert [count.period for count in mine(text).counts] == periods


@pytest.mark.parametrize("text", ["产值超计划12个百分点。", "投资超过计划2000万元。", "进尺比计划新增30米。"])
def test_what_exceeds_a_plan_is_done(text: str) -> None:
    assert mine(f"{text[:-1]},新建厂房2座。").counts[0].status == "done"
    assert mine(f"{text[:-1]},新建厂房2座。").counts[1].status == "done"


@pytest.mark.parametrize("text", ["今年计划硬化道路85公里。", "县里计划三年内新建码头7座。", "人口将降到3万人。"])
def test_a_plan_named_by_its_time(text: str) -> None:
    assert mine(text).counts[0].status == "plan"


@pytest.mark.parametrize(
    "text",
    [
        "竹产业增长6.5%,高于预期目标0.5个百分点;茶叶收入12亿元。",
        "新增就业3万人,超过年初预期目标;茶叶收入12亿元。",
        "培训3万人次,完成五年规划的主要目标,新建厂房2座。",
        "对照总体目标,新建厂房2座,修塘9口。",
    ],
)
def test_an_aim_that_was_met_is_no_target(text: str) -> None:
    assert {count.status for count in mine(text).counts} == {"done"}


@pytest.mark.parametrize(
    "text", ["主要预期目标:新建厂房2座。", "确保完成预期目标,新建厂房2座。", "实现共富的奋斗目标是:新建厂房2座。"]
)
def test_an_aim_is_a_target(text: str) -> None:
    assert mine(text).counts[-1].status == "target"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("在云岭渔业合作社成立一百周年庆祝活动期间,组织演出12场。", "云岭渔业合作社成立一百周年庆祝活动期间"),
        ("在全县茶树病虫害防控期间,下派技术员30人。", "全县茶树病虫害防控期间"),
        ("全县茶树病虫害防控现场会召开期间,接待代表200人。", "全县茶树病虫害防控现场会召开期间"),
        ("完成茶花节期间巡护300次。", "茶花节期间"),
        ("2021年开渔节期间出海90艘。", "2021年开渔节期间"),
        ("安全月、5·12防灾减灾周期间,演练9场。", "安全月、5·12防灾减灾周期间"),
        ("从十九世纪四十年代起,建塘9口。", "十九世纪四十年代"),
        ("上世纪八十年代建塘9口。", "上世纪八十年代"),
        ("落实学前一年免费教育,惠及儿童300人。", None),
        ("学前3年毛入园率95%。", None),
    ],
)
def test_time_words_are_whole(text: str, period: str | None) -> None:
    assert [count.period for count in mine(text).counts] == [period]


@pytest.mark.parametrize(
    ("text", "statuses", "periods"),
    [
        ("力争渔获由去年的20吨增加到25吨,增长25%。", ["done", "target", "target"], ["去年", None, None]),
        ("确保学位从上年的300个增加到400个。", ["done", "target"], ["上年", None]),
        ("明年茶园由去年的3万亩扩大到5万亩。", ["done", "plan"], ["去年", "明年"]),
        (
            "预计灯塔、码头分别由去年的3座、5座增加到4座、7座。",
            ["done"] * 2 + ["forecast"] * 2,
            ["去年"] * 2 + [None] * 2,
        ),
        (
            "力争增收6%,茶价由去年的20元提高到30元,亩产由去年的5吨提高到6吨。",
            ["target", "done", "target", "done", "target"],
            [None, "去年", None, "去年", None],
        ),
        ("从2015年到2020年三分之一农户采茶,增收9%。", ["done", "done"], ["2015年到2020年"] * 2),
        ("船只由去年的3艘增加到今年的5艘。", ["done", "done"], ["去年", "今年"]),
        ("力争增收6%,去年新修码头3座。", ["target", "done"], [None, "去年"]),
        ("计划新修码头9座,去年新修码头3座,灯塔5座。", ["plan", "done", "done"], [None, "去年", "去年"]),
    ],
)
def test_the_time_of_the_level_left_is_of_that_alone(text: str, statuses: list[str], periods: list[str | None]) -> None:
    counts = mine(text).counts
    assert [count.status for count in counts] == statuses
    assert [count.period for count in counts] == periods


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("四年救助困难户3.2万户。", [("3.2万户", "四年")]),
        ("三年共发放补贴900万元。", [("900万元", "三年")]),
        ("一年举办展览30场、讲座9场。", [("30场", "一年"), ("9场", "一年")]),
        ("产业稳步壮大,六年新增合作社12家。", [("12家", "六年")]),
        ("两年改造管网60公里,惠及9个村。", [("60公里", "两年"), ("9个", "两年")]),
        ("五年培训牧民1.6万人次。", [("1.6万人次", "五年")]),
        ("3年先后推出举措20条。", [("20条", "3年")]),
        ("驻村两年,两年走访农户500户。", [("两年", None), ("500户", "两年")]),
        ("连续五年增长6%。", [("五年", None), ("6%", None)]),
        ("历时三年建成水库2座。", [("三年", None), ("2座", None)]),
        ("三年内建成水库2座。", [("2座", "三年内")]),
        ("一年有365天。", [("一年", None), ("365天", None)]),
        ("工期三年,投资3亿元。", [("三年", None), ("3亿元", None)]),
        ("服务满五年补助3000元。", [("五年", None), ("3000元", None)]),
        ("扎根牧区,五年如一日,走访300户。", [("五年", None), ("300户", None)]),
    ],
)
def test_years_at_the_head_of_a_clause_are_the_time_of_its_deeds(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(count.quote, count.period) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    "text",
    [
        "争取新增林地指标820亩,流转荒坡315亩,走访农户46户。",
        "向上争取新增债券额度3.6亿元,新建冷库3座。",
        "争取新一轮护林补助900万元,补种苗木6万株。",
        "积极争取新建码头项目7个,疏浚航道12公里。",
        "争取新的省级试点3个,培训骨干120人。",
        "争取在建水厂贷款8000万元,铺设管道26公里。",
    ],
)
def test_what_is_got_from_above_is_done(text: str) -> None:
    assert {count.status for count in mine(text).counts} == {"done"}
    assert {count.status for count in mine(text, role="plan").counts} == {"plan"}


@pytest.mark.parametrize(
    "text",
    [
        "争取完成造林800亩,栽植果树3万株。",
        "争取达到90分,新建站点4个。",
        "争取新增茶企9家,改造茶园600亩。",
        "争取新建粮库2座,扩建1座。",
        "争取在年底前修渠9公里,打井4眼。",
        "争取明年引进资金3亿元,落户茶企6家。",
    ],
)
def test_what_is_striven_for_is_a_target(text: str) -> None:
    assert "done" not in {count.status for count in mine(text).counts}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("预计上半年编成县志60万字。", "forecast"),
        ("预计今年上半年实现税收3亿元。", "forecast"),
        ("预计截至年底架成便桥5座。", "forecast"),
        ("计划三季度动工4个。", "plan"),
        ("今年计划上半年修路9公里。", "plan"),
        ("拟上半年购置船只12艘。", "plan"),
        ("计划九月开办学堂3所。", "plan"),
        ("力争上半年开通航线6条。", "target"),
    ],
)
def test_a_time_behind_an_aim_leaves_it_one(text: str, status: str) -> None:
    assert [count.status for count in mine(text).counts] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "计划投资5亿元,上半年完成4亿元。",
        "计划修桥5座,截至6月底修成4座。",
        "预计全年植树9万株,已植树4万株。",
        "按年度计划三季度动工5座,上半年动工4座。",
        "上半年修桥4座。",
        "预计增收6%,其中上半年增收4%。",
    ],
)
def test_a_time_of_its_own_ends_a_plan(text: str) -> None:
    assert mine(text).counts[-1].status == "done"


@pytest.mark.parametrize(
    "text",
    [
        "发放补贴900万元,占计划1200万元的75%,同比增长9%。",
        "修渠18公里,占年初计划20公里的90%,同比增长9%。",
        "完成渔港投资4.5亿元,占年度投资计划6亿元的75%,同比增长9%。",
        "植树9万株,完成年初计划12万株的75%,同比增长9%。",
        "培训茶农450人,达到原定计划600人的75%,同比增长9%。",
        "到位资金4.5亿元,相当于全年计划6亿元的75%,同比增长9%。",
    ],
)
def test_a_plan_that_a_share_is_of_makes_none_of_the_share(text: str) -> None:
    findings = mine(text)
    done, whole, share, change = findings.counts
    assert [count.status for count in (done, share, change)] == ["done"] * 3
    assert whole.status in ("plan", "target")
    assert change.object == done.object
    assert [check.members for check in findings.checks] == [(whole.id, done.id, share.id)]


@pytest.mark.parametrize("text", ["明年计划6亿元。", "占地9亩,计划6亿元的投资9月到位。", "县里计划招工1200人,增加9%。"])
def test_a_plan_that_no_share_is_of(text: str) -> None:
    assert mine(text).counts[-1].status != "done"


@pytest.mark.parametrize(
    "text",
    [
        "旧井上半年封填9口,茶农受益70户。",
        "今年上半年新修渠道3公里,下半年再修5公里。",
        "上半年办结积案6件;渡船每周加开不少于5班。",
        "明年上半年开办村小3所。",
        "上半年改造茶园400亩,年底挂牌。",
        "危桥上半年拆除7座。",
    ],
)
def test_the_first_half_in_the_plans_of_a_whole_year_lies_ahead(text: str) -> None:
    assert {count.status for count in mine(text, role="plan", year=2024).counts} == {"plan"}


def test_the_first_half_in_what_was_achieved_is_past() -> None:
    assert {count.status for count in mine("上半年修渠3公里。", role="achievement", year=2024).counts} == {"done"}


@pytest.mark.parametrize(
    "text",
    ["上半年已修渠道3公里。", "去年上半年修渠3公里。", "2024年上半年修渠3公里。", "上半年完成了渠道3公里。"],
)
def test_a_first_half_that_is_said_to_be_past_is_past_in_plans(text: str) -> None:
    assert {count.status for count in mine(text, role="plan", year=2024).counts} == {"done"}


def test_the_first_half_is_past_where_the_report_ends_with_it() -> None:
    assert {count.status for count in mine("上半年修渠3公里。", role="plan").counts} == {"done"}


def test_a_paragraph_of_a_plan_that_looks_back_tells_what_was_done() -> None:
    told = "成绩来之不易。过去五年，路网越织越密。高速里程从700公里增加到900公里。\n新建公路90公里。"
    assert [count.status for count in mine(told, role="plan").counts] == ["done", "done", "plan"]
    ahead = "今后五年至关重要。这五年，路网越织越密。高速里程从700公里增加到900公里。"
    assert {count.status for count in mine(ahead, role="plan").counts} == {"plan"}


@pytest.mark.parametrize("text", ["邮政业务总量(按上年不变价计算)5.9亿元。", "旅客恢复到2019年的九成。"])
def test_times_of_prices_and_of_levels_to_come_back_to_are_no_periods(text: str) -> None:
    assert [count.period for count in mine(text).counts] == [None]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("计划造林8万亩,实际完成8.6万亩。", ["plan", "done"]),
        ("目标为新增就业8000人,实际新增8632人。", ["target", "done"]),
        ("确保实际完成投资9亿元。", ["target"]),
    ],
)
def test_what_really_came_of_an_aim_is_done(text: str, statuses: list[str]) -> None:
    assert [count.status for count in mine(text).counts] == statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [("今年鲜叶损耗要控制在30吨以内。", "target"), ("今年鲜叶损耗控制在30吨以内。", "done")],
)
def test_where_something_is_to_be_kept(text: str, status: str) -> None:
    assert [count.status for count in mine(text).counts] == [status]
