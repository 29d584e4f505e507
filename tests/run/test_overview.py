"""`workreport initiatives` and `workreport topics` over an output folder."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from pipeline.archive.registry import Row
from pipeline.cli import main
from pipeline.run.view.layout import Painter, width
from pipeline.run.view.registry import lines
from pipeline.run.view.topics import bar
from tests.processes import workreport

TEXTS = {
    "青溪镇2022年工作总结": "一、养老服务\n开展“暖溪行动”，走访老人300人。建成“暖溪”助餐点，为老人送餐。推进三改一拆。",
    "青溪镇2023年工作总结": "一、养老服务\n“暖溪行动”走访老人320人，为困难老人送餐。",
    "白石镇2023年工作总结": "一、农村道路\n推进“三改一拆”，修建农村公路3公里，养护道路。",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("overview")
    (folder / "in").mkdir()
    for title, text in TEXTS.items():
        (folder / "in" / f"{title}.txt").write_text(f"{title}\n{text}\n", encoding="utf-8")
    assert workreport("run", str(folder / "in"), "--out", str(folder / "out"), "--workers", "1") == 0
    return folder / "out"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_the_registry_as_json(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["name"]: row for row in json.loads(printed(capsys, "initiatives", str(out), "--json"))}
    warm, three = rows["暖溪行动"], rows["三改一拆"]
    assert (warm["reports"], warm["organisations"], warm["region"]) == (2, ["青溪镇"], "青溪镇")
    assert (warm["first"], warm["last"]) == ("2022-01-01", "2023-12-31")
    assert (three["reports"], three["organisations"], three["standing"]) == (2, ["白石镇", "青溪镇"], "provincial")


def test_the_registry_as_csv_and_as_a_table(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "initiatives", str(out), "--csv"))))
    assert rows[0]["organisations"] == "白石镇;青溪镇"
    lines = printed(capsys, "initiatives", str(out)).splitlines()
    assert lines[0].split()[:4] == ["名称", "类型", "地区", "篇数"]
    assert [line.split()[0] for line in lines[1:3]] == [row["name"] for row in rows[:2]]
    assert lines[-1] == f"{len(rows)} 项举措，其中 2 项见于多篇报告"


@pytest.mark.parametrize(
    ("command", "forms"),
    [
        (["initiatives", "OUT"], ("csv", "json")),
        (["topics", "OUT"], ("csv", "json")),
        (["query", "OUT", "SELECT name, kind FROM initiatives ORDER BY 1"], ("csv", "jsonl")),
        (["compare", "OUT", "--organisation", "青溪镇"], ("csv", "jsonl")),
        (["counts", "OUT", "--name", "白石"], ("csv",)),
        (["status", "OUT"], ("json",)),
    ],
)
def test_a_form_is_said_alike_of_all_commands(
    command: list[str], forms: tuple[str, ...], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [str(out) if word == "OUT" else word for word in command]
    table = printed(capsys, *told, "--format", "table")
    for form in forms:
        as_said = printed(capsys, *told, "--format", form)
        assert as_said == printed(capsys, *told, f"--{form}") != table
        if form == "csv":
            assert printed(capsys, *told, "--csv", "--bom") == f"\ufeff{as_said}"
            assert main([*told, "--format", "table", "--bom"]) == 2
            assert "usage: --bom: goes with --csv alone" in capsys.readouterr().err


@pytest.mark.parametrize("cells", [40, 60, 80, 120])
def test_the_table_fits_its_terminal(cells: int) -> None:
    row = Row(
        name="“煦桥”行动",
        kind="campaign",
        standing=None,
        region="望桥县",
        aliases=("煦桥专项行动",),
        reports=2,
        organisations=("望桥县民政局", "望桥县青溪镇"),
        first="2022-01-01",
        last="2023-12-31",
        mentions=5,
        document="a",
    )
    header, line, *_ = lines([row], Painter(colour=False), cells)
    assert max(width(header), width(line)) <= cells
    assert ("煦桥专项行动" in line) == (cells >= 100)
    assert line.startswith("“煦桥”行动  行动  望桥县")


def test_a_standing_list_of_ones_own(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = (Path(__file__).parents[2] / "configs" / "registry.yaml").read_text(encoding="utf-8")
    lines = [line for line in rules.splitlines() if "三改一拆" not in line]
    (tmp_path / "registry.yaml").write_text("\n".join(lines), encoding="utf-8")
    rows = json.loads(printed(capsys, "initiatives", str(out), "--json", "--config", str(tmp_path)))
    assert [row["reports"] for row in rows if row["name"] == "三改一拆"] == [1, 1]


def test_topics_by_year_and_organisation(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(printed(capsys, "topics", str(out), "--json"))
    assert {(row["organisation"], row["year"]) for row in rows} == {
        ("青溪镇", 2022),
        ("青溪镇", 2023),
        ("白石镇", 2023),
    }
    assert len(list(csv.reader(io.StringIO(printed(capsys, "topics", str(out), "--csv"))))) == 1 + len(rows)
    page = printed(capsys, "topics", str(out))
    assert "2022  2023  合计" in page
    assert page.count("█" * 20) >= 2
    assert all(width(line) <= 110 for line in page.splitlines())


@pytest.mark.parametrize(("part", "cells"), [(0, 0), (1, 1), (50, 10), (51, 11), (100, 20)])
def test_a_bar_is_as_long_as_its_share(part: int, cells: int) -> None:
    assert len(bar(part, 100)) == cells


def test_a_folder_without_records_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["initiatives", str(tmp_path)]) == 2
    assert "no_record" in capsys.readouterr().err
