"""Initiatives: by name, with kind, aliases, parent, status and mentions."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate.cases import Found, Judgement
from pipeline.evaluate.gold import GoldInitiative, GoldReport
from pipeline.evaluate.judging import judge
from pipeline.records import Initiative
from tests.evaluate.support import case, initiative, verdicts

TEXT = "实施“松风”行动，松风行动惠及老人。“松风”行动下设“小松树”课堂，简称松课堂。"


def judged(gold: list[GoldInitiative], *found: Initiative, **fields: Any) -> list[Judgement]:
    told = judge(case(GoldReport(initiatives=tuple(gold)), **fields), Found(text=TEXT, initiatives=found))
    return [one for one in told if one.figure.startswith(("initiatives", "mentions"))]


@pytest.mark.parametrize(
    ("gold", "name"),
    [
        (GoldInitiative(name="“松风”行动"), "松风行动"),
        (GoldInitiative(name="松风行动"), "松风"),
        (GoldInitiative(name="松风", aliases=["小松树课堂"]), "“小松树”课堂"),
        (GoldInitiative(name="松风", name_alt="松风工程"), "松风工程"),
        (GoldInitiative(canonical="松风", repaired_name="松枫"), "松枫"),
    ],
)
def test_a_name_is_known_by_all_that_gold_calls_it(gold: GoldInitiative, name: str) -> None:
    assert verdicts(judged([gold], initiative(name)), "initiatives") == ["right"]


def test_aliases_of_the_found_one_do_not_make_it_right() -> None:
    told = judged([GoldInitiative(name="松风行动")], initiative("老年之家", aliases=("松风行动",)))
    assert verdicts(told, "initiatives") == ["missed", "false_alarm"]


def test_found_twice_is_a_false_alarm() -> None:
    told = judged([GoldInitiative(name="松风行动")], initiative("松风行动"), initiative("“松风”行动"))
    assert verdicts(told, "initiatives") == ["right", "false_alarm"]


@pytest.mark.parametrize("soft", [{"optional": True}, {"tier": "optional"}])
def test_optional_counts_neither_way(soft: dict[str, Any]) -> None:
    gold = [GoldInitiative(name="松风行动", kind="campaign", n_mentions=2, **soft)]
    assert judged(gold, initiative("松风行动")) == []
    assert judged(gold) == []


def test_kind_and_status_with_alternatives() -> None:
    gold = GoldInitiative(name="松风行动", kind="campaign", kind_alt="brand", status="plan")
    told = judged([gold], initiative("松风行动", kind="brand", status="done"))
    assert verdicts(told, "initiatives.kind") == ["right"]
    assert verdicts(told, "initiatives.status") == ["wrong"]


def test_a_parent_is_found_by_its_name() -> None:
    gold = [GoldInitiative(name="小松树课堂", parent="松风行动"), GoldInitiative(name="松风行动")]
    for parent, verdict in (("松风行动", "right"), (None, "wrong")):
        found = initiative("小松树课堂", parent=parent), initiative("松风行动")
        assert verdicts(judged(gold, *found), "initiatives.parents") == [verdict]


def test_aliases_that_stand_in_the_text_and_say_more_than_the_name_are_judged() -> None:
    gold = GoldInitiative(name="小松树课堂", aliases=["松课堂", "“小松树”课堂", "小松树", "下设小松树课堂", "树堂"])
    for aliases, verdict in ((("松课堂",), "right"), ((), "wrong")):
        told = judged([gold], initiative("小松树课堂", aliases=aliases))
        assert verdicts(told, "initiatives.aliases") == [verdict]


def test_mentions_are_right_up_to_golds_number() -> None:
    gold = GoldInitiative(name="松风行动", n_mentions=2)
    found = initiative("松风行动", (2, "“松风”行动"), (8, "松风行动"), (17, "“松风”行动"), (20, "课堂"))
    told = judged([gold], found)
    assert verdicts(told, "mentions") == ["right", "right", "false_alarm", "false_alarm"]


def test_mentions_of_what_is_missed_are_missed() -> None:
    gold = [GoldInitiative(name="松风行动", n_mentions=3), GoldInitiative(name="小松树课堂", n_mentions=1)]
    told = judged(gold, initiative("小松树课堂"), initiative("老人", (13, "老人")))
    assert verdicts(told, "mentions") == ["missed"] * 4 + ["false_alarm"]


def test_where_nobody_counted_mentions_none_are_judged() -> None:
    told = judged([GoldInitiative(name="松风行动")], initiative("松风行动", (2, "“松风”行动")), form="sentence")
    assert verdicts(told, "mentions") == []
