"""Tracked changes: the accepted view, and the one before them."""

from __future__ import annotations

import pytest

from pipeline.config.limits import Limits
from pipeline.ingest.blocks import RawBlock
from pipeline.ingest.docx import read_docx
from pipeline.records import Revisions
from tests.ingest.docx.wordml import (
    abstract,
    cell,
    docx,
    field,
    level,
    listed,
    num,
    paragraph,
    part,
    run,
    style,
    styled,
    table,
)

_TRACKED = 'w:id="1" w:author="a" w:date="2023-01-01T00:00:00Z"'
_MARK = "<w:rPr><w:{} " + _TRACKED + "/></w:rPr>"
_NUMBERING = abstract(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.")) + num(1, 0)


def _tracked(kind: str, content: str) -> str:
    return f"<w:{kind} {_TRACKED}>{content}</w:{kind}>"


def _deleted(text: str) -> str:
    return _tracked("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def _both(body: str, limits: Limits, **parts: str) -> tuple[tuple[RawBlock, ...], tuple[RawBlock, ...]]:
    """Blocks of the accepted view and of the original one."""
    content = docx(body, **parts)  # type: ignore[arg-type]
    views: tuple[Revisions, Revisions] = ("accepted", "original")
    accepted, original = (read_docx(content, limits, view).blocks for view in views)
    return accepted, original


def _texts(blocks: tuple[RawBlock, ...]) -> list[str]:
    return [f"{block.label or ''}{block.text}" for block in blocks]


@pytest.mark.parametrize(
    ("inside", "accepted", "original"),
    [
        (_deleted("旧") + _tracked("ins", run("新")), "新", "旧"),
        (_tracked("moveFrom", run("从前")) + _tracked("moveTo", run("后来")), "后来", "从前"),
        (_tracked("ins", run("新") + _deleted("插了又删")), "新", ""),
        (_tracked("ins", "<w:hyperlink>" + run("链接") + "</w:hyperlink>"), "链接", ""),
        (f"<w:hyperlink>{_deleted('旧')}{_tracked('ins', run('新'))}</w:hyperlink>", "新", "旧"),
        (_tracked("del", field("PAGE", run("3")).replace("instrText", "delInstrText")), "", "3"),
        (_tracked("ins", field("PAGE", run("3"))), "3", ""),
        (run("密", f"<w:rPrChange {_TRACKED}><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), "密", ""),
        (run("密", f"<w:vanish/><w:rPrChange {_TRACKED}><w:rPr/></w:rPrChange>"), "", "密"),
        (f"<m:oMath>{_tracked('del', '<m:r><m:t>1</m:t></m:r>')}<m:r><m:t>x</m:t></m:r></m:oMath>", "x", "1x"),
    ],
)
def test_runs(inside: str, accepted: str, original: str, limits: Limits) -> None:
    views = _both(paragraph(run("前") + inside + run("后")), limits)
    assert [_texts(view) for view in views] == [[f"前{accepted}后"], [f"前{original}后"]]


def test_a_mark_that_was_inserted_splits_what_was_one_paragraph(limits: Limits) -> None:
    views = _both(paragraph("走访", _MARK.format("ins")) + paragraph("住户。"), limits)
    assert [_texts(view) for view in views] == [["走访", "住户。"], ["走访住户。"]]


@pytest.mark.parametrize("kind", ["del", "moveFrom"])
def test_a_mark_that_was_taken_out_joined_two_paragraphs(kind: str, limits: Limits) -> None:
    views = _both(paragraph("走访", _MARK.format(kind)) + paragraph("住户。"), limits)
    assert [_texts(view) for view in views] == [["走访住户。"], ["走访", "住户。"]]


def test_list_numbers_count_the_paragraphs_of_their_own_view(limits: Limits) -> None:
    body = (
        paragraph("甲", listed(1))
        + paragraph(_deleted("删"), listed(1) + _MARK.format("del"))
        + paragraph(_tracked("ins", run("增")), listed(1) + _MARK.format("ins"))
        + paragraph(_tracked("ins", run("再增")), listed(1) + _MARK.format("ins"))
        + paragraph("乙", listed(1))
    )
    accepted, original = _both(body, limits, numbering=_NUMBERING)
    assert _texts(accepted) == ["一、甲", "二、增", "三、再增", "四、乙"]
    assert _texts(original) == ["一、甲", "二、删", "三、乙"]


def test_a_paragraph_that_moved_counts_where_it_stands_in_each_view(limits: Limits) -> None:
    body = (
        paragraph("甲", listed(1))
        + paragraph(_tracked("moveFrom", run("搬")), listed(1) + _MARK.format("moveFrom"))
        + paragraph("乙", listed(1))
        + paragraph(_tracked("moveTo", run("搬")), listed(1) + _MARK.format("moveTo"))
    )
    accepted, original = _both(body, limits, numbering=_NUMBERING)
    assert _texts(accepted) == ["一、甲", "二、乙", "三、搬"]
    assert _texts(original) == ["一、甲", "二、搬", "三、乙"]


def test_former_paragraph_properties_come_back(limits: Limits) -> None:
    former = f"<w:pPrChange {_TRACKED}><w:pPr>{styled('h')}{listed(1, 1)}</w:pPr></w:pPrChange>"
    body = paragraph("成绩", listed(1) + _MARK.format("ins") + former) + paragraph("与问题", styled("h"))
    accepted, original = _both(body, limits, numbering=_NUMBERING, styles=style("h", "heading 1"))
    assert [(block.label, block.text, block.heading_level) for block in accepted] == [
        ("一、", "成绩", None),
        (None, "与问题", 1),
    ]
    assert [(block.label, block.text, block.heading_level) for block in original] == [(None, "成绩与问题", 1)]
    (_, block) = _both(
        paragraph("成绩", listed(1) + former), limits, numbering=_NUMBERING, styles=style("h", "heading 1")
    )
    assert [(one.label, one.heading_level) for one in block] == [("1.", 1)]


def test_a_list_that_was_put_on_is_taken_off(limits: Limits) -> None:
    put_on = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {_TRACKED}/></w:numPr>'
    views = _both(paragraph("甲", put_on), limits, numbering=_NUMBERING)
    assert [_texts(view) for view in views] == [["一、甲"], ["甲"]]


def test_rows_and_cells(limits: Limits) -> None:
    def row(text: str, change: str = "") -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr>{cell(text)}</w:tr>"

    rows = row("留") + row("删", f"<w:del {_TRACKED}/>") + row("增", f"<w:ins {_TRACKED}/>")
    changed = (
        f"<w:tr>{cell('丙', f'<w:cellDel {_TRACKED}/>')}{cell('丁', f'<w:cellIns {_TRACKED}/>')}{cell('戊')}</w:tr>"
    )
    accepted, original = _both(f"<w:tbl>{rows}{changed}</w:tbl>", limits)
    assert [(block.text, block.row, block.column) for block in accepted] == [
        ("留", 0, 0),
        ("增", 1, 0),
        ("丁", 2, 0),
        ("戊", 2, 1),
    ]
    assert [(block.text, block.row, block.column) for block in original] == [
        ("留", 0, 0),
        ("删", 1, 0),
        ("丙", 2, 0),
        ("戊", 2, 1),
    ]


def test_cells_that_were_merged_stand_apart_again(limits: Limits) -> None:
    merged = f'<w:cellMerge {_TRACKED} w:vMerge="cont" w:vMergeOrig="rest"/>'
    wide = f'<w:gridSpan w:val="2"/><w:tcPrChange {_TRACKED}><w:tcPr/></w:tcPrChange>'
    body = table([cell("上", '<w:vMerge w:val="restart"/>'), cell("宽", wide), cell("右")], [cell("下", merged)])
    accepted, original = _both(body, limits)
    assert [(block.text, block.column) for block in accepted] == [("上", 0), ("宽", 1), ("右", 3)]
    assert [(block.text, block.column) for block in original] == [("上", 0), ("宽", 1), ("右", 2), ("下", 0)]


def test_notes_and_asides_are_of_the_same_view(limits: Limits) -> None:
    def changed(text: str) -> str:
        return paragraph(_deleted(f"旧{text}") + _tracked("ins", run(f"新{text}")))

    extra = {
        "footnotes.xml": ("footnotes", part("footnotes", f'<w:footnote w:id="1">{changed("注")}</w:footnote>')),
        "header1.xml": ("header", part("hdr", changed("眉"))),
    }
    content = docx(paragraph(run("甲") + '<w:r><w:footnoteReference w:id="1"/></w:r>'), extra=extra)
    document = read_docx(content, limits, "original")
    assert ([block.text for block in document.blocks], document.asides[0].text) == (["甲", "旧注"], "旧眉")


def test_a_text_without_changes_has_one_view(limits: Limits) -> None:
    body = paragraph("总结", styled("h")) + paragraph("甲", listed(1)) + table([cell("乙"), cell("丙")])
    accepted, original = _both(body, limits, numbering=_NUMBERING, styles=style("h", "heading 1"))
    assert accepted == original
