"""Files that only LibreOffice reads, on their way into a run."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import pipeline
from pipeline.cli import main
from pipeline.errors import DocumentError
from pipeline.ingest.docx import read_docx
from pipeline.run.convert import converted
from pipeline.run.libreoffice import OfficeFile
from pipeline.run.opening import FileState
from pipeline.run.reading import Entry, Item
from pipeline.stages import RawFile
from tests.ingest.docx.wordml import abstract, cell, docx, level, listed, num, paragraph, run, style, styled, table
from tests.run.fakes import failures
from tests.run.office import FILTERS, LIMITS, needs_libreoffice, office, saved_as

_REPORTS = Path(__file__).resolve().parents[2] / "corpus" / "reports"
_SPACE = dict.fromkeys(map(ord, " \t\n\u3000\xa0"))
REPORT = docx(
    paragraph("青岚镇2024年工作总结", styled("t"))
    + paragraph("主要成绩", listed(1))
    + paragraph(run("全镇现有茶农1200余户，") + run("完成投资3.2亿元。", "<w:b/>"))
    + paragraph("存在问题", listed(1))
    + table([cell("村名"), cell("户数")], [cell("上岚村"), cell("320")])
    + paragraph("办结率为98%。"),
    styles=style("t", "Title"),
    numbering=abstract(0, level(0, "chineseCountingThousand", "%1.")) + num(1, 0),
)
"""Its list writes a full stop: LibreOffice, saving .rtf, loses what is not ASCII in a list's text."""


def _item(name: str, content: bytes) -> Item:
    raw = RawFile(uri=name, name=name, content=content)
    return Item(file=FileState(path=name.encode(), size=1, mtime_ns=1), entry=Entry(uri=name, key=name, raw=raw))


