"""Terms that are cut to a share of another, and densities: the thing stands before the verb."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("审批时限压缩至法定时限的四分之一。", "审批时限"),
        ("办件时长压缩至规定时限的二分之一。", "办件时长"),
        ("办理时限压缩到法定时限的三成。", "办理时限"),
        ("候车时间缩短至原来的三分之一。", "候车时间"),
        ("通关时间压减至规定时间的六成。", "通关时间"),
    ],
)
def test_what_was_cut_to_a_share_of_a_term(sentence: str, thing: str) -> None:
    (count,) = mine(sentence).counts
    assert (count.object, count.role) == (thing, "share")


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("路网密度达到每百平方公里95.3公里。", "路网密度"),
        ("排水管网密度达到每平方公里12公里。", "排水管网密度"),
        ("充电桩密度达到每平方公里4个。", "充电桩密度"),
        ("林道密度达每公顷30米。", "林道密度"),
        ("雨量站密度为每百平方公里2.1座。", "雨量站密度"),
        ("渠系密度提高到每平方公里3公里。", "渠系密度"),
    ],
)
def test_a_density_is_no_area(sentence: str, thing: str) -> None:
    assert mine(sentence).counts[0].object == thing


def test_three_months_early_are_no_period() -> None:
    (count,) = mine("索道贯通,较原定工期提前3个月。").counts
    assert (count.quote, count.direction) == ("3个月", "down")
    assert not mine("前3个月全县招商有序。").counts
