"""The mended report as a Word file: what is mined from it again is the same."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from pipeline.assembly import Miner
from pipeline.config import Config
from pipeline.damage import damage
from pipeline.output.word import write_word
from pipeline.records import Report
from pipeline.stages import RawFile
from tests.damage.round_trip import clean, rows, ways

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
