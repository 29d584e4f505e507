from __future__ import annotations

from pipeline.ingest import Ingester


def points(ingester: Ingester, text: str) -> list[list[str]]:
    document = ingester.ingest_text(text)
    return [[document.text[p.start : p.end] for p in section.points] for section in document.outline if section.points]


def test_points_reach_to_the_next_one(ingester: Ingester) -> None:
    text = "一、回顾\n一是抓党建。发展党员5名。二是抓项目。开工12个。\n二、打算\n统一是关键。"
    assert points(ingester, text) == [["一是抓党建。发展党员5名。", "二是抓项目。开工12个。"]]


def test_points_of_one_sentence_end_with_it(ingester: Ingester) -> None:
    assert points(ingester, "主要问题：一是人手少，二是资金缺。下一步抓整改。") == [["一是人手少，", "二是资金缺。"]]


def test_a_point_that_is_a_headline_takes_its_paragraph(ingester: Ingester) -> None:
    text = "青岚镇总结\n一是加强领导。\n成立领导小组，镇长任组长。\n二是强化督查。\n督查5次。\n另起一段。"
    assert points(ingester, text) == [["一是加强领导。\n成立领导小组，镇长任组长。", "二是强化督查。\n督查5次。"]]


def test_a_lone_or_unordered_label_is_no_point(ingester: Ingester) -> None:
    assert points(ingester, "一是抓党建。三是抓项目。") == []
    assert points(ingester, "二是抓党建。") == []


def test_points_never_leave_their_section(ingester: Ingester) -> None:
    text = "一、回顾\n一是抓党建。\n二、打算\n二是抓项目。"
    assert points(ingester, text) == []


def test_ordinals_are_points_like_cardinals(ingester: Ingester) -> None:
    text = "镇里抓了两件事：第一，修路，硬化8公里；第二，通水，惠及320户。下一步抓整改。"
    assert points(ingester, text) == [["第一，修路，硬化8公里；", "第二，通水，惠及320户。"]]


def test_cardinals_may_stand_inside_ordinals(ingester: Ingester) -> None:
    text = "第一，抓党建。一是强学习。二是建阵地。\n第二，抓项目。开工3个。"
    assert points(ingester, text) == [
        ["第一，抓党建。一是强学习。二是建阵地。", "一是强学习。", "二是建阵地。", "第二，抓项目。开工3个。"]
    ]


def test_ranks_are_no_points(ingester: Ingester) -> None:
    assert points(ingester, "产量居全省第一，出口居全省第二，税收居第三，各项工作平稳。") == []
