"""The stage from bytes to document: identity, source, failures, and what holds for any text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Config
from pipeline.errors import DocumentError
from pipeline.ingest import Ingester
from pipeline.stages import Document, RawFile
from tests.ingest.docx.wordml import cell, docx, paragraph, part, run, table

MARKS = [
    "一、",
    "（一）",
    "1、",
    "2、",
    "3、",
    "1.",
    "①",
    "“",
    "”",
    '"',
    "。",
    "，",
    "：",
    "\n",
    "　　",
    " ",
    "\u200b",
    "\t",
]
WORDS = [
    "完成投资3.2亿元",
    "走访老党员1",
    "26名",
    "xx万元",
    "202354万元",
    "今年工作稳步推进",
    "附件1",
    "一是",
    "二是",
    "总结",
]
DAMAGE = ["第5页共5页", "- 3 -", "下载", "展开阅读全文", "相关报道：", "首页", ">", "&nbsp;"]
LAST = "\n全镇干部群众团结一心，完成全年各项任务，群众满意度明显提升，获得县级表扬。"


def assert_holds(document: Document) -> None:
    text = document.text
    assert text
    position = 0
    for block in document.blocks:
        assert position <= block.start < block.end
        assert set(text[position : block.start]) <= {"\n"}
        assert "\n" not in text[block.start : block.end]
        position = block.end
    assert position == len(text)
    for line in text.split("\n"):
        assert line
        assert line == line.strip()
    for notice in document.notices:
        assert 0 <= notice.start <= notice.end <= len(text)
    for section in document.outline:
        assert 0 <= section.start <= section.body_start <= section.end <= len(text)
        for point in section.points:
            assert section.start <= point.start < point.end <= section.end


@given(st.lists(st.sampled_from([*MARKS, *WORDS, *DAMAGE]), max_size=60).map("".join))
def test_any_text_gives_a_whole_document(ingester: Ingester, text: str) -> None:
    assert_holds(ingester.ingest_text(text + LAST))


def test_the_same_bytes_are_the_same_document(ingester: Ingester) -> None:
    content = "青岚镇工作总结\n完成投资3亿元。".encode()
    first, second = (ingester.ingest(RawFile(uri=uri, name="x", content=content))[0] for uri in ("a", "b"))
    assert first.id == second.id == hashlib.sha256(content).hexdigest()
    assert first.text == second.text
    assert ingester.ingest_text(content.decode()).id == first.id


def test_the_source_tells_where_the_bytes_came_from(ingester: Ingester) -> None:
    raw = RawFile(uri="年报/甲.docx", name="甲.docx", content="完成投资3亿元。".encode(), member_of="包.zip")
    source = ingester.ingest(raw)[0].source
    assert (source.uri, source.name, source.format, source.member_of) == ("年报/甲.docx", "甲.docx", "txt", "包.zip")
    assert source.bytes == len(raw.content)


def test_blocks_of_a_word_document_lead_back_to_their_places(ingester: Ingester) -> None:
    note = f'<w:footnote w:id="1">{paragraph("不含农垦区。")}</w:footnote>'
    body = (
        paragraph(run("全镇现有茶农1200余户") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
        + paragraph()
        + table([cell("村名"), cell("户数")], [cell("上岚村"), cell("320")])
        + paragraph("办结率为98%。")
    )
    content = docx(body, extra={"footnotes.xml": ("footnotes", part("footnotes", note))})
    (document,) = ingester.ingest(RawFile(uri="a.docx", name="a.docx", content=content))
    assert_holds(document)
    main, notes = "word/document.xml", "word/footnotes.xml"
    assert [
        (document.text[one.start : one.end], one.part, one.paragraph, one.row, one.column) for one in document.blocks
    ] == [
        ("全镇现有茶农1200余户", main, 0, None, None),
        ("村名", main, 2, 0, 0),
        ("户数", main, 3, 0, 1),
        ("上岚村", main, 4, 1, 0),
        ("320", main, 5, 1, 1),
        ("办结率为98%。", main, 6, None, None),
        ("不含农垦区。", notes, 0, None, None),
    ]


@pytest.mark.parametrize("content", [b"", b" \n\t\n", "　　\n\u200b".encode(), b"<html><body></body></html>"])
def test_a_file_without_text_is_empty(ingester: Ingester, content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        ingester.ingest(RawFile(uri="x", name="x", content=content))
    assert caught.value.code == "empty_document"


def test_an_error_page_named_as_a_word_file_is_no_report(ingester: Ingester) -> None:
    with pytest.raises(DocumentError) as caught:
        ingester.ingest(RawFile(uri="a.docx", name="a.docx", content=b"404 page not found"))
    assert caught.value.code == "corrupt_document"
    (document,) = ingester.ingest(RawFile(uri="a.docx", name="a.docx", content="走访12户。".encode()))
    assert document.text == "走访12户。"


@pytest.mark.parametrize(("text", "told"), [("密", ["hidden_text_dropped"]), (" ", [])])
def test_text_that_was_hidden_is_told(ingester: Ingester, text: str, told: list[str]) -> None:
    content = docx(paragraph(run(text, "<w:vanish/>") + run("走访12户。")))
    (document,) = ingester.ingest(RawFile(uri="a.docx", name="a.docx", content=content))
    assert document.text == "走访12户。"
    assert [notice.code for notice in document.notices] == told


def test_limits_are_kept(config: Config) -> None:
    small = config.model_copy(update={"limits": config.limits.model_copy(update={"text_characters": 5})})
    with pytest.raises(DocumentError) as caught:
        Ingester(small).ingest_text("完成投资三亿元。")
    assert caught.value.code == "limit_exceeded"
    tiny = config.model_copy(update={"limits": config.limits.model_copy(update={"file_bytes": 5})})
    with pytest.raises(DocumentError) as caught:
        Ingester(tiny).ingest(RawFile(uri="x", name="x", content=b"123456"))
    assert caught.value.code == "limit_exceeded"


def test_half_a_character_is_replaced_and_a_whole_one_put_together(ingester: Ingester) -> None:
    assert ingester.ingest_text("走访\ud842户，修缮\ud842\udfb7屋。").text == "走访\ufffd户，修缮\U00020bb7屋。"


def _read(ingester: Ingester, path: Path) -> Document:
    return ingester.ingest(RawFile(uri=path.name, name=path.name, content=path.read_bytes()))[0]


def test_the_sample_has_its_outline_both_as_body_and_as_page(ingester: Ingester, shared: Path) -> None:
    page = _read(ingester, next((shared / "real").glob("*.page.txt")))
    body = _read(ingester, next((shared / "real").glob("2023*.docx")))
    assert_holds(page)
    assert page.text == body.text
    tops = [section.id for section in page.outline if section.level == 1]
    assert [sum(section.parent == top for section in page.outline) for top in tops] == [3, 2, 2, 2]


def test_official_reports_are_not_called_damaged(ingester: Ingester, shared: Path) -> None:
    for path in sorted((shared / "real").glob("*政府工作报告.docx")):
        document = _read(ingester, path)
        assert_holds(document)
        assert {notice.code for notice in document.notices} <= {"furniture_removed"}, path.name
        assert sum(section.level == 1 for section in document.outline) >= 2, path.name
