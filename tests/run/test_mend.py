"""workreport mend, as people and scripts call it."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from pipeline.cli import main

BODY = "全镇办成实事12件，惠及群众3200人，干部下沉一线，群众满意度明显提升。" * 4


def mend(folder: Path, text: str, *more: str) -> int:
    (folder / "report.txt").write_text(text, encoding="utf-8")
    return main(["mend", str(folder / "report.txt"), "--out", str(folder / "mended.docx"), *more])


def test_the_list_tells_what_was_mended_and_what_was_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = f"首页 > 总结\n河湾镇2023年工作总结\n上传人：半山\n河湾镇2023年工作总结\n{BODY}\n投入××万元。\n展开阅读全文"
    assert mend(tmp_path, page, "--json", str(tmp_path / "done.json")) == 0
    (done,) = json.loads((tmp_path / "done.json").read_text(encoding="utf-8"))
    assert (done["title"], done["out"], done["grade"]) == ("河湾镇2023年工作总结", "mended.docx", "unreliable")
    assert [(one["code"], one["done"]) for one in done["done"]] == [
        ("furniture_removed", "mended"),
        ("masked_figure", "told"),
        ("furniture_removed", "mended"),
    ]
    printed = capsys.readouterr().out
    assert "masked_figure" in printed
    assert "mended: 2, told: 1" in printed
    assert [p.text for p in docx.Document(str(tmp_path / "mended.docx")).paragraphs] == [
        "河湾镇2023年工作总结",
        BODY,
        "投入××万元。",
    ]


def test_each_of_several_reports_gets_a_file(tmp_path: Path) -> None:
    assert mend(tmp_path, f"【第一篇】\n河湾镇工作总结\n{BODY}\n【第二篇】\n青岚镇工作总结\n{BODY}") == 0
    titles = [docx.Document(str(tmp_path / name)).core_properties.title for name in ("mended.docx", "mended-2.docx")]
    assert titles == ["河湾镇工作总结", "青岚镇工作总结"]


def test_a_clean_report_has_nothing_to_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mend(tmp_path, f"河湾镇工作总结\n{BODY}") == 0
    assert "mended: 0, told: 0" in capsys.readouterr().out


def test_what_cannot_be_written_or_read_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "report.txt").write_text(f"河湾镇工作总结\n{BODY}", encoding="utf-8")
    assert main(["mend", str(tmp_path / "report.txt"), "--out", str(tmp_path / "folder.docx")]) == 2
    assert main(["mend", str(tmp_path / "report.txt"), "--out", str(tmp_path / "x.pdf")]) == 2
    assert main(["mend", str(tmp_path / "nothing.txt"), "--out", str(tmp_path / "x.docx")]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in errors] == ["output_unwritable", "usage", "missing_path"]


def test_the_report_itself_is_never_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mend(tmp_path, f"河湾镇工作总结\n{BODY}") == 0
    report = tmp_path / "mended.docx"
    before = report.read_bytes()
    (tmp_path / "link.docx").symlink_to(report)
    for out in (report, tmp_path / "link.docx"):
        assert main(["mend", str(report), "--out", str(out)]) == 2
    assert main(["mend", str(report), "--out", str(tmp_path / "b.docx"), "--json", str(report)]) == 2
    assert "is the report itself" in capsys.readouterr().err
    assert report.read_bytes() == before
    assert not (tmp_path / "b.docx").exists()


def test_what_another_hand_has_written_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"河湾镇2023年工作总结\n{BODY}\n投入××万元。"
    listed = tmp_path / "done.json"
    for number in range(2):  # its own work is
        assert mend(tmp_path, text, "--json", str(listed)) == 0, number
    theirs = docx.Document(str(tmp_path / "mended.docx"))
    theirs.core_properties.last_modified_by = "somebody"
    theirs.save(str(tmp_path / "mended.docx"))
    assert mend(tmp_path, text) == 2
    assert "output_unwritable" in capsys.readouterr().err
    (tmp_path / "mended.docx").write_bytes(b"")
    listed.write_text('{"mine": 1}', encoding="utf-8")
    assert mend(tmp_path, text, "--json", str(listed)) == 2
    assert (tmp_path / "mended.docx").read_bytes() == b""
    assert listed.read_text(encoding="utf-8") == '{"mine": 1}'
