"""`workreport compare`: one organisation, three years."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from tests.processes import workreport

SILENT = "白石村2024年工作总结\n一、主要工作\n村里的事情做得不错，大家都满意。\n"
TEXTS = {
    2022: "全镇现有茶农1000户，接待游客80人次。开展“暖溪行动”，走访老人300人。另走访老人20人。",
    2023: "全镇现有茶农1200户，走访老人350人。",
    2024: "全镇现有茶农1100户，接待游客100人次，走访老人360人。开展“暖溪行动”。计划新建公厕5座。",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    (folder / "in").mkdir()
    for year, text in TEXTS.items():
        (folder / "in" / f"{year}.txt").write_text(f"青溪镇{year}年工作总结\n一、主要工作\n{text}\n", encoding="utf-8")
    (folder / "in" / "silent.txt").write_text(SILENT, encoding="utf-8")
    assert workreport("run", str(folder / "in"), "--out", str(folder / "out"), "--workers", "1") == 0
    return folder / "out"


def compared(out: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["compare", str(out), "--organisation", "青溪镇", "--format", "jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_figures_are_set_against_the_year_before(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row for row in compared(out, capsys) if row["what"] == "count" and row["unit"] in {"户", "人次"}]
    assert [(row["unit"], row["year"], row["value"], row["change_percent"], row["quote"]) for row in rows] == [
        ("人次", 2022, 80.0, None, "80人次"),
        ("人次", 2024, 100.0, 25.0, "100人次"),
        ("户", 2022, 1000.0, None, "1000户"),
        ("户", 2023, 1200.0, 20.0, "1200户"),
        ("户", 2024, 1100.0, -8.3, "1100户"),
    ]


def test_of_several_values_in_one_year_none_is_chosen(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row for row in compared(out, capsys) if row["name"] == "老人"]
    assert [(row["year"], row["change_percent"]) for row in rows] == [(2023, None), (2024, 2.9)]


def test_initiatives_stand_with_their_years(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row for row in compared(out, capsys) if row["what"] == "initiative"]
    assert [(row["name"], row["year"]) for row in rows] == [("暖溪行动", 2022), ("暖溪行动", 2024)]


def test_every_row_leads_to_its_evidence(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [json.loads(line) for line in (out / "records" / "part-000001.jsonl").read_bytes().splitlines()]
    by_id = {record["id"]: record for record in records}
    for row in compared(out, capsys):
        record = by_id[row["document"]]
        assert row["quote"] in record["text"]
        found = {item["id"] for item in (*record["counts"], *record["initiatives"])}
        assert row["id"] in found


@pytest.mark.parametrize(
    ("name", "told"), [("无此单位", "workreport query"), ("青溪", "did you mean 青溪镇?"), ("白石村", "have no figure")]
)
def test_an_organisation_that_cannot_be_compared_is_told(
    name: str, told: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(out), "--organisation", name]) == 2
    printed = capsys.readouterr()
    assert "no_record" in printed.err
    assert told in printed.err


def test_people_get_a_table(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["compare", str(out), "--organisation", "青溪镇", "--format", "table"]) == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header.split() == ["what", "name", "unit", "year", "value", "change_percent", "quote", "document", "id"]
    (row,) = (row.split() for row in rows if "1100户" in row)
    assert row[1:7] == ["茶农", "户", "2024", "1100", "-8.3", "1100户"]
    assert len(row[7]) == 12
    assert main(["show", str(out), row[7]]) == 0
