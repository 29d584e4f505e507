"""Sections and texts of sections: outline, roles, topics, abstention."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate.cases import Found, Judgement
from pipeline.evaluate.gold import GoldReport, GoldSection, GoldText
from pipeline.evaluate.judging import judge
from pipeline.records import Section
from tests.evaluate.support import case, section, verdicts


def judged(gold: list[GoldSection], *found: Section) -> dict[str, list[str]]:
    judgements = judge(case(GoldReport(sections=tuple(gold))), Found(sections=found))
    return {one.figure: verdicts(judgements, one.figure) for one in judgements}


def test_label_and_first_eight_characters_make_a_section_right() -> None:
    gold = [
        GoldSection(label="（一）", heading="织牢民生网底，办好实事", level=2),
        GoldSection(label="二、", heading8="来年打算", level=1),
    ]
    told = judged(gold, section("(一)", "织牢民生网底,办好小事", 2), section("三、", "来年打算", 1))
    assert told["sections"] == ["right", "missed", "false_alarm"]
    assert told["sections.level"] == ["right"]


def test_the_text_before_the_first_heading_is_no_section_to_find() -> None:
    assert judged([GoldSection(level=0, role="intro")], section(None, None, 0)) == {}


def test_optional_sections_count_neither_way() -> None:
    gold = [GoldSection(label="1.", heading="选址", level=3, optional=True)]
    assert judged(gold, section("1.", "选址", 3)) == {}
    assert judged(gold) == {}


@pytest.mark.parametrize(
    ("gold", "found", "wrong"),
    [
        ({"topic": "health/x", "role": "plan"}, {"topics": ["health/x"], "role": "plan"}, set()),
        ({"topic": "health/x"}, {"topics": ["health/y", "health/x"]}, {"topic"}),
        ({"topic": "health/x"}, {"topics": ["party/z"]}, {"topic", "top3", "domain"}),
        ({"topic": "health/x", "alt_topics": ["party/z"]}, {"topics": ["party/z"]}, set()),
        ({"topic": "health/x"}, {"topics": []}, {"topic", "top3", "domain"}),
        ({"topic": None}, {"topics": []}, set()),
        ({"topic": None}, {"topics": ["party/z"]}, {"abstention"}),
        ({"topic": None, "alt_topics": ["party/z"]}, {"topics": ["party/z"]}, set()),
        ({"role": "plan", "alt_roles": ["problem"]}, {"role": "problem"}, set()),
        ({"role": "plan"}, {"role": "problem"}, {"role"}),
        ({}, {"level": 3}, {"level"}),
    ],
)
def test_fields(gold: dict[str, Any], found: dict[str, Any], wrong: set[str]) -> None:
    due = GoldSection(label="一、", heading="做法", level=1, **gold)
    told = judged([due], section("一、", "做法", **{"level": 1, **found}))
    assert {name.removeprefix("sections.") for name, verdict in told.items() if verdict == ["wrong"]} == wrong


def judged_text(topics: tuple[str, ...], *found: Section) -> dict[str, str]:
    text = case(GoldReport(), form="section", topic=GoldText(topics=topics, role="plan"))
    judgements: tuple[Judgement, ...] = judge(text, Found(sections=found))
    return {one.figure: one.verdict for one in judgements}


def test_the_text_of_a_section_is_judged_by_the_section_with_its_heading() -> None:
    found = section(None, None, 0, ["party/z"]), section("一、", "做法", 1, ["health/x"], role="plan")
    told = judged_text(("health/x",), *found)
    assert set(told) == {"texts.topic", "texts.top3", "texts.domain", "texts.role"}
    assert set(told.values()) == {"right"}


def test_a_second_topic_named_first_is_right() -> None:
    assert judged_text(("health/x", "party/z"), section(None, None, 0, ["party/z"]))["texts.topic"] == "right"


def test_a_text_without_topic_should_be_given_none() -> None:
    assert judged_text((), section(None, None, 0))["texts.abstention"] == "right"
    assert judged_text((), section(None, None, 0, ["party/z"]))["texts.abstention"] == "wrong"


def test_a_text_that_could_not_be_mined_is_wrong_throughout() -> None:
    assert set(judged_text(("health/x",)).values()) == {"wrong"}
