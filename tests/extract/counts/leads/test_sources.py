"""The level from which a change starts, told by 由 or 从."""

from __future__ import annotations

import pytest

from tests.extract.counts.support import mine


@pytest.mark.parametrize(
    "text",
    [
        "患者服药依从性由60%提升到75%。",
        "随访依从率从去年的55%提升至66%。",
        "全员服从率由90%上升到95%。",
        "无理由退货率由3.2%降至1.9%。",
        "自由行游客由30万人次增加到50万人次。",
        "故障率降至0.75%,洗手依从率由68.2%上升到80.4%。",
    ],
)
def test_a_word_of_the_name_that_holds_the_cue_does_not_hide_it(text: str) -> None:
    *_, source, target = mine(text).counts
    assert (source.role, target.role) == ("from", "to")


@pytest.mark.parametrize("text", ["无理由退货店达到60家。", "市民自由活动场地增至9处。", "由农发行授信1.8亿元。"])
def test_what_starts_no_change(text: str) -> None:
    assert {count.role for count in mine(text).counts} == {"total"}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("信访投诉由前年的六百来件降到不足二百五十件。", "投诉"),
        ("仲裁收案由前年的四百来件降到不足一百五十件。", "仲裁收案"),
        ("会员从二十几个增加到五十六七人。", "会员"),
        ("会员从二十个增加到56名。", "会员"),
    ],
)
def test_levels_that_modifiers_and_other_measure_words_lead_to(text: str, thing: str) -> None:
    assert [(count.role, count.object) for count in mine(text).counts] == [("from", thing), ("to", thing)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("渔港债务由年初的4.2亿元降为零。", "from"),
        ("未结案件由年初的36件全部清零。", "from"),
        ("渔港债务由年初的4.2亿元降为零星几笔。", "total"),
        ("业主由3人增至9户。", "total"),
        ("提出理由3条。", "total"),
    ],
)
def test_a_change_that_ends_at_nothing(text: str, role: str) -> None:
    assert mine(text).counts[0].role == role
