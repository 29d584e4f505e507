"""What sections are for: by their headings, by the headings above, by their words."""

from __future__ import annotations

import pytest

from tests.classify.conftest import Classify

SUMMARY = """石桥镇2023年工作总结
一年来，靠着上级关心支持，石桥镇各项工作稳步推进。现将一年情况总结如下：
一、2023年工作回顾
（一）农业生产
全年播种水稻三千亩，新修水渠两条，累计增收二百万元。
（二）镇村建设
完成旧街改造，新装路灯八十盏。
二、存在的问题
（一）渠道老化
部分支渠淤塞，灌溉用水仍然偏紧。
（二）人手不足
镇里懂水利的干部只有两名。
三、几点体会
修渠要靠群众，办事离不开商量。
四、2024年工作计划
（一）农业生产
再修水渠三条，主要工作是清淤。
（二）镇村建设
路灯装到每个村口。
"""

TWICE = ("农业生产", "镇村建设")


def test_a_summary_from_greeting_to_plan(classify: Classify) -> None:
    roles = {(s.label, s.heading): s.role for s in classify(SUMMARY).sections if s.heading not in TWICE}
    assert roles == {
        (None, None): "intro",
        ("一、", "2023年工作回顾"): "achievement",
        ("二、", "存在的问题"): "problem",
        ("（一）", "渠道老化"): "problem",
        ("（二）", "人手不足"): "problem",
        ("三、", "几点体会"): "experience",
        ("四、", "2024年工作计划"): "plan",
    }


def test_the_same_heading_is_done_above_and_planned_below(classify: Classify) -> None:
    for heading in TWICE:
        assert [s.role for s in classify(SUMMARY).sections if s.heading == heading] == ["achievement", "plan"]


def test_sections_after_a_plan_are_plans_where_no_cue_says_otherwise(classify: Classify) -> None:
    text = (
        "江南省政府工作报告\n各位代表：\n一、2025年工作回顾\n全年修渠八十条，新增良田三万亩。\n"
        "二、2026年工作部署\n要稳住粮食，要修好水利。\n三、抓好粮食生产\n支持各地修渠蓄水，推广良种良法。\n"
        "四、办好农村教育\n支持各县改善校舍，配齐教师。\n"
    )
    assert [s.role for s in classify(text).sections] == ["intro", "achievement", "plan", "plan", "plan"]


def test_a_mixed_heading_leaves_its_subsections_free(classify: Classify) -> None:
    text = (
        "石桥镇工作总结\n一、存在的问题和下一步打算\n（一）存在的问题\n部分支渠淤塞，人手偏紧。\n"
        "（二）下一步打算\n明年再修水渠三条，力争年底前通水。\n"
    )
    roles = [s.role for s in classify(text).sections if s.level]
    assert roles == ["problem", "problem", "plan"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("上半年主要工作", "achievement"),
        ("2023年重点工作", "achievement"),
        ("2024年重点工作", "plan"),
        ("2024年怎么干", "plan"),
    ],
)
def test_the_year_of_a_heading_tells_review_from_plan(classify: Classify, heading: str, role: str) -> None:
    text = f"石桥镇2023年工作总结\n一、{heading}\n（一）修渠\n水渠两条。\n（二）修路\n道路三条。\n"
    assert {s.role for s in classify(text).sections if s.level} == {role}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("下一步，将再修水渠三条，力争年底前通水。", "plan"),
        ("工作中还存在一些问题，支渠淤塞，人手偏紧，进度滞后。", "problem"),
        ("全年修渠八十条，新增良田三万亩，完成投资一千二百万元，惠及农户三千户。", "achievement"),
        ("三年下来最大的体会，就是修渠离不开群众，只有多商量才能办成事。", "experience"),
    ],
)
def test_a_text_without_headings_is_judged_by_its_sentences(classify: Classify, text: str, role: str) -> None:
    (section,) = classify(text).sections
    assert section.role == role


def test_an_excerpt_opens_amid_a_section_and_not_with_a_greeting(classify: Classify) -> None:
    tail = "加快修建灌渠三十条，推动良种下乡，支持各县建设粮仓，确保粮食稳产，力争明年新增良田两万亩。\n"
    body = "深化农村改革，推进土地流转，要盘活闲置农房，力争明年建成集市五处，支持农民合作社发展壮大。" * 3
    excerpt = classify(f"{tail}（四）着力深化农村改革\n{body}\n（五）着力改善农村教育\n{body}\n")
    whole = classify(f"{tail}（一）着力深化农村改革\n{body}\n（二）着力改善农村教育\n{body}\n")
    assert [excerpt.sections[0].role, whole.sections[0].role] == ["plan", "intro"]


