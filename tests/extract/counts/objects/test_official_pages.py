"""Things counted, in the words of whole reports: shares, places and their people, what came of a deed."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全村有7个村民小组、268户1012人。", ["村民小组", None, None]),
        ("全镇辖12个行政村,5386户2.1万人。", ["行政村", None, None]),
        ("调解纠纷14起,调成13起。", ["纠纷", "纠纷"]),
        ("装路灯55盏,目前坏了3盏。", ["路灯", "路灯"]),
        ("修蓄水池2口,每口80立方米。", ["蓄水池", "蓄水池"]),
        ("安置房开工,截至6月底累计完成300套。", ["安置房"]),
        ("通过率原则上控制在四成以内。", ["通过率"]),
        ("设竞技项目26个大项43个小项。", ["大项", "小项"]),
        ("甲镇、乙镇财政收入占全县比重分别为12%和8%。", ["甲镇", "乙镇财政收入"]),
        ("每处理1吨垃圾补贴85元。", ["垃圾补贴"]),
        ("新推出集成服务13项。", ["集成服务"]),
        ("返乡大学生58名上台授课。", ["返乡大学生"]),
        ("“蒲公英”假期课堂陪34名留守儿童写作业。", ["留守儿童"]),
        ("抽调医务人员217名驰援外地。", ["医务人员"]),
    ],
)
def test_objects(text: str, expected: list[str | None]) -> None:
    assert [count.object for count in mine(text).counts] == expected


@pytest.mark.parametrize(
    ("text", "direction", "base"),
    [
        ("颗粒物浓度较“十三五”末改善16.5%。", "down", "“十三五”末"),
        ("优良天数比例较上年改善2个百分点。", "up", "较上年"),
        ("优良天数较去年同期改善9天。", "up", "较去年同期"),
        ("水质指数较2020年恶化5.3%。", "up", "较2020年"),
    ],
)
def test_better_than_a_year_before(text: str, direction: str, base: str) -> None:
    (count,) = mine(text).counts
    assert (count.direction, count.base, count.role) == (direction, base, "change")


def test_better_without_what_it_is_compared_with_tells_no_change() -> None:
    assert mine("住房条件改善30户。").counts[0].direction is None


def test_at_least_holds_no_less() -> None:
    assert mine("每月至少用5天时间巡山。").counts[0].direction is None
    assert mine("比上年少用5天。").counts[0].direction == "down"


def test_what_is_done_to_one_tells_the_rate() -> None:
    (count,) = mine("每处理1吨垃圾补贴85元。").counts
    assert (count.value, count.per) == (85, "吨")
    assert [count.per for count in mine("每亩节水1吨。").counts] == ["亩"]


def test_a_spoken_price_before_a_fall() -> None:
    assert [count.value for count in mine("鲜果价钱由每斤三块五跌到一块八。").counts] == [3.5, 1.8]
