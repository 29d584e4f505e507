"""Each format of gold is known by what it holds, and what is none is told with file and key."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from pipeline.assembly import Miner
from pipeline.errors import UsageError
from pipeline.evaluate import Case, read_sets
from pipeline.evaluate.paper import to_docx

COUNTS = """
- id: s1
  text: 全镇走访老人二十户。
  tags: [han]
  expected:
  - {quote: 二十户, value: 20, unit: 户, object: 老人}
  optional:
  - {quote: 一名, value: 1, unit: 名}
"""
CASES = """
cases:
- text: 走访30户，其中老人18户、孤儿12户。
  expected:
  - {quote: 30户, value: 30, unit: 户}
  - {quote: 18户, value: 18, unit: 户, part_of: 0}
  - {quote: 12户, value: 12, unit: 户, part_of: 0}
  relation: {of: 0, sum: [1, 2], holds: true}
"""
INITIATIVES = """
- text: 持续开展“松风”行动。
  expected: [{name: “松风”行动, kind: campaign}]
- text: 大家都说好。
  expected: []
"""
TOPICS = """
hand: h
texts:
- {topics: [health/public_health], role: plan, heading: 防疫, text: 接种疫苗。}
- {topics: [], role: other, heading: null, text: 以上是全部内容。}
"""
SNIPPETS = """
- {id: t1, text: 接种疫苗。, domain: health, topic: public_health, alt_topics: [health/x], role: achievement}
"""
WHOLE = """
id: w
title: 雾溪镇2023年工作总结
paragraphs:
- 雾溪镇2023年工作总结
- table: [[村, 户数], [甲村, 12], [乙村]]
  caption: 表一
gold:
  report: {kind: summary, period: {start: 2023-01-01, end: 2023-12-31}}
  counts: [{quote: '12', value: 12, unit: 户, context: 甲村}]
