"""Words of time that tell when or which, and not how long."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("流失护士25名,其中入职不满三年的14名。", ["25名", "14名"]),
        ("流失护士25名,其中工作未满三年的护士14名。", ["25名", "14名"]),
        ("任职满五年的干部30名。", ["30名"]),
        ("合同期不满一年的80人。", ["80人"]),
        ("登记商铺90家,其中开业不足六个月的7家。", ["90家", "7家"]),
        ("在训学员60名,训练超过40小时的有12名。", ["60名", "12名"]),
        ("闲置三年的厂房5处盘活。", ["三年", "5处"]),
        ("工期不到两年,新建厂房3处。", ["两年", "3处"]),
        ("筹备超过三年的展览开幕。", ["三年"]),
        ("历时三年的工程完工。", ["三年"]),
    ],
)
def test_how_long_says_which_where_such_are_counted(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一年中,我们走访企业40家。", [("40家", "一年中")]),
        ("三年中共培训果农900人次。", [("900人次", "三年中")]),
        ("一学期中,各班开展活动12次。", [("12次", "一学期中")]),
        ("两个月中,全站接车90列。", [("90列", "两个月中")]),
        ("四年中我镇新修渠道9条。", [("9条", "四年中")]),
        ("半年中先后举办讲座6场。", [("6场", "半年中")]),
        ("三年中期评估完成4项。", [("三年", None), ("4项", None)]),
        ("两年中标项目9个。", [("两年", None), ("9个", None)]),
        ("一年中断供水2次。", [("一年", None), ("2次", None)]),
    ],
)
def test_in_the_course_of_years_tells_when(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(count.quote, count.period) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    "text", ["回顾一学期的工作,成绩不少。", "回望三年的实践。", "总结五年的做法。", "回首一年的历程。"]
)
def test_what_is_looked_back_on_is_no_duration(text: str) -> None:
    assert [count.quote for count in mine(text).counts] == []


@pytest.mark.parametrize("text", ["经过三年的努力,全村通了水。", "坚持三年的清淤见了成效。"])
def test_what_took_so_long_is(text: str) -> None:
    assert [count.quote for count in mine(text).counts] == ["三年"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("窗口半年接待群众3万人次。", [("3万人次", "半年")]),
        ("站点半年受理来电4000件。", [("4000件", "半年")]),
        ("调解室一年接待群众300人次。", [("300人次", "一年")]),
        ("图书馆一年借出图书900册。", [("900册", "一年")]),
        ("全镇五年新增企业90家。", [("90家", "五年")]),
        ("学校一年投入经费9万元。", [("9万元", "一年")]),
        ("平台上线半年服务商户300户。", [("半年", None), ("300户", None)]),
        ("项目工期三年完成投资3亿元。", [("三年", None), ("3亿元", None)]),
        ("水泵一年检修2次。", [("一年", None), ("2次", None)]),
        ("班子连续五年新增荣誉3项。", [("五年", None), ("3项", None)]),
        ("历时半年新建厂房3处。", [("半年", None), ("3处", None)]),
    ],
)
def test_behind_who_acts_it_is_the_time_of_the_deed(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(count.quote, count.period) for count in mine(text).counts] == told


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("做到帮扶一人、温暖一家。", []),
        ("力求帮教一人、安稳一户。", []),
        ("打造“半亩花田”景观。", []),
        ("“半亩书香”阅读点接待读者900人次。", ["900人次"]),
        ("推进“半垄菜园”治理,建成微景观12处。", ["12处"]),
        ("新增书店一家、茶馆一家。", ["一家", "一家"]),
        ("建成中学一所、小学一所。", ["一所", "一所"]),
        ("新纳入低保一户、困难一户。", ["一户", "一户"]),
        ("租用半亩花田。", ["半亩"]),
    ],
)
def test_mottoes_and_quoted_names_count_nothing(text: str, quotes: list[str]) -> None:
    assert [count.quote for count in mine(text).counts] == quotes


def test_who_acts_before_the_time_is_what_a_brief_verb_counts() -> None:
    _, _, sheets = mine("走访农户60户,发放手册60册,报表一年填了212张。").counts
    assert (sheets.object, sheets.period) == ("报表", "一年")
