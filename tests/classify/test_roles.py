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
