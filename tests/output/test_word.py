"""The mended report as a Word file: what is mined from it again is the same."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import docx
import msgspec
import pytest

from pipeline.assembly import Miner
from pipeline.config import Config
from pipeline.damage import damage
from pipeline.output.word import write_word
from pipeline.records import BlockKind, Notice, Report
from pipeline.stages import RawFile
from tests.damage.round_trip import clean, rows, ways
from tests.ingest.docx.wordml import cell, paragraph, part, run, table
from tests.ingest.docx.wordml import docx as word

REPORTS = sorted((Path(__file__).resolve().parents[2] / "corpus" / "reports").iterdir())
BODY = "全镇办成实事12件，惠及群众3200人，群众满意度明显提升。"


@pytest.fixture(scope="module")
def miner(config: Config) -> Miner:
    return Miner(config)


def again(miner: Miner, content: bytes) -> Report:
    (report,) = miner.mine_file(RawFile(uri="mended.docx", name="mended.docx", content=content))
    return report


def findings(report: Report) -> list[object]:
    outline = [(s.level, s.label, s.heading, s.start, s.end, s.body_start, s.role) for s in report.sections]
    counts = [(c.quote, c.start, c.value, c.object, c.section, c.role, c.status) for c in report.counts]
    return [report.report.title, report.text, outline, counts, [one.name for one in report.initiatives]]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_what_is_mined_from_the_mended_file_is_the_same(path: Path, miner: Miner) -> None:
    (report,) = miner.mine_all(path)
    mended = write_word(report)
    assert findings(again(miner, mended)) == findings(report)
    assert write_word(report) == mended


@pytest.mark.parametrize("way", rows())
def test_so_it_is_for_damaged_ones(way: str, miner: Miner) -> None:
    for seed, original in enumerate(list(clean().values())[::6]):
        report = miner.mine_text(damage(original.text, [ways()[name] for name in rows()[way]], seed).text)
        assert findings(again(miner, write_word(report)))[1:] == findings(report)[1:]


def test_a_word_file_has_styles_tables_and_notes(miner: Miner) -> None:
    report = miner.mine_all(next(path for path in REPORTS if path.stem == "hospital-half-year"))[0]
    document = docx.Document(io.BytesIO(write_word(report)))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles[str(report.report.title)] == "Title"
    whole = [s for s in report.sections if s.level == 1 and s.body_start > s.start + len(f"{s.label}{s.heading}")]
    assert {styles[f"{section.label or ''}{section.heading}"] for section in whole} == {"Heading 1"}
    assert len(document.tables) == len({block.table for block in report.blocks if block.table is not None}) > 0
    assert any(block.kind == "footnote" for block in again(miner, write_word(report)).blocks)


def test_what_is_doubtful_bears_a_comment(miner: Miner) -> None:
    report = miner.mine_text(f"河湾镇2023年工作总结\n{BODY}\n全年投入××万元，于2023年13月完工。\n{BODY}")
    document = docx.Document(io.BytesIO(write_word(report)))
    assert sorted(comment.text.partition(":")[0] for comment in document.comments) == [
        "date_impossible",
        "masked_figure",
    ]


def test_a_heading_that_runs_on_is_bold_and_no_more(miner: Miner) -> None:
    report = miner.mine_text(f"河湾镇2023年工作总结\n一、主要工作\n（一）抓党建。{BODY}\n（二）抓治理。{BODY}")
    document = docx.Document(io.BytesIO(write_word(report)))
    paragraph = next(one for one in document.paragraphs if one.text.startswith("（一）"))
    assert paragraph.style is not None
    assert paragraph.style.name == "Normal"
    assert [run.text for run in paragraph.runs if run.bold] == ["（一）抓党建"]


def test_yearbook_headings_are_headings_again(miner: Miner) -> None:
    report = miner.mine_text(
        f"河湾馆2023年工作总结\n一、业务\n【借阅】\n{BODY}\n【展览】{BODY}\n二、党建\n【党课】\n{BODY}"
    )
    assert findings(again(miner, write_word(report))) == findings(report)
    assert [section.heading for section in report.sections if section.level == 2] == ["借阅", "展览", "党课"]


def reference(kind: str, *numbers: int) -> str:
    return "".join(f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>' for number in numbers)


def notes(kind: str, *contents: str) -> tuple[str, str]:
    """The relationship and the XML of a part with these notes."""
    inner = "".join(f'<w:{kind} w:id="{number}">{content}</w:{kind}>' for number, content in enumerate(contents, 1))
    return f"{kind}s", part(f"{kind}s", inner)


@pytest.mark.parametrize("name", ["title", "author"])
def test_a_property_is_as_long_as_word_allows(name: str, miner: Miner) -> None:
    core = f"<dc:title>{'题' * 300}</dc:title><dc:creator>{'甲' * 300}</dc:creator>"
    report = again(miner, word(paragraph(BODY), core=core))
    mended = write_word(report)
    properties = docx.Document(io.BytesIO(mended)).core_properties
    assert len(getattr(properties, name)) == 255
    assert again(miner, mended).text == report.text


def test_a_title_that_was_given_is_cut(miner: Miner) -> None:
    report = miner.mine_text(BODY, "河湾镇" * 100)
    assert docx.Document(io.BytesIO(write_word(report))).core_properties.title == "河湾镇" * 85


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\x01", "\ud800"])
def test_what_xml_cannot_hold_is_left_out(character: str, miner: Miner) -> None:
    note = notes("footnote", paragraph("统计口径为常住人口。"))
    report = again(miner, word(paragraph(run(BODY) + reference("footnote", 1)), extra={"footnotes.xml": note}))
    text = str(report.text)
    spoilt = msgspec.structs.replace(
        report,
        text=text.replace("件", character).replace("口", character),
        report=msgspec.structs.replace(report.report, title=f"河湾{character}镇"),
        notices=(Notice(code="masked_figure", message=f"甲{character}乙", start=0, end=2),),
    )
    mended = write_word(spoilt)
    document = docx.Document(io.BytesIO(mended))
    assert again(miner, mended).text == text.replace("件", "").replace("口", "")
    assert document.core_properties.title == "河湾镇"
    assert [comment.text for comment in document.comments] == ["masked_figure: 甲乙"]


def test_a_plain_text_may_hold_them(miner: Miner) -> None:
    (report,) = miner.mine_file(RawFile(uri="a.txt", name="a.txt", content=f"实\ufffe施\uffff：\n{BODY}".encode()))
    assert again(miner, write_word(report)).text == f"实施：\n{BODY}"


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_of_a_report_that_is_one_table_are_kept(kind: str, miner: Miner) -> None:
    noted = cell(paragraph(run("慰问老人") + reference(kind, 1)))
    body = table([cell("项目"), cell("人数")], [noted, cell("30")])
    report = again(miner, word(body, extra={f"{kind}s.xml": notes(kind, paragraph("含山前村。"))}))
    assert {block.kind for block in report.blocks} == {"table_cell", kind}
    assert findings(again(miner, write_word(report))) == findings(report)


def test_a_table_in_a_note_makes_no_second_part(miner: Miner) -> None:
    inner = paragraph("分村人数如下。") + table([cell("山前村"), cell("30")]) + paragraph("以上为年末数。")
    body = paragraph(run(BODY) + reference("footnote", 1))
    report = again(miner, word(body, extra={"footnotes.xml": notes("footnote", inner)}))
    tables = [block.table for block in report.blocks if block.kind == "footnote"]
    assert None in tables
    assert 0 in tables
    mended = write_word(report)
    names = ZipFile(io.BytesIO(mended)).namelist()
    assert len(set(names)) == len(names)
    assert again(miner, mended).text == report.text


def test_footnotes_behind_endnotes_are_gathered(miner: Miner) -> None:
    """So they stand where a document takes in another one that has notes."""
    lines = [BODY, "甲注。", "乙注。", "丙注。"]
    kinds: list[BlockKind] = ["paragraph", "footnote", "endnote", "footnote"]
    report = miner.mine_text("\n".join(lines))
    mixed = msgspec.structs.replace(
        report,
        blocks=tuple(
            msgspec.structs.replace(block, kind=kind) for block, kind in zip(report.blocks, kinds, strict=True)
        ),
    )
    found = again(miner, write_word(mixed))
    assert found.text == "\n".join([BODY, "甲注。", "丙注。", "乙注。"])
    assert [block.kind for block in found.blocks] == ["paragraph", "footnote", "footnote", "endnote"]
