"""Parts that the text takes in (`w:altChunk`): pages, plain text, documents."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.docx import read_docx
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
    table,
)

_MHT = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n\n"
    "<html><body><p>走访住户。</p></body></html>\n--b--\n"
)


class Chunk(NamedTuple):
    name: str
    content: bytes
    content_type: str = "application/octet-stream"


def _chunk(number: int = 0) -> str:
    return f'<w:altChunk r:id="r{number}"/>'


def _with(body: str, *chunks: Chunk, **parts: str) -> bytes:
    """A document whose relationships r0, r1 … are the chunks."""
    extra = {chunk.name: ("aFChunk", "") for chunk in chunks}
    all_parts: dict[str, str | bytes] = dict(parts_of(body, extra=extra, **parts))
    types = str(all_parts["[Content_Types].xml"])
    for chunk in chunks:
        all_parts[f"word/{chunk.name}"] = chunk.content
        typed = f'PartName="/word/{chunk.name}" ContentType="'
        types = types.replace(typed, f'{typed}{chunk.content_type}" Was="')
    return pack(all_parts | {"[Content_Types].xml": types})


_FLAT = [
    ("<html><body><p>走访住户。</p></body></html>", "text/html"),
    ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>走访住户。</body></html>', "text/xml"),
    ("<span>走访</span>住户。", "text/html"),
    ("走访住户。\r\n", "text/plain"),
    ("\r\n走访住户。", ""),
]


@pytest.mark.parametrize(
    ("content", "content_type"),
    [(text.encode(encoding), kind) for text, kind in _FLAT for encoding in ("utf-8", "gb18030", "utf-16")]
    + [(_MHT.encode(), "message/rfc822")],
)
def test_pages_and_plain_text_are_read_in_place(content: bytes, content_type: str, read: Read) -> None:
    chunk = Chunk("chunk1.dat", content, content_type)
    blocks = read(_with(paragraph("前") + _chunk() + paragraph("后"), chunk)).blocks
    assert [(block.text.strip(), block.part) for block in blocks] == [
        ("前", "word/document.xml"),
        ("走访住户。", "word/chunk1.dat"),
        ("后", "word/document.xml"),
    ]


def _inner() -> bytes:
    """A document with lists, a table, a footnote and a header of its own."""
    note = f'<w:footnote w:id="1">{paragraph("内注")}</w:footnote>'
    return docx(
        paragraph("甲", listed(1))
        + table([cell("内格")])
        + paragraph(run("乙") + '<w:r><w:footnoteReference w:id="1"/></w:r>', listed(1)),
        numbering=abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0),
        extra={
            "footnotes.xml": ("footnotes", part("footnotes", note)),
            "header1.xml": ("header", part("hdr", paragraph("内眉"))),
        },
    )


def test_a_document_is_taken_in_with_its_lists_tables_notes_and_asides(read: Read) -> None:
    body = table([cell("外格")]) + _chunk() + table([cell("外格二")]) + paragraph("丙", listed(1))
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    found = read(_with(body, Chunk("inner.docx", _inner()), numbering=numbering))
    assert [(block.label, block.text, block.kind, block.table, block.part) for block in found.blocks] == [
        (None, "外格", "table_cell", 0, "word/document.xml"),
        ("一、", "甲", "paragraph", None, "word/inner.docx/word/document.xml"),
        (None, "内格", "table_cell", 1, "word/inner.docx/word/document.xml"),
        ("二、", "乙", "paragraph", None, "word/inner.docx/word/document.xml"),
        (None, "外格二", "table_cell", 2, "word/document.xml"),
        ("1.", "丙", "paragraph", None, "word/document.xml"),
        (None, "内注", "footnote", None, "word/inner.docx/word/footnotes.xml"),
    ]
    assert [(aside.text, aside.part) for aside in found.asides] == [("内眉", "word/inner.docx/word/header1.xml")]


def test_a_chunk_in_a_cell_stands_in_the_cell(read: Read) -> None:
    page = b"<p>12</p><table><tr><td>34</td></tr></table>"
    body = table([cell("甲"), cell(_chunk() + paragraph(""))], [cell("乙")])
    blocks = read(_with(body, Chunk("a.html", page, "text/html"))).blocks
    assert [(block.text, block.kind, block.table, block.row, block.column) for block in blocks] == [
        ("甲", "table_cell", 0, 0, 0),
        ("12", "table_cell", 0, 0, 1),
        ("34", "table_cell", 1, 0, 0),
        ("乙", "table_cell", 0, 1, 0),
    ]


def test_a_chunk_ends_a_paragraph_whose_mark_is_gone(read: Read) -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    blocks = read(_with(paragraph("前，", gone) + _chunk() + paragraph("后"), Chunk("a.txt", "中".encode()))).blocks
    assert [block.text for block in blocks] == ["前，", "中", "后"]


def test_a_chunk_that_is_named_twice_is_text_twice(read: Read) -> None:
    blocks = read(_with(_chunk() + _chunk(), Chunk("a.txt", "走访。".encode()))).blocks
    assert [block.text for block in blocks] == ["走访。", "走访。"]


def test_notes_and_asides_of_a_chunk_that_is_named_twice_stand_once(read: Read) -> None:
    found = read(_with(_chunk() + _chunk(), Chunk("inner.docx", _inner())))
    assert [block.text for block in found.blocks] == ["甲", "内格", "乙", "甲", "内格", "乙", "内注"]
    assert [aside.text for aside in found.asides] == ["内眉"]


def test_notes_take_in_text_too(read: Read) -> None:
    note = part("footnotes", f'<w:footnote w:id="1">{paragraph("注")}{_chunk()}</w:footnote>')
    body = paragraph(run("正文") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    parts: dict[str, str | bytes] = dict(parts_of(body, extra={"footnotes.xml": ("footnotes", note)}))
    relations = str(parts["word/_rels/document.xml.rels"]).replace("footnotes.xml", "a.txt")
    parts["word/_rels/footnotes.xml.rels"] = relations.replace("/footnotes", "/aFChunk")
    parts["word/a.txt"] = "补充".encode()
    blocks = read(pack(parts)).blocks
    assert [(block.text, block.kind) for block in blocks] == [
        ("正文", "paragraph"),
        ("注", "footnote"),
        ("补充", "footnote"),
    ]


def test_the_view_of_tracked_changes_is_that_of_the_whole(limits: Limits) -> None:
    tracked = 'w:id="1" w:author="a"'
    inner = docx(
        paragraph(f"<w:del {tracked}><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins {tracked}>{run('新')}</w:ins>")
    )
    content = _with(_chunk(), Chunk("inner.docx", inner))
    assert [block.text for block in read_docx(content, limits).blocks] == ["新"]
    assert [block.text for block in read_docx(content, limits, "original").blocks] == ["旧"]


def test_what_is_not_there_is_nothing(read: Read) -> None:
    away = _with(paragraph("正文") + _chunk() + _chunk(7) + "<w:altChunk/>", Chunk("a.txt", b" \n"))
    assert [block.text for block in read(away).blocks] == ["正文"]
    parts = parts_of(paragraph("正文") + _chunk(), extra={"a.txt": ("aFChunk", "密")})
    relations = parts["word/_rels/document.xml.rels"].replace("/>", ' TargetMode="External"/>')
    assert [block.text for block in read(pack(parts | {"word/_rels/document.xml.rels": relations})).blocks] == ["正文"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (rb"{\rtf1 text}", "unsupported_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "unsupported_type"),
        (b"%PDF-1.7", "pdf_not_supported"),
        (b"\x00\x01\x02", "unsupported_type"),
        (b"PK\x03\x04 cut off", "corrupt_archive"),
        (b"\xff\xfe\x00", "undecodable_text"),
        (pack(parts_of("<w:p>"))[:-30], "corrupt_archive"),
        (docx("<w:p>"), "corrupt_document"),
        ("段".encode() * 3_000_000, "limit_exceeded"),
        (b"<html>" + b"<p>a" * 600_000, "limit_exceeded"),
    ],
)
def test_a_chunk_that_cannot_be_read_says_so(content: bytes, code: str, read: Read) -> None:
    with pytest.raises(DocumentError) as caught:
        read(_with(paragraph("正文") + _chunk(), Chunk("a.dat", content)))
    assert caught.value.code == code


def _nested(depth: int) -> bytes:
    content = docx(paragraph("最内"))
    for _ in range(depth):
        content = _with(_chunk(), Chunk("inner.docx", content))
    return content


def test_documents_take_each_other_in_up_to_the_limit(read: Read) -> None:
    (block,) = read(_nested(1)).blocks
    assert (block.text, block.part) == ("最内", "word/inner.docx/word/document.xml")
    with pytest.raises(DocumentError) as caught:
        read(_nested(2))
    assert caught.value.code == "limit_exceeded"


def _wrapped(body: str, depth: int) -> str:
    return "<w:smartTag>" * depth + body + "</w:smartTag>" * depth


def test_documents_that_nest_too_deep_together_are_refused(read: Read) -> None:
    """Either alone keeps to the limit of a part."""
    deep, shallow = (docx(_wrapped(paragraph("最内"), depth)) for depth in (245, 5))
    for outer, inner in ((245, shallow), (5, deep)):
        blocks = read(_with(_wrapped(_chunk(), outer), Chunk("inner.docx", inner))).blocks
        assert [block.text for block in blocks] == ["最内"]
    with pytest.raises(DocumentError) as caught:
        read(_with(_wrapped(_chunk(), 245), Chunk("inner.docx", deep)))
    assert caught.value.code == "limit_exceeded"


@pytest.mark.parametrize(
    ("change", "chunks"),
    [
        ({"text_characters": 900}, ["字" * 300]),
        ({"text_lines": 3}, ["字"]),
        ({"parts_bytes": 20_000}, ["字" * 3_000] * 4),
    ],
)
def test_chunks_count_with_the_rest(change: dict[str, int], chunks: list[str], limits: Limits) -> None:
    named = [Chunk(f"{index}.txt", text.encode()) for index, text in enumerate(chunks)]
    content = _with("".join(_chunk(index % len(chunks)) for index in range(4)), *named)
    assert read_docx(content, limits).blocks
    with pytest.raises(DocumentError) as caught:
        read_docx(content, limits.model_copy(update=change))
    assert caught.value.code == "limit_exceeded"
