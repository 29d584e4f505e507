"""A second hand's labels, judged like findings: who agrees with the first is right throughout."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assembly import Miner
from pipeline.cli import main
from pipeline.evaluate import Evaluation, evaluate, read_sets

REPORT = (
    "雾溪镇2023年工作总结\n一、为老服务\n全年走访老人300余户，其中独居老人200户、空巢老人xx户，同比增长一成。"
    "“敲门”行动很受欢迎，敲门行动来年再办。\n"
)
GOLD = """
id: w
hand: first
gold:
  report: {title: 雾溪镇2023年工作总结, kind: summary, organisation: {name: 雾溪镇, level: township},
           period: {start: '2023-01-01', end: '2023-12-31'}}
  sections:
  - {label: null, heading: null, level: 0, role: intro, topic: null}
  - {label: 一、, heading: 为老服务, level: 1, role: achievement, topic: livelihood/elderly_child_welfare}
  counts:
  - {quote: 300余户, value: 300, low: 300, approx: more, unit: 户, unit_class: household, object: 老人}
  - {quote: 200户, context: 独居老人200户, value: 200, unit: 户, unit_class: household, object: 独居老人, role: part,
     part_of: 300余户}
  - {quote: 一成, value: 10, unit: '%', unit_class: percent, object: 老人, role: change, direction: up, base: 同比}
  initiatives: [{name: “敲门”行动, kind: campaign, n_mentions: 2, status: done}]
  checks: [{kind: share, members: [300余户, 200户], holds: true}]
  suspects: [{quote: xx户, why: masked}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "second").mkdir()
    (tmp_path / "w.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "second" / "w.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "w.yaml").write_text(GOLD, encoding="utf-8")
    return tmp_path


def agreement(folder: Path, miner: Miner, second: str) -> Evaluation:
    (folder / "second" / "w.yaml").write_text(second, encoding="utf-8")
    return evaluate(miner, read_sets([folder]), second=read_sets([folder / "second"]))


def wrong(evaluation: Evaluation) -> list[str]:
    (judged,) = evaluation.sets[0].judged
    return [one.figure for one in judged.judgements if one.verdict != "right"]


def test_hands_that_say_the_same_agree_in_everything(folder: Path, miner: Miner) -> None:
    result = agreement(folder, miner, GOLD)
    assert wrong(result) == []
    figures = {figure.name for figure in result.overall}
    assert {"counts", "initiatives", "mentions", "sections", "suspects", "checks.found", "report.title"} <= figures
    assert {"counts.part_of", "counts.direction", "counts.base", "counts.interval", "sections.topic"} <= figures


@pytest.mark.parametrize(
    ("one", "other", "figures"),
    [
        ("value: 200,", "value: 210,", ["counts", "counts"]),
        ("object: 独居老人", "object: 食堂", ["counts.object"]),
        (", approx: more", "", ["counts.approx", "counts.interval"]),
        ("direction: up", "direction: down", ["counts.direction"]),
        ("kind: campaign", "kind: brand", ["initiatives.kind"]),
        ("n_mentions: 2", "n_mentions: 1", ["mentions"]),
        ("role: achievement", "role: plan", ["sections.role"]),
        ("holds: true", "holds: false", ["checks.found", "checks.no_false_alarms"]),
        ("[{quote: xx户, why: masked}]", "[]", ["suspects"]),
        ("kind: summary", "kind: briefing", ["report.kind"]),
        ("title: 雾溪镇2023年工作总结, ", "", []),
    ],
)
def test_where_hands_differ_that_figure_says_so(
    one: str, other: str, figures: list[str], folder: Path, miner: Miner
) -> None:
    assert one in GOLD
    assert wrong(agreement(folder, miner, GOLD.replace(one, other))) == figures


def test_what_one_hand_calls_optional_is_no_false_alarm(folder: Path, miner: Miner) -> None:
    optional = "  - {quote: 2023年, value: 2023, unit: 年代, optional: true}\n  initiatives"
    extra = GOLD.replace("  initiatives", optional).replace(
        "status: done}", "status: done}, {name: 敲敲看, optional: true}"
    )
    assert wrong(agreement(folder, miner, extra)) == []
    doubted = GOLD.replace("object: 老人}\n", "object: 老人, optional: true}\n", 1)
    assert wrong(agreement(folder, miner, doubted)) == []


def test_texts_that_the_second_hand_lacks_are_left_out(folder: Path, miner: Miner) -> None:
    (folder / "s.yaml").write_text("[{text: 走访三户。, expected: [{quote: 三户, value: 3}]}]", encoding="utf-8")
    assert len(agreement(folder, miner, GOLD).sets[0].judged) == 1
    assert len(evaluate(miner, read_sets([folder])).sets[0].judged) == 2


def test_a_word_that_no_record_knows_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "second" / "w.yaml").write_text(GOLD.replace("kind: campaign", "kind: parade"), encoding="utf-8")
    assert main(["evaluate", str(folder), "--second", str(folder / "second"), "--bootstrap", "0"]) == 2
    assert "parade" in capsys.readouterr().err
