"""`--mask-ids`: nothing that a run writes holds such a number, and everything else is as without it."""

from __future__ import annotations

from pathlib import Path

import docx
import msgspec
import pytest

import pipeline
from tests.invariants import assert_record_holds
from tests.processes import workreport

MOBILE, IDENTITY, CARD, LINE = "13812345678", "11010519491231002X", "6222021234567890128", "0571-87654321"
BODY = (
    "一、走访慰问\n全年走访困难家庭128户，发放慰问金6.4万元。联系人李某，手机{mobile}。\n"
    "二、联系方式{mobile}\n身份证{identity}，卡号{card}，“暖溪行动”热线{line}。办理事项13812345679元。\n"
)
TEXT = BODY.format(mobile=MOBILE, identity=IDENTITY, card=CARD, line=LINE)
NUMBERS = (MOBILE, IDENTITY, CARD, LINE)


@pytest.fixture(scope="module")
def masking() -> pipeline.Miner:
    return pipeline.load_miner(keep_rejected=True, mask_ids=True)


def test_no_field_of_a_record_holds_a_number(masking: pipeline.Miner) -> None:
    report = masking.mine_text(TEXT, f"青溪镇2023年工作总结 {MOBILE}")
    encoded = msgspec.json.encode(report).decode()
    assert [number for number in NUMBERS if number in encoded] == []
    assert report.provenance.masked
    assert_record_holds(report)


def test_what_stands_before_a_heading_or_a_title_hides_its_number(masking: pipeline.Miner) -> None:
    text = "某局办公电话\n87654321值班工作总结\n一、工作情况\n走访困难家庭128户。\n咨询电话\n87654321王主任"
    report = masking.mine_text(text)
    assert "87654321" not in msgspec.json.encode(report).decode()
    assert report.report.title == "XXXXXXXX值班工作总结"


def test_everything_else_is_as_without(masking: pipeline.Miner, auditing_miner: pipeline.Miner) -> None:
    plain, masked = (miner.mine_text(TEXT, "青溪镇2023年工作总结") for miner in (auditing_miner, masking))
    assert plain.text is not None
    assert masked.text is not None
    assert len(plain.text) == len(masked.text)
    assert [(count.start, count.end, count.value) for count in plain.counts] == [
        (count.start, count.end, count.value) for count in masked.counts
    ]
    assert [one.name for one in plain.initiatives] == [one.name for one in masked.initiatives] == ["暖溪行动"]
    assert [(one.start, one.end) for one in plain.sections] == [(one.start, one.end) for one in masked.sections]
    assert not plain.provenance.masked


def test_a_report_without_such_numbers_is_the_same_but_for_its_provenance(
    masking: pipeline.Miner, auditing_miner: pipeline.Miner
) -> None:
    for path in sorted((Path(__file__).parents[1] / "corpus" / "reports").iterdir())[:6]:
        plain, masked = auditing_miner.mine(path), masking.mine(path)
        assert masked == msgspec.structs.replace(plain, provenance=masked.provenance)


def test_no_file_of_a_run_holds_a_number(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = f"打印人 {MOBILE}"
    document.core_properties.author = f"李某{MOBILE}"
    document.save(str(folder / f"总结 {MOBILE}.docx"))
    (folder / f"总结 {IDENTITY}.txt").write_text(TEXT * 20, encoding="utf-8")
    (folder / f"副本 {IDENTITY}.txt").write_text(TEXT * 20, encoding="utf-8")
    (folder / f"坏的 {CARD}.docx").write_bytes(b"PK\x03\x04")
    assert workreport("run", str(folder), "--out", str(out), "--mask-ids", "--documents", "--workers", "1") == 1
    assert workreport("duplicates", str(out)) == 0
    assert workreport("export", str(out), "--to", "csv") == 0
    written = [path for path in out.rglob("*") if path.is_file() and not path.name.startswith("ledger")]
    assert {"failures.jsonl", "duplicates.jsonl", "sketches.sqlite", "manifest.json", "documents.csv"} <= {
        path.name for path in written
    }
    leaks = [(path.name, number) for path in written for number in NUMBERS if number.encode() in path.read_bytes()]
    assert leaks == []


def test_masked_and_plain_records_do_not_share_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run = ("run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--workers", "1")
    assert workreport(*run) == 0
    assert workreport(*run, "--mask-ids") == 2
    assert workreport(*run, "--mask-ids", "--remine") == 0
