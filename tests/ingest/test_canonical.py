from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.canonical import Cut, Draft, Segment, cut, draft, final_blocks, ragged_cuts, whole_lines


def of(*paragraphs: str, label: str | None = None) -> Draft:
    return draft(RawBlock(text=text, paragraph=index, label=label) for index, text in enumerate(paragraphs))


def test_lines_are_stripped_and_empty_ones_dropped() -> None:
    assert of("　　全镇平稳。\u00a0", " \u3000", "\u200b甲\u200b乙 ").text == "全镇平稳。\n甲乙"


def test_soft_breaks_become_lines_of_the_same_paragraph() -> None:
    made = of("甲\n乙\v丙", "丁")
    assert made.text == "甲\n乙\n丙\n丁"
    assert [block.paragraph for block in final_blocks(made)] == [0, 0, 0, 1]


def test_a_generated_label_stands_before_the_first_line_only() -> None:
    assert of("抓学习\n抓落实", label="（一）").text == "（一）抓学习\n抓落实"


def test_a_space_that_the_list_sets_stands_between_label_and_text() -> None:
    block = RawBlock(text="抓落实", paragraph=0, label="第一条", label_gap=" ")
    assert draft([block]).text == "第一条 抓落实"


def test_a_generated_label_never_melts_into_a_figure() -> None:
    assert of("5万户居民受益", label="1.").text == "1. 5万户居民受益"


@pytest.mark.parametrize("gap", ["　　", "\u00a0\u3000\u3000", "　　　　　　 　　"])
def test_a_flattened_paragraph_is_unfolded_at_its_wide_gaps(gap: str) -> None:
    flat = gap.join(
        ["一、工作回顾", "去年完成投资三亿元，建成项目十二个，群众得到实惠。" * 8, "二、工作打算", "再接再厉。"]
    )
    assert of(flat).text.count("\n") == 3


def test_a_wide_gap_inside_a_short_line_is_no_paragraph() -> None:
    assert of("镇长　　林远舟").text == "镇长　　林远舟"


def test_a_name_stays_with_its_office_in_a_flattened_paragraph() -> None:
    flat = "　　".join(["在第三次全体会议上", "青岚镇镇长　　林远舟", "各位代表：", "现在报告工作。" * 40])
    assert of(flat).text.split("\n")[:3] == ["在第三次全体会议上", "青岚镇镇长　　林远舟", "各位代表："]


def test_entities_are_decoded_and_told() -> None:
    made = of("产值&nbsp;&gt;3亿元", "没有&实体;的一段")
    assert made.text == "产值\u00a0>3亿元\n没有&实体;的一段"
    assert [(notice.code, notice.start, notice.end) for notice in made.notices] == [("entity_repaired", 2, 4)]


def test_a_line_without_entities_is_not_told_for_its_like() -> None:
    made = of("甲&ldquo;乙\n甲“乙")
    assert made.text == "甲“乙\n甲“乙"
    assert [(notice.start, notice.end) for notice in made.notices] == [(1, 2)]


def test_a_cut_moves_blocks_and_leaves_a_notice() -> None:
    made = cut(of("甲乙", "1、丙丁"), [Cut(2, 5, "chunk_number_removed", "why")])
    assert made.text == "甲乙丙丁"
    assert [(block.start, block.end, block.paragraph) for block in final_blocks(made)] == [(0, 2, 0), (2, 4, 1)]
    assert [(notice.start, notice.end) for notice in made.notices] == [(2, 2)]


def test_earlier_notices_move_with_later_cuts() -> None:
    first = cut(of("甲乙丙丁"), [Cut(3, 4, "page_mark_removed", "")])
    second = cut(first, [Cut(0, 1, "furniture_removed", "")])
    assert second.text == "乙丙"
    assert [(notice.code, notice.start) for notice in second.notices] == [
        ("page_mark_removed", 2),
        ("furniture_removed", 0),
    ]


@pytest.mark.parametrize(
    ("cut_to", "clean"),
    [
        ("  \n甲", "甲"),
        ("甲 \t\n \n\u3000乙 \n", "甲\n乙"),
        ("甲 \u3000\u3000 乙", "甲 乙"),
        ("甲   \t乙", "甲   \t乙"),
        ("甲\u3000 \u3000乙  ", "甲\u3000 乙"),
    ],
)
def test_what_cuts_have_left_ragged_goes(cut_to: str, clean: str) -> None:
    raw = RawBlock(text=cut_to, paragraph=0)
    ragged = Draft(text=cut_to, segments=(Segment(0, len(cut_to), raw),), lines=())
    assert cut(ragged, ragged_cuts(ragged)).text == clean


def test_whole_lines_take_one_break_along() -> None:
    assert whole_lines("甲\n乙\n丙", 2, 3) == (2, 4)
    assert whole_lines("甲\n乙\n丙", 4, 5) == (3, 5)


@given(st.lists(st.text(alphabet="甲乙1、 　\n", max_size=12), max_size=6), st.data())
def test_blocks_cover_all_but_line_breaks_after_any_cuts(paragraphs: list[str], data: st.DataObject) -> None:
    made = of(*paragraphs)
    places = sorted(data.draw(st.sets(st.integers(0, len(made.text)), max_size=6)))
    pairs = zip(places[::2], places[1::2], strict=False)
    made = cut(made, [Cut(start, end) for start, end in pairs])
    made = cut(made, ragged_cuts(made))
    covered = "".join(made.text[block.start : block.end] for block in final_blocks(made))
    assert covered == made.text.replace("\n", "")
    assert "\n".join(made.text[line.start : line.end] for line in made.lines) == made.text
    assert all(line.end > line.start for line in made.lines)
