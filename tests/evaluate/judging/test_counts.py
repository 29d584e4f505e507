"""Counts: matched one to one, then judged field by field."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluate.support import count, gold_count, judged_counts, verdicts

TEXT = "甲村修路3公里，乙村修路3公里。"
ROADS = (count("3公里", 3, "公里", 4, object="甲村"), count("3公里", 3, "公里", 12, object="乙村"))


def test_value_and_unit_make_a_count_right() -> None:
    found = [count("1200户", 1200, "户"), count("1200户", 1200, "家", 9), count("300人", 300, "人", 20)]
    told = judged_counts([gold_count("1200户", 1200, "户"), gold_count("301人", 301, "人")], found)
    assert verdicts(told, "counts") == ["right", "missed", "false_alarm", "false_alarm"]


def test_found_twice_is_a_false_alarm() -> None:
    told = judged_counts([gold_count("3公里", 3, "公里")], ROADS, TEXT)
    assert verdicts(told, "counts") == ["right", "false_alarm"]


def test_the_count_at_golds_place_is_preferred() -> None:
    gold = gold_count("3公里", 3, "公里", context="乙村修路3公里", object="乙村")
    (right, extra, judged) = judged_counts([gold], ROADS, TEXT)
    assert (right.found_span, extra.found_span) == ((12, 15), (4, 7))
    assert (judged.figure, judged.verdict) == ("counts.object", "right")


def test_without_a_place_the_same_numeral_is_preferred() -> None:
    found = [count("三公里", 3, "公里", 0, object="山路"), count("3公里", 3, "公里", 9, object="水渠")]
    told = judged_counts([gold_count("3公里", 3, "公里", object="水渠")], found)
    assert verdicts(told, "counts.object") == ["right"]


def test_another_way_to_quote_is_accepted() -> None:
    found = [count("一百人", 100, "人"), count("百人", 100, "人", 9, object="学员")]
    gold = gold_count("上百人", 100, "人", quote_alt="百人", object="学员")
    assert verdicts(judged_counts([gold], found), "counts.object") == ["right"]


def test_a_range_is_matched_by_its_ends() -> None:
    gold = gold_count("两三户", None, "户", low=2, high=3)
    for low, verdict in ((2, ["right"]), (1, ["missed", "false_alarm"])):
        assert verdicts(judged_counts([gold], [count("两三户", None, "户", low=low, high=3)]), "counts") == verdict


def test_other_units_are_accepted_where_gold_says_so() -> None:
    gold = gold_count("40场次", 40, "场", unit_alt=["场次"])
    assert verdicts(judged_counts([gold], [count("40场次", 40, "场次")]), "counts") == ["right"]


def test_optional_counts_neither_way() -> None:
    gold = [gold_count("一名", 1, "名", optional=True)]
    assert judged_counts(gold, [count("一名", 1, "名")]) == []
    assert judged_counts(gold, []) == []


def test_what_is_due_comes_before_what_is_optional() -> None:
    gold = [gold_count("5人", 5, "人", optional=True), gold_count("5人", 5, "人")]
    assert verdicts(judged_counts(gold, [count("5人", 5, "人")]), "counts") == ["right"]


def test_durations_cost_nothing() -> None:
    assert judged_counts([gold_count("三年", 3, "年", unit_class="duration")], []) == []
    assert judged_counts([], [count("三年", 3, "年")]) == []
    assert verdicts(judged_counts([gold_count("三年", 3, "年")], [count("三年", 3, "年")]), "counts") == ["right"]


def test_a_sentence_without_counts_stays_without() -> None:
    extra = [count("7家", 7, "家")]
    assert verdicts(judged_counts([], extra, form="sentence"), "counts.clean") == ["wrong"]
    assert verdicts(judged_counts([], [], form="sentence"), "counts.clean") == ["right"]
    optional = [gold_count("7家", 7, "家", optional=True)]
    assert verdicts(judged_counts(optional, extra, form="sentence"), "counts.clean") == ["right"]
    assert verdicts(judged_counts([], extra), "counts.clean") == []


FIELDS: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("object", {"object": "困难群众"}, {"object": "群众"}, "right"),
    ("object", {"object": "困难群众"}, {"object": None}, "wrong"),
    ("object", {"object": "困难群众", "alt_object": "家庭"}, {"object": "家庭"}, "right"),
    ("object", {"object": "群众", "object_alt": ["居民", None]}, {"object": None}, "right"),
    ("approx", {"approx": "more"}, {"approx": "more"}, "right"),
    ("approx", {"approx": None}, {"approx": "about"}, "wrong"),
    ("approx", {"approx": "about", "approx_alt": [None]}, {}, "right"),
    ("interval", {"low": 9, "high": None}, {"low": 9, "high": None}, "right"),
    ("interval", {"low": 9}, {"low": 9, "high": 9}, "wrong"),
    ("interval", {"low": 9, "low_inclusive": False}, {"high": None}, "wrong"),
    ("unit_class", {"unit_class": "people"}, {"unit_class": "people"}, "right"),
    ("unit_class", {"unit_class": "people", "unit_class_alt": "other"}, {}, "right"),
    ("unit_class", {"unit_class": "people"}, {}, "wrong"),
    ("status", {"status": "plan"}, {"status": "target"}, "right"),
    ("status", {"status": "plan"}, {"status": "done"}, "wrong"),
    ("status", {"status": "plan", "status_alt": "done"}, {"status": "done"}, "right"),
    ("role", {"role": "part"}, {"role": "part"}, "right"),
    ("role", {"role": "part", "role_alt": ["share"]}, {"role": "total"}, "wrong"),
    ("direction", {"direction": "up"}, {"direction": "up"}, "right"),
    ("direction", {"direction": "up"}, {"direction": "down"}, "wrong"),
    ("base", {"base": "比上年"}, {"base": "上年"}, "right"),
    ("base", {"base": "同比"}, {}, "wrong"),
    ("per", {"per": "户"}, {"per": "户"}, "right"),
    ("per", {"per": "户"}, {"per": "人"}, "wrong"),
    ("predicate", {"predicate": "走访"}, {"predicate": "走访"}, "right"),
    ("predicate", {"predicate": "走访"}, {"predicate": "接待"}, "wrong"),
    ("suspect", {"suspect": "truncated"}, {"suspect": "truncated"}, "right"),
    ("suspect", {"suspect": "truncated"}, {}, "wrong"),
]


@pytest.mark.parametrize(("field", "due", "found", "verdict"), FIELDS)
def test_fields(field: str, due: dict[str, Any], found: dict[str, Any], verdict: str) -> None:
    told = judged_counts([gold_count("9户", 9, "户", **due)], [count("9户", 9, "户", **found)])
    assert verdicts(told, f"counts.{field}") == [verdict]


def test_what_gold_leaves_out_is_not_judged() -> None:
    found = count("9户", 9, "户", approx="about", role="part", direction="up", base="同比", per="月", status="plan")
    told = judged_counts([gold_count("9户", 9, "户", base=0, role="attribute")], [found])
    assert [one.figure for one in told] == ["counts"]


def test_in_complete_gold_what_is_left_out_is_the_default() -> None:
    plain = judged_counts([gold_count("9户", 9, "户")], [count("9户", 9, "户")], complete=True)
    assert {one.figure for one in plain if one.verdict == "right"} == {
        "counts", "counts.approx", "counts.interval", "counts.status", "counts.role",
    }  # fmt: skip
    found = count(
        "9户", 9, "户", low=8, approx="about", role="part", direction="up", base="同比", per="月", status="plan"
    )
    told = judged_counts([gold_count("9户", 9, "户")], [found], complete=True)
    wrong = {one.figure.removeprefix("counts.") for one in told if one.verdict == "wrong"}
    assert wrong == {"approx", "interval", "role", "direction", "base", "per", "status"}


def test_the_interval_of_a_modified_count_is_not_guessed() -> None:
    told = judged_counts([gold_count("9户", 9, "户", approx="about")], [count("9户", 9, "户")], complete=True)
    assert verdicts(told, "counts.interval") == []


@pytest.mark.parametrize("whole", [0, "20户"])
def test_a_part_leads_to_its_whole(whole: int | str) -> None:
    gold = [gold_count("20户", 20, "户"), gold_count("9户", 9, "户", part_of=whole)]
    for part_of, verdict in (("c0", "right"), ("c30", "wrong"), (None, "wrong")):
        found = [
            count("20户", 20, "户"), count("9户", 9, "户", 9, part_of=part_of), count("4元", 4, "元", 30)
        ]  # fmt: skip
        assert verdicts(judged_counts(gold, found), "counts.part_of") == [verdict]


def test_a_part_that_gold_does_not_know_is_wrong_in_complete_gold_only() -> None:
    gold = [gold_count("20户", 20, "户"), gold_count("9户", 9, "户")]
    found = [count("20户", 20, "户"), count("9户", 9, "户", 9, part_of="c0")]
    assert verdicts(judged_counts(gold, found), "counts.part_of") == []
    assert verdicts(judged_counts(gold, found, complete=True), "counts.part_of") == ["wrong"]