def test_what_a_part_alone_says_too_little_of_its_siblings_say_in_an_excerpt(classify: Classify) -> None:
    deeds = "全年修渠38.6公里，新增良田2.3万亩，受益农户1284户，粮食产量比上年增长4.7%，良种覆盖率达到96.3%。" * 3
    short = "推进仓储建设，改善收购条件，群众卖粮更方便。"
    roles = [s.role for s in classify(f"（四）粮食生产\n{deeds}\n（五）粮食仓储\n{short}\n").sections]
    assert roles[-2:] == ["achievement", "achievement"]


def test_an_excerpt_does_not_know_which_year_is_past(classify: Classify) -> None:
    body = "大力发展粮食生产，推广良种良法，完善灌溉设施，支持各县建设粮仓，确保粮食稳产。" * 3
    text = f"2026年是开局之年，各项工作要抓紧抓实。\n三、2026年重点工作\n{body}\n"
    assert classify(text).sections[-1].role == "plan"


def test_a_report_on_a_year_tells_what_its_work_was(classify: Classify) -> None:
    text = (
        "石桥镇2023年工作总结\n2023年，全镇各项工作稳步推进。\n一、2023年重点工作\n"
        "全年修渠三十条，已完成旧街改造，新装路灯八十盏。\n二、2024年重点工作\n修好水渠，改造旧街。\n"
    )
    assert [s.role for s in classify(text).sections[-2:]] == ["achievement", "plan"]


def test_glossaries_are_neither_done_nor_planned(classify: Classify) -> None:
    text = (
        "3.轮水制：是指由村里牵头、各组轮流值守闸口的管水办法，用水多少当场记账。\n"
        "4.“三清两建”：是清河道、清沟渠、清杂物和建绿地、建步道的简称，由县里统一推行。\n"
    )
    assert {s.role for s in classify(text).sections if s.level} == {"other"}


@pytest.mark.parametrize(
    "heading",
    [
        "圆满完成各项工作任务",
        "坚决落实上级工作部署",
        "广泛征求意见建议",
        "科学编制明年工作计划",
        "着力破解农户面临的困难",
        "上年度存在问题整改落实情况",
        "下半年重点工作完成情况",
        "全面摸清基本情况",
        "总结推广典型经验",
    ],
)
def test_a_deed_is_an_achievement_whatever_its_object(classify: Classify, heading: str) -> None:
    text = f"石桥镇2023年工作总结\n一、{heading}\n全年修成水渠两条，完成投资三百万元，灌溉良田五千亩。\n"
    assert classify(text).sections[-1].role == "achievement"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("确保完成全年目标任务", "plan"),
        ("政策落实中存在的不足", "problem"),
        ("存在的问题及整改情况", "problem"),
        ("推广中的几点体会", "experience"),
    ],
)
def test_what_is_no_deed_keeps_its_cue(classify: Classify, heading: str, role: str) -> None:
    text = f"石桥镇2023年工作总结\n一、{heading}\n修渠两条。\n二、修路\n道路三条。\n"
    assert classify(text).sections[1].role == role


TRANSMITTED = """关于报送2023年工作总结的报告
县水利局：
现将石桥镇2023年工作总结随文报送，请予审阅，并对不妥之处提出意见。
{mark}
{title}
一、主要工作
全年修成水渠两条，完成投资三百万元，灌溉良田五千亩。
二、抓建设
建成泵站三座，惠及农户八百户，群众用水有了保证。
"""


@pytest.mark.parametrize("mark", ["附件", "附件1"])
def test_a_report_in_an_annex_is_judged_as_a_report(classify: Classify, mark: str) -> None:
    sections = classify(TRANSMITTED.format(mark=mark, title="石桥镇2023年工作总结")).sections
    assert {s.role for s in sections if s.label} == {"achievement"}


def test_an_annex_is_what_its_title_says(classify: Classify) -> None:
    planned = classify(TRANSMITTED.format(mark="附件1", title="2024年石桥镇十件实事")).sections
    glossary = classify(TRANSMITTED.format(mark="附件2", title="名词解释")).sections
    assert {s.role for s in planned if s.label} == {"plan"}
    assert {s.role for s in glossary if s.label} == {"other"}


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("关于《江南省第十五个五年规划纲要（草案）》的说明", "plan"),
        ("“十五五”时期怎么干", "plan"),
        ("“十三五”时期水利建设", "achievement"),
    ],
)
def test_the_draft_of_a_plan_and_a_five_year_plan_to_come_are_plans(
    classify: Classify, heading: str, role: str
) -> None:
    past = "2026年江南省政府工作报告\n各位代表：\n一、2025年工作回顾\n修渠八十条。\n"
    text = f"{past}二、{heading}\n（一）水利\n水渠八十条。\n"
    assert [s.role for s in classify(text).sections[-2:]] == [role, role]
