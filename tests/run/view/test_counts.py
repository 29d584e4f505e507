"""The counts of a report as a table and as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.cli import main
from pipeline.output.export import csv_files
from pipeline.output.tables import TABLES
from pipeline.records import Count
from pipeline.run.view.counts import csv_lines, lines
from pipeline.run.view.layout import Painter, width
from tests.run.view.reports import report

PLAIN = Painter(colour=False)


def shown() -> list[str]:
    return list(lines(report(), PLAIN))


def test_numbers_end_in_one_column() -> None:
    ends = {width(line[: line.index("户")].rstrip()) for line in shown()[1:] if "茶农" in line}
    assert len(ends) == 1


def test_a_line_tells_value_unit_thing_and_quote() -> None:
    line = next(line for line in shown() if "500户" in line)
    assert line.split() == ["500", "户", "茶农", "属", "1200余户", "已做", "一", "500户"]


def test_what_is_suspect_is_marked() -> None:
    assert [line.split()[-2:] for line in shown() if "⚠" in line] == [["1200余户", "⚠"]]


def test_csv_holds_every_field_of_every_count() -> None:
    rows = list(csv.DictReader(io.StringIO("".join(csv_lines(report())))))
    assert set(Count.__struct_fields__) < set(rows[0])
    assert [(row["quote"], row["value"], row["high"], row["low_inclusive"]) for row in rows[:2]] == [
        ("1200余户", "1200", "", "FALSE"),
        ("500户", "500", "500", "TRUE"),
    ]
    assert (rows[0]["section"], rows[0]["heading"]) == ("s1", "茶业")


def test_csv_says_what_an_export_says_under_the_same_names(tmp_path: Path) -> None:
    unplaced = replace(report().counts[2], section=None)
    record = replace(report(), counts=(*report().counts[:2], unplaced))
    (tmp_path / "csv").mkdir()
    csv_files.write(tmp_path / "csv", [{table.name: table.rows(record) for table in TABLES}])
    (*exported, _), *rows = csv.reader([*"".join(csv_lines(record)).splitlines()])
    with (tmp_path / "csv" / "counts.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [exported, *(row[:-1] for row in rows)] == list(csv.reader(file))
    assert [row[-1] for row in rows] == ["茶业", "茶业", ""]


def test_no_text_becomes_a_formula() -> None:
    counts = report().counts
    unsafe = replace(report(), counts=(replace(counts[0], object='=HYPERLINK("x")'), *counts[1:]))
    rows = list(csv.DictReader(io.StringIO("".join(csv_lines(unsafe)))))
    assert rows[0]["object"] == '\'=HYPERLINK("x")'


@pytest.mark.parametrize(
    ("flags", "start"), [(["--csv"], "name,organisation"), (["--csv", "--bom"], "\ufeffname,organisation"), ([], "  ")]
)
def test_the_command_prints_what_is_asked_for(
    flags: list[str], start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("青溪镇2024年工作总结\n全镇现有茶农1200余户，茶园近2000亩。\n", encoding="utf-8")
    assert main(["counts", str(path), *flags]) == 0
    out = capsys.readouterr().out
    assert out.startswith(start)
    assert "茶农" in out
    assert len(out.splitlines()) == 3


def test_a_missing_report_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["counts", "nowhere.docx"]) == 2
    assert "missing_path" in capsys.readouterr().err
