"""Which time words scope a quantity."""

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
