"""Tracked changes from the command line: the view is chosen there, and told in what is written."""

from __future__ import annotations

import json
from pathlib import Path

import docx as word
import pytest

from pipeline.cli import main
from tests.ingest.docx.wordml import docx, paragraph, run

_TRACKED = 'w:id="1" w:author="a"'
_CHANGED = (
    f"<w:del {_TRACKED}><w:r><w:delText>完成投资八千万元。</w:delText></w:r></w:del>"
    f"<w:ins {_TRACKED}>{run('完成投资九千万元。')}</w:ins>"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "总结.docx"
    path.write_bytes(docx(paragraph("青岚镇工作总结") + paragraph(_CHANGED)))
    return path


@pytest.mark.parametrize(
    ("options", "text", "view"),
    [([], "九千万", "accepted"), (["--revisions", "original"], "八千万", "original")],
)
def test_run_reads_the_view_that_is_asked_for(
    options: list[str], text: str, view: str, report: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(report), "--out", str(out), "--workers", "1", *options]) == 0
    (line,) = (out / "records" / "part-000001.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert record["text"] == f"青岚镇工作总结\n完成投资{text}元。"
    assert record["source"]["revisions"] == view
    assert json.loads((out / "manifest.json").read_bytes())["options"]["revisions"] == view


def test_views_do_not_mix_in_one_folder(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_it = ["run", str(report), "--out", str(tmp_path / "out"), "--workers", "1"]
    assert main(run_it) == 0
    assert main([*run_it, "--revisions", "original"]) == 2
    assert "another_recipe" in (told := capsys.readouterr().err)
    assert "--revisions" in told
    (tmp_path / "out" / "ledger.sqlite").unlink()
    assert main([*run_it, "--revisions", "original"]) == 2
    assert main([*run_it, "--revisions", "original", "--remine"]) == 0


def test_show_and_explain_read_it_too(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(report), "--revisions", "original"]) == 0
    assert "八千万元" in capsys.readouterr().out
    assert main(["show", str(report)]) == 0
    assert "九千万元" in capsys.readouterr().out
    assert main(["explain", str(report), "八千万元", "--revisions", "original"]) == 0
    assert "money" in capsys.readouterr().out


def test_mend_writes_what_it_reads(report: Path, tmp_path: Path) -> None:
    assert main(["mend", str(report), "--revisions", "original", "--out", str(tmp_path / "mended.docx")]) == 0
    written = [part.text for part in word.Document(str(tmp_path / "mended.docx")).paragraphs]
    assert written == ["青岚镇工作总结", "完成投资八千万元。"]