"""


def read(folder: Path, text: str, name: str = "a.yaml") -> list[Case]:
    (folder / name).write_text(dedent(text), encoding="utf-8")
    return list(read_sets([folder / name])[0].cases)


def fault(folder: Path, text: str) -> str:
    with pytest.raises(UsageError) as error:
        read(folder, text)
    return str(error.value)


def test_sentences_with_counts_of_the_corpus_are_complete(tmp_path: Path) -> None:
    (case,) = read(tmp_path, COUNTS)
    assert (case.id, case.form, case.complete, case.raw.name) == ("s1", "sentence", True, "s1.txt")
    assert case.raw.content.decode() == "全镇走访老人二十户。"
    assert case.gold.counts is not None
    assert [(count.quote, count.optional) for count in case.gold.counts] == [("二十户", False), ("一名", True)]
    assert case.gold.initiatives is None


def test_sentences_with_counts_under_cases_may_bear_a_sum(tmp_path: Path) -> None:
    (case,) = read(tmp_path, CASES)
    assert (case.id, case.complete) == ("a-1", False)
    assert case.gold.checks is not None
    assert [(check.members, check.holds) for check in case.gold.checks] == [(["30户", "18户", "12户"], True)]


def test_sentences_with_initiatives(tmp_path: Path) -> None:
    named, plain = read(tmp_path, INITIATIVES)
    assert [one.called for one in named.gold.initiatives or ()] == ["“松风”行动"]
    assert plain.gold.initiatives == ()
    assert plain.gold.counts is None


def test_texts_of_sections_carry_their_heading(tmp_path: Path) -> None:
    headed, plain = read(tmp_path, TOPICS)
    assert headed.raw.content.decode() == "一、防疫\n接种疫苗。"
    assert headed.topic is not None
    assert (headed.topic.topics, headed.topic.role) == (("health/public_health",), "plan")
    assert plain.raw.content.decode() == "以上是全部内容。"
    assert plain.topic is not None
    assert plain.topic.topics == ()


def test_checks_stand_beside_the_sum_that_is_told_by_places(tmp_path: Path) -> None:
    relation = "  relation: {of: 0, sum: [1, 2], holds: true}\n"
    listed = "  checks: [{kind: share, members: [30户, 18户], holds: false}]\n"
    (*_, both) = read(tmp_path, CASES.replace(relation, relation + listed))
    assert both.gold.checks is not None
    assert [(check.kind, check.holds) for check in both.gold.checks] == [("share", False), ("sum", True)]
    (*_, alone) = read(tmp_path, CASES.replace(relation, listed))
    assert alone.gold.checks is not None
    assert [check.kind for check in alone.gold.checks] == ["share"]


def test_texts_of_sections_with_domain_and_topic_apart(tmp_path: Path) -> None:
    (case,) = read(tmp_path, SNIPPETS)
    assert case.topic is not None
    assert (case.topic.topics, case.topic.alt_topics) == (("health/public_health",), ("health/x",))


def test_a_whole_report_brings_its_paragraphs_and_tables(tmp_path: Path, miner: Miner) -> None:
    (case,) = read(tmp_path, WHOLE)
    assert (case.id, case.form, case.complete, case.raw.name) == ("w", "report", False, "w.docx")
    text = miner.mine_file(case.raw)[0].text or ""
    assert [part for part in ("2023年工作总结", "表一", "甲村", "12", "乙村") if part not in text] == []
    assert case.gold.report is not None
    assert case.gold.report.period is not None
    assert case.gold.report.period.start == "2023-01-01"


def test_paragraphs_give_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = to_docx(["一段"])
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 0, 0))
    monkeypatch.setattr("time.time", lambda: 1_950_000_000.0)
    assert to_docx(["一段"]) == at_once


@pytest.mark.parametrize("place", ["gold/w.txt", "reports/w.txt", "gold/a.txt"])
def test_a_whole_report_lies_beside_its_gold_or_in_reports(place: str, tmp_path: Path) -> None:
    for folder in ("gold", "reports"):
        (tmp_path / folder).mkdir()
    (tmp_path / place).write_text("走访三户。", encoding="utf-8")
    (case,) = read(tmp_path / "gold", "{id: w, hand: h, gold: {counts: []}}")
    assert case.raw.content.decode() == "走访三户。"
    assert case.complete


def test_a_second_hands_gold_finds_the_same_report(tmp_path: Path) -> None:
    (tmp_path / "gold" / "second").mkdir(parents=True)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "w.txt").write_text("走访三户。", encoding="utf-8")
    (case,) = read(tmp_path / "gold" / "second", "{id: w, hand: h, gold: {counts: []}}")
    assert case.raw.content.decode() == "走访三户。"


def test_a_report_that_is_nowhere_is_told(tmp_path: Path) -> None:
    assert "a.yaml: id: its report is neither beside it" in fault(tmp_path, "{id: w, gold: {}}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{sentences: [], about: x}", "keys sentences, about"),
        ("[{body: x}]", "[0]: keys body"),
        ("- text: 没有标注。", "[0]: keys text"),
        ("hello", "a lone str"),
        ("", "nothing in it"),
        ("[]", "nothing in it"),
    ],
)
def test_what_is_no_gold_is_told_with_its_keys(text: str, told: str, tmp_path: Path) -> None:
    message = fault(tmp_path, text)
    assert "a.yaml" in message
    assert told in message
    assert "known are" in message


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("- {text: x, expected: [{quote: 9户, value: nine}]}", "[0].expected[0].value"),
        ("cases: [{text: x, expected: [{quote: 9户, optional: perhaps}]}]", "cases[0].expected[0].optional"),
        ("- {text: x, expected: [{name: y}]}\n- {expected: []}", "[1]"),
        ("texts: [{topics: health, text: x}]", "texts[0].topics"),
        ("- {text: x, tags: [], expected: 3}", "[0].expected"),
        ("- {text: x, expected: [{quote: 9户, part_of: 1}]}", "[0]"),
        ("cases: [{text: x, tags: [], expected: [], relation: {of: 0, sum: []}}]", "cases[0]"),
        ("{paragraphs: [x], gold: {counts: [{quote: 9户, part_of: -1}]}}", "gold"),
        ("{paragraphs: [x], gold: {checks: [{kind: sum, members: [], holds: 3}]}}", "gold.checks[0].holds"),
    ],
)
def test_a_field_of_another_type_is_told_with_its_key(text: str, key: str, tmp_path: Path) -> None:
    assert f"a.yaml: {key}: " in fault(tmp_path, text)


def test_broken_yaml_is_told(tmp_path: Path) -> None:
    told = "a.yaml: is not valid YAML: a value is missing, or a bracket is not closed (line 2, column 1)"
    assert told in fault(tmp_path, "a: [")
