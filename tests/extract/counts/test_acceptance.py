"""Which figures are told and which only name a rule, a threshold or a design; each beside one that is a count."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    ("refused", "counted"),
    [
        ("当雨强超过40毫米时,由值班室发布预警。", "最大雨强40毫米,由值班室发布预警。"),
        ("道路按路基宽9.5米的标准建设。", "道路路基宽9.5米。"),
        ("对投资额300万元以上、建设期跨年的项目逐一建账。", "投资额300万元以上,项目逐一建账。"),
    ],
)
def test_what_is_supposed_designed_or_a_threshold_is_no_count(refused: str, counted: str) -> None:
    assert not mine(refused).counts
    assert len(mine(counted).counts) == 1


def test_a_standard_of_payment_is_paid() -> None:
    assert [count.quote for count in mine("按每户200元的标准发放补贴。").counts] == ["200元"]


def test_bodies_counted_in_their_own_words_are_parts_of_so_many_ge() -> None:
    whole, *parts = mine("全区有医疗机构86个(其中三级医院2家、二级医院9家)。").counts
    assert [part.part_of for part in parts] == [whole.id, whole.id]


def test_what_is_there_besides_is_no_part() -> None:
    whole, part, besides = mine("在编人员90人,其中法官30人,另有书记员12人。").counts
    assert part.part_of == whole.id
    assert besides.part_of is None


@pytest.mark.parametrize("text", [f"收入{'7' * 5000}元。", f"收入{'7' * 26}元。", "收入翻99999番。"])
def test_digits_that_ran_together_are_no_figure(text: str) -> None:
    found = mine(text)
    assert not found.counts
    assert [refusal.rule for refusal in found.rejected] == ["beyond"]
