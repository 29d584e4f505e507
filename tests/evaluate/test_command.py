"""`workreport evaluate`, from gold on disk to figures on stdout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest

from pipeline.assembly import Miner
from pipeline.cli import main
from pipeline.evaluate import Figure, evaluate, read_sets
from pipeline.records import Report
from pipeline.stages import RawFile

REPORT = "雾溪镇2023年工作总结\n一、为老服务\n全年走访老人300户，新建食堂4处。\n"
GOLD = """
id: w
hand: someone
gold:
  report: {kind: summary, organisation: {name: 雾溪镇, level: township}}
  sections: [{label: 一、, heading: 为老服务, level: 1, role: achievement, topic: livelihood/elderly_child_welfare}]
  counts:
  - {quote: 300户, context: 走访老人300户, value: 300, unit: 户, object: 老人}
  - {quote: 5处, value: 5, unit: 处, object: 食堂}
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "w.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "w.yaml").write_text(GOLD, encoding="utf-8")
    return tmp_path


def test_figures_are_printed_and_written(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html, figures = gold / "e.html", gold / "e.json"
    command = ["evaluate", str(gold), "--bootstrap", "20", "--html", str(html), "--json", str(figures)]
    assert main(command) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert f"{gold}: 1 text\n" in printed.out
    assert "5处" not in printed.out
    assert "5处" in html.read_text(encoding="utf-8")
    told = {one["name"]: one for one in json.loads(figures.read_bytes())["overall"]}
    assert (told["counts"]["gold"], told["counts"]["right"], told["counts"]["false_alarms"]) == (2, 1, 1)
    assert told["counts"]["interval"] is not None
    first = figures.read_bytes()
    assert main(command) == 0
    assert figures.read_bytes() == first


def test_errors_are_listed_before_the_figures(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(gold), "--errors", "--bootstrap", "0"]) == 0
    printed = capsys.readouterr().out
    assert "counts  missed  5处 [处] 食堂" in printed
    assert "【4处】" in printed
    assert "[0." not in printed


@pytest.mark.parametrize(
    "arguments", [["absent.yaml"], ["--only", "nobody"], ["--bootstrap", "-1"], ["--html", "w.yaml/e.html"]]
)
def test_what_cannot_be_done_is_exit_code_2(
    arguments: list[str], gold: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(gold)
    assert main(["evaluate", str(gold), *arguments]) == 2
    assert capsys.readouterr().err.startswith("workreport: ")


def test_a_page_that_cannot_be_written_is_told_before_anything_is_measured(
    gold: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.commands.evaluate.evaluate", None)
    for option in ("--html", "--json"):
        assert main(["evaluate", str(gold), "--bootstrap", "0", option, str(gold / "w.yaml" / "e")]) == 2
        assert capsys.readouterr().err.startswith("workreport: output_unwritable: ")


def test_what_another_hand_has_written_is_not_replaced(
    gold: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.run.commands.evaluate.evaluate", None)
    (gold / "e.json").write_text('{"sets": []}', encoding="utf-8")
    for option, name in (("--html", "w.txt"), ("--json", "w.yaml"), ("--json", "e.json")):
        before = (gold / name).read_bytes()
        assert main(["evaluate", str(gold), "--bootstrap", "0", option, str(gold / name)]) == 2
        assert "output_unwritable" in capsys.readouterr().err
        assert (gold / name).read_bytes() == before


def test_gold_that_is_missing_is_told_by_its_code_once(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    absent = gold / "absent"
    assert main(["evaluate", str(absent)]) == 2
    assert capsys.readouterr().err == f"workreport: missing_path: {absent}: no such file or folder\n"
    (gold / "s.yaml").write_text("[", encoding="utf-8")
    assert main(["evaluate", str(absent), str(gold)]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first == f"workreport: usage: {absent}: no such file or folder"
    assert second.startswith(f"{gold / 's.yaml'}: is not valid YAML")


def test_help_tells_of_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["evaluate", "--help"])
    assert end.value.code == 0
    assert "examples:" in capsys.readouterr().out


def test_a_text_that_cannot_be_mined_misses_everything(tmp_path: Path, miner: Miner) -> None:
    (tmp_path / "w.docx").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "w.yaml").write_text(GOLD, encoding="utf-8")
    result = evaluate(miner, read_sets([tmp_path]))
    (judged,) = result.sets[0].judged
    assert judged.failure == "corrupt_archive"
    figures: dict[str, Figure] = {figure.name: figure for figure in result.overall}
    assert (figures["counts"].right, figures["counts"].gold, figures["sections"].score) == (0, 2, 0)
    assert figures["report.kind"].score == 0


def test_a_bug_on_one_text_leaves_the_figures_of_the_others(gold: Path, miner: Miner) -> None:
    class Faulty:
        provenance = miner.provenance

        def mine_file(self, raw: RawFile) -> tuple[Report, ...]:
            if raw.name == "w.txt":
                raise KeyError(raw.name)
            return miner.mine_file(raw)

    (gold / "s.yaml").write_text(
        "[{text: 走访三户。, expected: [{quote: 三户, value: 3, unit: 户}]}]", encoding="utf-8"
    )
    sentence, report = evaluate(cast(Miner, Faulty()), read_sets([gold])).sets[0].judged
    assert (sentence.failure, report.failure) == (None, "bug")
    assert [one.verdict for one in sentence.judgements if one.figure == "counts"] == ["right"]
