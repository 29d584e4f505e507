"""The outline from end to end: (level, label, heading) of every section."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Config
from pipeline.ingest import Ingester
from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.canonical import draft
from pipeline.ingest.outline import OutlineBuilder
from pipeline.ingest.title import TitleFinder
from pipeline.stages import Document, OutlineSection

PROSE = "全镇上下齐心协力，完成年度任务，群众满意度明显提升，获得县级通报表扬。"
Shape = tuple[int, str | None, str | None]


def shape(sections: tuple[OutlineSection, ...]) -> list[Shape]:
    return [(section.level, section.label, section.heading) for section in sections if section.level]


def outline(ingester: Ingester, *lines: str) -> list[Shape]:
    return shape(ingester.ingest_text("\n".join(("青岚镇2024年工作总结", *lines))).outline)


def styled(config: Config, *blocks: RawBlock) -> list[Shape]:
    made = draft(blocks)
    return shape(OutlineBuilder(config.outline).sections(made, TitleFinder(config.outline, config.report).find(made)))


def body_of(document: Document, heading: str) -> str:
    (section,) = [section for section in document.outline if section.heading == heading]
    return document.text[section.body_start : section.end]


def test_levels_follow_the_labels(ingester: Ingester) -> None:
    assert outline(
        ingester,
        "一、工作回顾",
        "（一）经济",
        "1.工业",
        "（1）规上工业",
        "①化工",
        "②机械",
        "2.农业",
        "（二）民生",
        "二、打算",
    ) == [
        (1, "一、", "工作回顾"),
        (2, "（一）", "经济"),
        (3, "1.", "工业"),
        (4, "（1）", "规上工业"),
        (5, "①", "化工"),
        (5, "②", "机械"),
        (3, "2.", "农业"),
        (2, "（二）", "民生"),
        (1, "二、", "打算"),
    ]


def test_levels_are_relative_to_what_the_report_uses(ingester: Ingester) -> None:
    assert outline(ingester, "一、党建", "1、组织", "2、作风", "二、经济") == [
        (1, "一、", "党建"),
        (2, "1、", "组织"),
        (2, "2、", "作风"),
        (1, "二、", "经济"),
    ]


def test_arabic_numbers_may_stand_above_bracketed_ones(ingester: Ingester) -> None:
    found = outline(ingester, "1、党建", "（一）组织", "（二）作风", "2、经济", "（一）工业", "（二）农业", "3、民生")
    assert [level for level, _, _ in found] == [1, 2, 2, 1, 2, 2, 1]


def test_parts_and_chapters_stand_above(ingester: Ingester) -> None:
    assert outline(ingester, "第一部分 工作回顾", "第一章 经济", "一、工业", "第二部分：打算", "一、农业") == [
        (1, "第一部分", "工作回顾"),
        (2, "第一章", "经济"),
        (3, "一、", "工业"),
        (1, "第二部分", "打算"),
        (2, "一、", "农业"),
    ]


def test_a_text_that_opens_in_mid_report_keeps_its_level(ingester: Ingester) -> None:
    assert outline(ingester, PROSE, "（四）深化改革", PROSE, "（五）扩大开放", PROSE) == [
        (2, "（四）", "深化改革"),
        (2, "（五）", "扩大开放"),
    ]


def test_what_stands_before_a_part_in_mid_report_is_below_one_like_it(ingester: Ingester) -> None:
    lines = ("2.修渠引水", PROSE, "3.清淤固堤", PROSE, "（十）管好粮仓", PROSE, "1.防潮防虫", PROSE, "三、附则")
    assert [(level, label) for level, label, _ in outline(ingester, *lines)] == [
        (3, "2."),
        (3, "3."),
        (2, "（十）"),
        (3, "1."),
        (1, "三、"),
    ]


def test_lists_before_the_first_part_are_below_nothing(ingester: Ingester) -> None:
    lines = ("（一）深化改革", PROSE, "（二）扩大开放", PROSE, "一、工作回顾", PROSE, "二、工作打算", PROSE)
    assert [level for level, _, _ in outline(ingester, *lines)] == [1, 1, 1, 1]


def test_skipped_and_repeated_numbers_are_tolerated(ingester: Ingester) -> None:
    found = outline(ingester, "一、甲工作", "三、乙工作", "三、丙工作", "四、丁工作")
    assert [level for level, _, _ in found] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("line", "heading", "body"),
    [
        ("1.农业生产稳中有增。预计完成产值3亿元。", "农业生产稳中有增", "预计完成产值3亿元。"),
        ("1、培育品牌：成立服务队两支。", "培育品牌", "成立服务队两支。"),
        ("1.强化督查.开展督查3.5轮次.", "强化督查", "开展督查3.5轮次."),
        ("1.会议8:30开始安排。各村汇报。", "会议8:30开始安排", "各村汇报。"),
        ("1.完成清淤；", "完成清淤", ""),
        ("1. 完成清淤。", "完成清淤", ""),
    ],
)
def test_run_in_headings_end_at_the_first_stop(ingester: Ingester, line: str, heading: str, body: str) -> None:
    document = ingester.ingest_text(f"青岚镇总结\n{line}")
    assert shape(document.outline) == [(1, "1.", heading) if line[1] == "." else (1, "1、", heading)]
    assert body_of(document, heading) == body


def test_headings_inside_a_flattened_paragraph(ingester: Ingester) -> None:
    document = ingester.ingest_text(
        "青岚街道工作总结 今年以来,街道工作稳步推进,成效明显。 一、建强品牌,争创一流。 1、建队伍,组建“青岚宣讲队。"
        "开展宣讲60场。 2、建阵地,打造“青岚书屋。新建书屋3家。 二、强化保障,服务群众。 1、办实事。办成实事12件。"
        " 2、解难题。解决难题30个。"
    )
    assert shape(document.outline) == [
        (1, "一、", "建强品牌,争创一流"),
        (2, "1、", "建队伍,组建“青岚宣讲队"),
        (2, "2、", "建阵地,打造“青岚书屋"),
        (1, "二、", "强化保障,服务群众"),
        (2, "1、", "办实事"),
        (2, "2、", "解难题"),
    ]
    assert document.title == "青岚街道工作总结"
    assert body_of(document, "办实事") == "办成实事12件。"


def test_several_run_in_headings_share_a_line(ingester: Ingester) -> None:
    assert outline(ingester, "二、打算。（一）抓学习。全年集中学习12次。（二）抓落实。每月督查一次，逐项销号。") == [
        (1, "二、", "打算"),
        (2, "（一）", "抓学习"),
        (2, "（二）", "抓落实"),
    ]


def test_a_flattened_heading_ends_at_the_next_one_or_at_its_space(ingester: Ingester) -> None:
    document = ingester.ingest_text(
        "青岚镇工作总结 " + PROSE * 2 + " 一、主要成效 （一）经济工作 2024年,完成产值3亿元,增长5%。 （二）民生工作"
        " 2024年,办成实事12件,惠及千人。 二、存在问题 一是人手不足,二是资金短缺。"
    )
    assert shape(document.outline) == [
        (1, "一、", "主要成效"),
        (2, "（一）", "经济工作"),
        (2, "（二）", "民生工作"),
        (1, "二、", "存在问题"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "3.5万吨粮食入库。",
        "12345热线受理工单300件。",
        "（2024年11月5日）",
        "一、二、三产业融合发展。",
        "1、人手不足；2、经费紧张；3、能力不强。",
        f"{PROSE * 3}要办好三件事：（一）修路；（二）通水；（三）种树。{PROSE}",
        f"{PROSE * 3}完成投资3.5亿元。2、本句前面没有第一条。{PROSE}",
    ],
)
def test_figures_dates_and_inline_lists_open_no_section(ingester: Ingester, line: str) -> None:
    assert outline(ingester, line) == []


def test_heading_styles_and_bold_lines_need_no_label(config: Config) -> None:
    found = styled(
        config,
        RawBlock(text="青岚镇2024年工作总结", paragraph=0, heading_level=1),
        RawBlock(text="工作回顾", paragraph=1, heading_level=1),
        RawBlock(text="一、经济工作", paragraph=2, heading_level=2),
        RawBlock(text="完成产值3亿元。", paragraph=3),
        RawBlock(text="招商引资", paragraph=4, bold=True),
        RawBlock(text="引进项目5个。", paragraph=5),
        RawBlock(text="二、民生工作", paragraph=6, heading_level=2),
        RawBlock(text="养老服务", paragraph=7, bold=True),
        RawBlock(text="建设食堂3个。", paragraph=8),
        RawBlock(text="工作打算", paragraph=9, heading_level=1),
        RawBlock(text="再接再厉。", paragraph=10),
    )
    assert found == [
        (1, None, "工作回顾"),
        (2, "一、", "经济工作"),
        (3, None, "招商引资"),
        (2, "二、", "民生工作"),
        (3, None, "养老服务"),
        (1, None, "工作打算"),
    ]


def test_faces_of_headings_rank_as_official_writing_has_them(config: Config) -> None:
    found = styled(
        config,
        RawBlock(text="青岚镇2024年工作总结", paragraph=0),
        RawBlock(text=PROSE, paragraph=1),
        RawBlock(text="今年工作", paragraph=2, face="hei"),
        RawBlock(text="招商，走出去", paragraph=3, face="kai"),
        RawBlock(text=PROSE, paragraph=4),
        RawBlock(text="养老，办起来", paragraph=5, face="kai", bold=True),
        RawBlock(text=PROSE, paragraph=6),
        RawBlock(text="明年打算", paragraph=7, face="hei", bold=True),
        RawBlock(text=PROSE, paragraph=8),
        RawBlock(text="青岚镇人民政府", paragraph=9, face="kai"),
    )
    assert found == [
        (1, None, "今年工作"),
        (2, None, "招商，走出去"),
        (2, None, "养老，办起来"),
        (1, None, "明年打算"),
    ]


def test_a_face_for_all_text_makes_no_heading(config: Config) -> None:
    found = styled(
        config,
        RawBlock(text="青岚镇2024年工作总结", paragraph=0, face="kai"),
        RawBlock(text=PROSE, paragraph=1, face="kai"),
        RawBlock(text="修渠、铺路：样样抓", paragraph=2, face="kai"),
        RawBlock(text=PROSE, paragraph=3, face="kai"),
    )
    assert found == []


def test_bold_words_in_a_text_box_head_nothing(config: Config) -> None:
    found = styled(
        config,
        RawBlock(text="青岚镇2024年工作总结", paragraph=0),
        RawBlock(text="全年数据一览", paragraph=1, kind="text_box", bold=True),
        RawBlock(text="一、经济工作", paragraph=2),
        RawBlock(text="完成产值3亿元。", paragraph=3),
    )
    assert found == [(1, "一、", "经济工作")]


def test_generated_labels_are_labels(config: Config) -> None:
    found = styled(
        config,
        RawBlock(text="工作回顾", paragraph=0, label="一、"),
        RawBlock(text="经济", paragraph=1, label="（一）"),
        RawBlock(text="子级", paragraph=2, label="1.1"),
        RawBlock(text="不是标题", paragraph=3, label="●"),
    )
    assert found == [(1, "一、", "工作回顾"), (2, "（一）", "经济"), (3, "1.1", "子级")]


def test_a_generated_number_needs_no_stop(config: Config) -> None:
    found = styled(
        config,
        RawBlock(text="2024年概况", paragraph=0, label="1", label_gap=" "),
        RawBlock(text="运行管理", paragraph=1, label="2", label_gap=" "),
        RawBlock(text="调度", paragraph=2, label="2.1", label_gap=" "),
        RawBlock(text="汛期", paragraph=3, label="2.1.1", label_gap=" "),
        RawBlock(text="打算", paragraph=4, label="3", label_gap=" "),
    )
    assert found == [
        (1, "1", "2024年概况"),
        (1, "2", "运行管理"),
        (2, "2.1", "调度"),
        (3, "2.1.1", "汛期"),
        (1, "3", "打算"),
    ]


def test_prose_at_an_outline_level_heads_nothing(config: Config) -> None:
    found = styled(
        config,
        RawBlock(text="青岚镇2024年工作总结", paragraph=0),
        RawBlock(text="工作回顾", paragraph=1, heading_level=1),
        RawBlock(
            text="全镇上下齐心协力，完成年度任务，群众满意度明显提升，各项工作走在全县前列。" * 2,
            paragraph=2,
            heading_level=1,
        ),
        RawBlock(text="走访群众，解决难题。", paragraph=3, heading_level=2),
        RawBlock(text=PROSE, paragraph=4),
    )
    assert found == [(1, None, "工作回顾"), (2, None, "走访群众，解决难题")]


@pytest.mark.parametrize("kind", ["table_cell", "toc", "footnote"])
def test_tables_contents_and_notes_open_no_section(config: Config, kind: str) -> None:
    cell = RawBlock(text="一、工作回顾", paragraph=1, kind=kind)  # type: ignore[arg-type]
    assert styled(config, RawBlock(text=PROSE, paragraph=0), cell) == []


def test_notes_stand_outside_every_section(config: Config) -> None:
    made = draft(
        [
            RawBlock(text="一、工作回顾", paragraph=0),
            RawBlock(text=PROSE, paragraph=1),
            RawBlock(text="注释一条。", paragraph=0, kind="footnote"),
        ]
    )
    sections = OutlineBuilder(config.outline).sections(made, TitleFinder(config.outline, config.report).find(made))
    assert made.text[sections[-1].start : sections[-1].end] == f"一、工作回顾\n{PROSE}"


def test_plain_lines_between_paragraphs_are_headings_when_they_are_a_habit(ingester: Ingester) -> None:
    assert outline(ingester, PROSE, "过去三年的回顾", PROSE, "今后三年的任务", PROSE) == [
        (1, None, "过去三年的回顾"),
        (1, None, "今后三年的任务"),
    ]
    assert outline(ingester, PROSE, "青岚镇人民政府", PROSE) == []


@pytest.mark.parametrize(
    "caption",
    [
        "附表：全年造林任务完成表",
        "附表1",
        "附表2：各村渠道清淤台账",
        "附件1：茶园面积核实表",
        "附录：水库蓄水记录",
        "附：牧场存栏一览表",
        "表：渔港泊位一览",
    ],
)
@pytest.mark.parametrize("table", [True, False])
def test_a_caption_within_the_body_is_no_annex(config: Config, caption: str, table: bool) -> None:
    rows = ["村名", "面积（亩）", "东坪", "40"] if table else ["东坪村\t40亩\n西坪村\t60亩"]
    cells = [
        RawBlock(text=text, paragraph=5, kind="table_cell", table=0, row=at // 2, column=at % 2)
        if table
        else RawBlock(text=text, paragraph=5)
        for at, text in enumerate(rows)
    ]
    assert styled(
        config,
        RawBlock(text="青岚镇2024年工作总结", paragraph=0),
        RawBlock(text="一、林业", paragraph=1),
        RawBlock(text="（一）造林", paragraph=2),
        RawBlock(text=PROSE, paragraph=3),
        RawBlock(text=caption, paragraph=4, bold=True),
        *cells,
        RawBlock(text="（二）护林", paragraph=6),
        RawBlock(text=PROSE, paragraph=7),
        RawBlock(text="二、渔业", paragraph=8),
        RawBlock(text=PROSE, paragraph=9),
    ) == [(1, "一、", "林业"), (2, "（一）", "造林"), (2, "（二）", "护林"), (1, "二、", "渔业")]


def test_an_annex_in_several_parts_within_the_body_is_none(ingester: Ingester) -> None:
    found = outline(ingester, "一、林业", PROSE, "附表1", "东坪\t40亩", "附表2", "1.说明", PROSE, "二、渔业", PROSE)
    assert [one for one in found if one[0] == 1] == [(1, "一、", "林业"), (1, "二、", "渔业")]


def test_an_annex_with_numbers_of_its_own_stays(ingester: Ingester) -> None:
    found = outline(ingester, "一、林业", "二、渔业", PROSE, "附件1：护林办法", "一、总则", PROSE, "二、巡查", PROSE)
    assert [(level, heading) for level, _, heading in found] == [
        (1, "林业"),
        (1, "渔业"),
        (1, "附件1：护林办法"),
        (2, "总则"),
        (2, "巡查"),
    ]


def test_an_annex_ends_the_sections_above_it(ingester: Ingester) -> None:
    found = outline(
        ingester, "一、回顾", PROSE, "二、打算", PROSE, "附件1", "一、修路", PROSE, "名词解释", "1.河长：巡河的人。"
    )
    assert found == [
        (1, "一、", "回顾"),
        (1, "二、", "打算"),
        (1, None, "附件1"),
        (2, "一、", "修路"),
        (1, None, "名词解释"),
        (2, "1.", "河长"),
    ]


@given(st.lists(st.sampled_from(["一、", "二、", "（一）", "（二）", "1.", "2、", "（1）", "①", ""]), max_size=12))
def test_sections_nest_whatever_the_labels(ingester: Ingester, labels: list[str]) -> None:
    document = ingester.ingest_text("\n".join(["青岚镇总结", *(f"{label}抓好工作。完成{label}" for label in labels)]))
    by_id = {section.id: section for section in document.outline}
    assert [s.start for s in document.outline] == sorted(s.start for s in document.outline)
    for section in document.outline:
        assert section.start <= section.body_start <= section.end
        if section.parent is not None:
            parent = by_id[section.parent]
            assert parent.level == section.level - 1
            assert parent.start < section.start < section.end <= parent.end


def test_labels_without_punctuation_are_proved_by_their_sequence(ingester: Ingester) -> None:
    body = "全年组织学习12次，开展活动48场，发展党员15名，各项工作平稳推进。"
    outline = ingester.ingest_text(f"青岚镇工作总结\n{body}\n一　党的建设\n{body}\n二　重点工作\n{body}").outline
    assert [(s.level, s.label, s.heading) for s in outline[1:]] == [(1, "一", "党的建设"), (1, "二", "重点工作")]
    assert len(ingester.ingest_text(f"青岚镇工作总结\n{body}\n一 党的建设\n{body}\n{body}").outline) == 1


@pytest.mark.parametrize("first", ["回头看，毛病不少。", "“两张皮”还在。", "《办法》落得不实。"])
def test_a_heading_run_together_with_its_text_ends_at_the_blank(ingester: Ingester, first: str) -> None:
    text = f"一、工作回顾 {PROSE * 2} 二、存在的问题 {first}{PROSE} 三、下一步打算 {PROSE}"
    headings = [heading for _, _, heading in outline(ingester, text)]
    assert headings == ["工作回顾", "存在的问题", "下一步打算"]


def test_a_heading_run_in_with_two_equal_halves_stays_whole(ingester: Ingester) -> None:
    text = f"一、工作回顾。{PROSE * 2} 二、夯实基础 全面提升。{PROSE} 三、下一步打算。{PROSE}"
    assert [heading for _, _, heading in outline(ingester, text)] == ["工作回顾", "夯实基础 全面提升", "下一步打算"]


def test_a_table_of_contents_that_was_run_together_heads_nothing(ingester: Ingester) -> None:
    names = ("一、工作回顾", "（一）经济稳步增长", "（二）环境不断改善", "二、存在的问题", "三、下一步打算")
    contents = " ".join(f"{name} {page}" for page, name in enumerate(names, start=1))
    body = " ".join(f"{name} {PROSE * 3}" for name in names)
    assert [f"{label}{heading}" for _, label, heading in outline(ingester, f"目录 {contents} {body}")] == list(names)


def test_two_parts_with_the_same_headings_are_no_table_of_contents(ingester: Ingester) -> None:
    part = " ".join(f"{name} {PROSE * 3}" for name in ("一、回顾", "二、问题", "三、打算", "四、建议"))
    assert len(outline(ingester, f"{part} {part}")) == 8


_PARTS = (
    "一、过去五年工作\n（一）产业兴旺。新建园区四个，引进企业三十家。\n（二）民生改善。新建学校两所，改造危房百户。\n"
)
_TAIL = "各位代表！过去的成绩是全县人民拼出来的，我们向大家致谢。\n班子自身建设不断加强。\n"
_PLAN = "二、今后工作\n抓好项目建设和环境整治。"


def test_a_last_subsection_ends_where_the_text_returns_to_the_whole(ingester: Ingester) -> None:
    document = ingester.ingest_text(_PARTS + _TAIL + _PLAN, None)
    whole, *_, last = document.outline[1:4]
    assert document.text[last.start : last.end].endswith("改造危房百户。")
    assert document.text[whole.start : whole.end].endswith("不断加强。")


def test_an_address_in_other_parts_too_ends_none(ingester: Ingester) -> None:
    parts = _PARTS.replace("。\n（二）", "。\n各位代表！项目是硬道理。\n（二）")
    document = ingester.ingest_text(parts + _TAIL + _PLAN, None)
    assert document.text[document.outline[3].start : document.outline[3].end].endswith("不断加强。")


def test_a_bold_signature_and_a_bold_date_head_nothing(config: Config) -> None:
    lines = [("主要工作", PROSE), ("存在不足", PROSE), ("述职人：陈立", "2024年1月10日")]
    blocks = [RawBlock(text="述职报告", paragraph=0), RawBlock(text=PROSE, paragraph=1)]
    for heading, body in lines:
        blocks.append(RawBlock(text=heading, paragraph=len(blocks), bold=True))
        blocks.append(RawBlock(text=body, paragraph=len(blocks), bold=body != PROSE))
    assert styled(config, *blocks) == [(1, None, "主要工作"), (1, None, "存在不足")]
    note = RawBlock(text="注一。", paragraph=0, kind="footnote")
    office = RawBlock(text="青岚镇财政所", paragraph=len(blocks), bold=True)
    assert styled(config, *blocks[:-2], office, blocks[-1], note) == [(1, None, "主要工作"), (1, None, "存在不足")]


def test_a_bold_line_above_a_table_or_with_a_label_has_a_body(config: Config) -> None:
    opening = [RawBlock(text="青岚镇2024年工作总结", paragraph=0), RawBlock(text=PROSE, paragraph=1)]
    bold = RawBlock(text="收支情况", paragraph=2, bold=True)
    cell = RawBlock(text="收入", paragraph=3, kind="table_cell", table=0, row=0, column=0)
    assert styled(config, *opening, bold, cell) == [(1, None, "收支情况")]
    labelled = RawBlock(text="一、收支情况", paragraph=2, bold=True)
    assert styled(config, *opening, labelled) == [(1, "一、", "收支情况")]


def test_a_styled_heading_goes_over_its_colon(config: Config) -> None:
    found = styled(
        config,
        RawBlock(text="青岚镇2024年工作总结", paragraph=0),
        RawBlock(text="一、聚焦主业：完成投资3亿元，发展迈上台阶", paragraph=1, heading_level=1),
        RawBlock(text="投产项目9个。", paragraph=2),
    )
    assert found == [(1, "一、", "聚焦主业：完成投资3亿元，发展迈上台阶")]


def test_the_body_of_an_annex_starts_below_its_name(ingester: Ingester) -> None:
    document = ingester.ingest_text(f"青岚镇总结\n一、回顾\n{PROSE}\n附件\n重点项目表\n{PROSE}")
    assert body_of(document, "重点项目表") == PROSE
    assert document.outline[-1].label == "附件"


@pytest.mark.parametrize(
    "below", ["附件2", "附件2：项目表", "2024年12月20日", "（此件公开）", "巡河的人。", "一、修路"]
)
def test_what_names_no_annex_stays_below_its_number(ingester: Ingester, below: str) -> None:
    document = ingester.ingest_text(f"青岚镇总结\n一、回顾\n{PROSE}\n附件1\n{below}\n{PROSE}")
    assert (None, "附件1") in [(section.label, section.heading) for section in document.outline]
