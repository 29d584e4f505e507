"""What the words before a quantity say: verbs that tell a change in one stroke, and the levels that they lead to."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract.counts.leads.comparisons import COMPARING_CHAR
from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "thing", "direction"),
    [
        ("茶价大涨20元。", "茶价", "up"),
        ("订单陡增300件。", "订单", "up"),
        ("羊毛收购价下挫5%。", "羊毛收购价", "down"),
        ("入冬以来火情锐减四成。", "火情", "down"),
        ("渡口客流走高3.2%。", "渡口客流", "up"),
    ],
)
def test_verbs_that_tell_a_sudden_change(sentence: str, thing: str, direction: str) -> None:
    count = mine(sentence).counts[0]
    assert (count.object, count.role, count.direction) == (thing, "change", direction)


def test_they_lead_to_a_level_too() -> None:
    found = mine("订单由120件激增至300件。").counts
    assert [(count.object, count.role) for count in found] == [("订单", "from"), ("订单", "to")]
    assert [(count.object, count.role) for count in mine("订单猛增到300件。").counts] == [("订单", "total")]


@pytest.mark.parametrize("sentence", ["茶价大涨,新开茶行20家。", "订单激增背景下新招工人30名。"])
def test_a_sudden_change_without_figure_says_nothing_of_the_next(sentence: str) -> None:
    assert [(count.role, count.direction) for count in mine(sentence).counts] == [("total", None)]


@pytest.mark.parametrize("sentence", ["造林任务超额12%完成。", "造林任务超额完成12%。"])
def test_more_than_the_aim_is_a_change(sentence: str) -> None:
    assert [(count.object, count.role, count.direction) for count in mine(sentence).counts] == [
        ("造林任务", "change", "up")
    ]


@pytest.mark.parametrize("sentence", ["造林任务超额完成112%。", "造林任务超额完成12万亩。"])
def test_what_was_done_of_the_aim_is_none(sentence: str) -> None:
    assert [(count.object, count.role) for count in mine(sentence).counts] == [("造林任务", "total")]


def test_whatever_compares_passes_the_quick_look() -> None:
    cues = load_config().count_cues
    groups = (cues.above, cues.below, cues.moved_up, cues.moved_down, cues.felt_more, cues.felt_less)
    assert not [word for group in groups for word in group.words if COMPARING_CHAR.search(word) is None]


@pytest.mark.parametrize(
    ("sentence", "base", "direction"),
    [
        ("巡护率高于上年同期3.2个百分点。", "上年同期", "up"),
        ("茶叶产量低于去年30吨。", "去年", "down"),
        ("茶叶产量高于去年的30吨。", None, "up"),
    ],
)
def test_a_time_may_be_what_a_level_is_above(sentence: str, base: str | None, direction: str) -> None:
    assert [(count.role, count.base, count.direction) for count in mine(sentence).counts] == [
        ("change", base, direction)
    ]


@pytest.mark.parametrize("word", ["砍掉", "砍去", "裁掉", "减掉"])
def test_spoken_words_for_less(word: str) -> None:
    assert [(count.role, count.direction) for count in mine(f"办会开支{word}一半多。").counts] == [("change", "down")]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("抢修用时比上年快11分钟。", "down"),
        ("抢修用时较春季演练快了11分钟。", "down"),
        ("完工时间比计划慢了9天。", "up"),
        ("增速比上年快2个百分点。", "up"),
        ("茶价一年跌去三成。", "down"),
        ("新种每亩多打25公斤。", "up"),
        ("统防以后药少打了两遍。", "down"),
    ],
)
def test_faster_is_less_of_a_time(sentence: str, direction: str) -> None:
    count = mine(sentence).counts[-1]
    assert (count.role, count.direction) == ("change", direction)


@pytest.mark.parametrize("sentence", ["队员每周至少打9个电话。", "队员每周最多打9个电话。"])
def test_what_is_done_at_least_is_no_change(sentence: str) -> None:
    assert [count.role for count in mine(sentence).counts] == ["total"]


@pytest.mark.parametrize(
    ("sentence", "direction", "base"),
    [
        ("入园率离目标还差2个百分点。", "down", None),
        ("入园率比全县平均仍差2个百分点。", "down", "全县平均"),
        ("两镇入园率相差2个百分点。", None, None),
    ],
)
def test_how_far_it_falls_short(sentence: str, direction: str | None, base: str | None) -> None:
    assert [(count.role, count.direction, count.base) for count in mine(sentence).counts] == [
        ("change", direction, base)
    ]


def test_what_joins_the_last_figures_of_a_list_parts_nothing() -> None:
    found = mine("茶叶、谷子、豆子产量分别下降11.1%、9.4%以及8.3%,亩产比上年分别提高1.1以及2.4个百分点。").counts
    assert [(count.value, count.role, count.direction) for count in found] == [
        (11.1, "change", "down"), (9.4, "change", "down"), (8.3, "change", "down"),
        (1.1, "change", "up"), (2.4, "change", "up"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("城市与农村低保标准提高到900元。", None),
        ("茶叶产量与上年同期相比增长9%。", "与上年同期相比"),
        ("茶叶产量与全省平均水平相比高出9%。", "全省平均水平"),
    ],
)
def test_yu_compares_only_with_a_time_or_where_it_says_so(sentence: str, base: str | None) -> None:
    assert mine(sentence).counts[-1].base == base