class _Calls:
    """Converts by putting a mark before the content, and fails where that says so."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def __call__(self, files: Sequence[OfficeFile]) -> list[bytes | DocumentError]:
        self.sizes.append(len(files))
        fault = DocumentError("conversion_failed", "as the file asks", stage="read")
        return [fault if b"fail" in file.content else b"docx:" + file.content for file in files]


def test_items_keep_their_order_and_calls_are_few() -> None:
    calls = _Calls()
    items = [_item(f"{number}.txt", b"text") for number in range(3)]
    items += [
        _item(f"{number}.rtf" if number % 2 else f"{number}.txt", b"{\\rtf1}" if number % 2 else b"t")
        for number in range(20)
    ]
    items += [_item("fail.rtf", b"{\\rtf1 fail}"), Item(file=items[0].file, entry=None)]
    found = list(converted(items, calls, LIMITS.model_copy(update={"conversion_files": 4})))
    assert [item.entry and item.entry.uri for item in found] == [item.entry and item.entry.uri for item in items]
    assert calls.sizes == [4, 4, 3]
    raws = [item.entry.raw for item in found if item.entry and item.entry.raw]
    assert {raw.name[-3:]: raw.converted for raw in raws} == {"txt": None, "rtf": b"docx:{\\rtf1}"}
    (failed,) = (item.entry for item in found if item.entry and item.entry.failure)
    assert (failed.raw, failed.failure and failed.failure.code) == (None, "conversion_failed")


def test_what_needs_no_conversion_waits_for_none() -> None:
    calls = _Calls()
    stream = converted(iter([_item("a.txt", b"text"), _item("b.rtf", b"{\\rtf1}")]), calls, LIMITS)
    assert next(stream).entry is not None
    assert calls.sizes == []


def test_a_batch_is_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.convert._WAITING_BYTES", 1000)
    calls = _Calls()
    list(converted([_item(f"{number}.rtf", b"{\\rtf1}" + b"x" * 600) for number in range(4)], calls, LIMITS))
    assert calls.sizes == [2, 2]


@needs_libreoffice
def test_every_format_gives_the_text_of_the_docx(tmp_path: Path, miner: pipeline.Miner) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    doc = saved_as(REPORT, "doc")
    files = {"a.doc": doc, "b.rtf": saved_as(REPORT, "rtf"), "c.odt": saved_as(REPORT, "odt")}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("总结.wps", doc + b"\0")
    assert main(["run", str(folder), "--out", str(out), "--workers", "2"]) == 0
    records = [json.loads(line) for line in (out / "records" / "part-000001.jsonl").read_bytes().splitlines()]
    (expected,) = miner.mine_file(RawFile(uri="x", name="x", content=REPORT))
    assert [(record["source"]["uri"], record["source"]["format"]) for record in records] == [
        ("a.doc", "doc"),
        ("b.rtf", "rtf"),
        ("c.odt", "odt"),
        ("z.zip/总结.wps", "wps"),
    ]
    for record in records:
        assert record["text"] == expected.text
        assert {block["kind"] for block in record["blocks"]} == {"paragraph", "table_cell"}
        assert [(check["quote"]) for check in record["counts"]][:2] == ["1200余户", "3.2亿元"]
    assert records[0]["id"] == hashlib.sha256(doc).hexdigest()
    assert records[0]["source"]["bytes"] == len(doc)


@needs_libreoffice
def test_one_file_is_converted_where_it_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "总结.wps"
    path.write_bytes(saved_as(REPORT, "doc"))
    assert pipeline.load_miner().mine(path).source.format == "wps"
    assert main(["show", str(path)]) == 0
    assert "1200余户" in capsys.readouterr().out


@needs_libreoffice
def test_a_file_that_cannot_be_converted_fails_and_the_others_do_not(tmp_path: Path) -> None:
    whole = saved_as(REPORT, "doc")
    (tmp_path / "whole.doc").write_bytes(whole)
    (tmp_path / "cut.doc").write_bytes(whole[:1024] + "WordDocument".encode("utf-16-le"))
    assert main(["run", str(tmp_path / "whole.doc"), str(tmp_path / "cut.doc"), "--out", str(tmp_path / "out")]) == 1
    assert failures(tmp_path / "out") == [("cut.doc", "conversion_failed")]


def test_without_libreoffice_the_failure_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 a}")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["run", str(tmp_path / "a.rtf"), "--out", str(tmp_path / "out"), "--workers", "1"]) == 1
    (line,) = (tmp_path / "out" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    failure = json.loads(line)
    assert (failure["code"], failure["source"]["format"]) == ("needs_libreoffice", "rtf")
    assert "apt-get install" in failure["message"]
    with pytest.raises(DocumentError, match="needs_libreoffice"):
        pipeline.load_miner().mine(tmp_path / "a.rtf")


@needs_libreoffice
def test_once_libreoffice_is_there_a_retry_reads_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.rtf").write_bytes(saved_as(REPORT, "rtf"))
    command = ["run", str(tmp_path / "a.rtf"), "--out", str(tmp_path / "out"), "--workers", "1"]
    with monkeypatch.context() as without:
        without.setenv("PATH", str(tmp_path))
        assert main(command) == 1
    assert main([*command, "--retry-failed"]) == 0


def test_a_member_of_an_archive_that_is_too_large_is_not_converted(tmp_path: Path) -> None:
    calls = _Calls()
    small = LIMITS.model_copy(update={"file_bytes": 5})
    (item,) = converted([_item("a.rtf", b"{\\rtf1}")], calls, small)
    assert (calls.sizes, item.entry and item.entry.raw and item.entry.raw.converted) == ([], None)


@pytest.mark.slow
@needs_libreoffice
def test_every_report_saved_as_doc_reads_as_before() -> None:
    paths = sorted(_REPORTS.glob("*.docx"))
    docx_files = [OfficeFile(content=path.read_bytes(), format="docx") for path in paths]
    saved = [OfficeFile(content=_whole(one), format="doc") for one in office().convert(docx_files, FILTERS["doc"])]
    back = [_whole(one) for one in office().convert(saved)]
    different = [
        path.name for path, content in zip(paths, back, strict=True) if _letters(content) != _letters(path.read_bytes())
    ]
    assert paths
    assert not different


def _whole(result: bytes | DocumentError) -> bytes:
    assert isinstance(result, bytes)
    return result


def _letters(content: bytes) -> str:
    """All but white space, which .doc keeps in other places."""
    return "".join(f"{block.label or ''}{block.text}" for block in read_docx(content, LIMITS).blocks).translate(_SPACE)
