from __future__ import annotations

import io

import docx as python_docx
import pytest

from pipeline.records import Properties
from tests.ingest.docx.conftest import Read
from tests.ingest.docx.wordml import (
    abstract,
    cell,
    docx,
    level,
    listed,
    num,
    pack,
    paragraph,
    part,
    parts_of,
    run,
    style,
    styled,
    table,
    text_box,
)


def _note(kind: str, note_id: int, content: str, note_type: str = "") -> str:
    attribute = f' w:type="{note_type}"' if note_type else ""
    return f'<w:{kind} w:id="{note_id}"{attribute}>{content}</w:{kind}>'


def _reference(kind: str, note_id: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{note_id}"/></w:r>'


def test_notes_stand_last_in_the_order_of_their_references(read: Read) -> None:
    footnotes = part(
        "footnotes",
        _note("footnote", -1, paragraph("分隔"), "separator")
        + _note("footnote", 1, paragraph("未引用") + paragraph("未引用"))
        + _note("footnote", 2, paragraph("脚注乙"))
        + _note("footnote", 3, paragraph("脚注丙") + table([cell("注中表")])),
    )
    endnotes = part("endnotes", _note("endnote", 1, paragraph("尾注")))
    body = paragraph(run("甲") + _reference("endnote", 1) + _reference("footnote", 3)) + paragraph(
        run("乙") + text_box(paragraph(run("框") + _reference("footnote", 2)))
    )
    extra = {"footnotes.xml": ("footnotes", footnotes), "endnotes.xml": ("endnotes", endnotes)}
    blocks = read(docx(body, extra=extra)).blocks
    assert [(block.text, block.kind, block.paragraph) for block in blocks] == [
        ("甲", "paragraph", 0),
        ("乙", "paragraph", 1),
        ("框", "text_box", 2),
        ("脚注丙", "footnote", 4),
        ("注中表", "footnote", 5),
        ("脚注乙", "footnote", 3),
        ("尾注", "endnote", 0),
    ]


def test_a_reference_without_its_note_is_nothing(read: Read) -> None:
    blocks = read(docx(paragraph(run("甲") + _reference("footnote", 9)))).blocks
    assert [block.text for block in blocks] == ["甲"]


def test_headers_footers_and_comments_stand_aside(read: Read) -> None:
    comment = f'<w:comment w:id="0">{paragraph("请核实")}{paragraph("数字")}</w:comment><w:comment w:id="1"/>'
    extra = {
        "header1.xml": ("header", part("hdr", paragraph("内部资料") + paragraph(text_box(paragraph("页眉框"))))),
        "footer1.xml": ("footer", part("ftr", paragraph(""))),
        "comments.xml": ("comments", part("comments", comment)),
    }
    document = read(docx(paragraph("正文。"), extra=extra))
    assert [block.text for block in document.blocks] == ["正文。"]
    assert {(aside.kind, aside.part, aside.text) for aside in document.asides} == {
        ("header", "word/header1.xml", "内部资料\n页眉框"),
        ("comment", "word/comments.xml", "请核实\n数字"),
    }


def test_numbers_in_headers_do_not_count_in_the_body(read: Read) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    extra = {"header1.xml": ("header", part("hdr", paragraph("页眉", listed(1))))}
    document = read(docx(paragraph("正文", listed(1)), numbering=numbering, extra=extra))
    assert (document.blocks[0].label, document.asides[0].text) == ("1.", "1.页眉")


def test_core_properties_are_kept_as_they_are(read: Read) -> None:
    core = (
        "<dc:title> 年度总结 </dc:title><dc:creator>李明远</dc:creator><dc:subject>无</dc:subject>"
        "<dcterms:created>2023-06-30T08:00:00Z</dcterms:created><dcterms:modified/>"
    )
    assert read(docx(paragraph("正文"), core=core)).properties == Properties(
        title="年度总结", author="李明远", created="2023-06-30T08:00:00Z"
    )
    assert read(docx(paragraph("正文"))).properties == Properties()


def test_app_properties_are_kept_strict_or_not(read: Read) -> None:
    app = "<Application>WPS Office</Application><Company>青岚镇人民政府</Company><Pages>3</Pages>"
    parts = parts_of(paragraph("正文"), app=app)
    expected = Properties(company="青岚镇人民政府", application="WPS Office")
    assert read(pack(parts)).properties == expected
    strict = {name: _strict(xml) for name, xml in parts.items()}
    assert strict["docProps/app.xml"] != parts["docProps/app.xml"]
    assert read(pack(strict)).properties == expected


def _strict(xml: str) -> str:
    """The part as "Strict Open XML Document" writes it."""
    return (
        xml.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"
        )
        .replace("/extended-properties", "/extendedProperties")
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/", "http://purl.oclc.org/ooxml/wordprocessingml/"
        )
    )


def test_a_strict_document_reads_as_its_transitional_twin(read: Read) -> None:
    notes = part("footnotes", _note("footnote", 1, paragraph("注")))
    body = (
        paragraph("总结", styled("h"))
        + paragraph(run("甲") + _reference("footnote", 1), listed(1))
        + table([cell("乙", '<w:gridSpan w:val="2"/>'), cell("丙")])
        + paragraph("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
    )
    parts = parts_of(
        body,
        styles=style("h", "heading 1"),
        numbering=abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0),
        core="<dc:title>总结</dc:title>",
        extra={"footnotes.xml": ("footnotes", notes), "header1.xml": ("header", part("hdr", paragraph("眉")))},
    )
    strict = {name: _strict(xml) for name, xml in parts.items()}
    assert "http://schemas.openxmlformats.org/wordprocessingml" not in strict["word/document.xml"]
    document = read(pack(strict))
    assert document == read(pack(parts))
    assert [block.label for block in document.blocks if block.label] == ["一、"]


def test_blocks_lead_back_to_their_part(read: Read) -> None:
    notes = part("footnotes", _note("footnote", 1, paragraph("注一") + paragraph("注二")))
    body = paragraph(run("甲") + _reference("footnote", 1)) + table([cell("乙"), cell("丙")])
    blocks = read(docx(body, extra={"Notes/footnotes.xml": ("footnotes", notes)})).blocks
    assert [(block.part, block.paragraph, block.row, block.column) for block in blocks] == [
        ("word/document.xml", 0, None, None),
        ("word/document.xml", 1, 0, 0),
        ("word/document.xml", 2, 0, 1),
        ("word/notes/footnotes.xml", 0, None, None),
        ("word/notes/footnotes.xml", 1, None, None),
    ]


def test_a_document_without_text_has_no_blocks(read: Read) -> None:
    document = read(docx(paragraph()))
    assert (document.format, document.blocks, document.asides) == ("docx", (), ())


def test_a_relationship_to_a_missing_part_is_nothing(read: Read) -> None:
    parts = parts_of(paragraph("正文", listed(1)), numbering="<w:num/>", styles="<w:style/>", core="<dc:title/>")
    kept = {name: xml for name, xml in parts.items() if "numbering" not in name and "core" not in name}
    assert [block.label for block in read(pack(kept)).blocks] == [None]


@pytest.mark.parametrize("wrapper", ["ins", "smartTag", "sdt", "tbl"])
def test_the_deepest_nesting_that_parses_is_walked(wrapper: str, read: Read) -> None:
    opening, closing, levels = {
        "ins": ("<w:ins>", "</w:ins>", 245),
        "smartTag": ("<w:smartTag>", "</w:smartTag>", 245),
        "sdt": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120),
        "tbl": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80),
    }[wrapper]
    inline = wrapper in {"ins", "smartTag"}
    inner = run("最深") if inline else paragraph("最深")
    nested = opening * levels + inner + closing * levels
    (block,) = read(docx(paragraph(nested) if inline else nested)).blocks
    assert block.text == "最深"


def test_plain_documents_read_as_python_docx_reads_them(read: Read) -> None:
    written = python_docx.Document()
    written.add_heading("年度工作总结", 0)
    written.add_heading("一、主要成绩", 1)
    written.add_paragraph("全年走访住户９00余户。").add_run("满意率98%").bold = True
    written.add_paragraph("列表项", style="List Bullet")
    grid = written.add_table(rows=2, cols=3)
    for row, line in enumerate(grid.rows):
        for column, one in enumerate(line.cells):
            one.text = f"格{row}{column}"
    written.core_properties.title = "总结"
    buffer = io.BytesIO()
    written.save(buffer)
    document = read(buffer.getvalue())
    oracle = python_docx.Document(buffer)
    paragraphs = [block for block in document.blocks if block.kind == "paragraph"]
    assert [block.text for block in paragraphs] == [one.text for one in oracle.paragraphs if one.text]
    names = [one.style.name for one in oracle.paragraphs if one.text and one.style is not None]
    assert [(block.style or "Normal").lower() for block in paragraphs] == [(name or "").lower() for name in names]
    cells = {(block.row, block.column): block.text for block in document.blocks if block.kind == "table_cell"}
    assert cells == {(r, c): oracle.tables[0].cell(r, c).text for r in range(2) for c in range(3)}
    assert [block.heading_level for block in paragraphs] == [None, 1, None, None]
    assert document.properties.title == oracle.core_properties.title
