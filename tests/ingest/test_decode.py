from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.errors import DocumentError, FailureCode
from pipeline.ingest.decode import decode, kind_of

TEXT = "青岚镇2024年工作总结\n全镇完成投资3.2亿元，新增企业12家，群众满意度明显提升。\n"


TRADITIONAL = "青嵐鎮工作總結\n全鎮完成投資三億元，新增企業十二家，群眾滿意度明顯提升，各項工作有序推進。\n"
SHORT = (
    "一、主要成绩",
    "完成投资3.2亿元",
    "全镇新增企业12家，同比增长6.5%。",
    "①完成投资３亿元；②新增企业１２家",
    "2024年1-6月：12、15、18",
    "青岚镇党政办公室",
)
"""Lines of a report, each a file of its own; digits, wide digits and 一 leave zero bytes in UTF-16."""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
@pytest.mark.parametrize("text", [TEXT, TEXT * 40, *SHORT])
def test_every_encoding_gives_the_same_text(encoding: str, text: str) -> None:
    content = text.encode(encoding)
    assert kind_of(content) == "text"
    assert decode(content) == text


@pytest.mark.parametrize("text", [TRADITIONAL, *TRADITIONAL.split("，")])
def test_traditional_text_in_big5(text: str) -> None:
    assert decode(text.encode("big5")) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_a_page_is_told_and_read_in_every_encoding(encoding: str) -> None:
    """Whatever charset it declares: captures are often saved in another."""
    page = f'<!DOCTYPE html>\n<html><head><meta charset="gb2312"></head><body><p>{TEXT}</p></body></html>'
    assert kind_of(page.encode(encoding)) == "html"
    assert decode(page.encode(encoding)) == page


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\xd8\x00\xd8", b"\xef\xbb\xbf\xff\xff", bytes(range(128, 256)) * 8])
def test_what_no_encoding_explains_is_undecodable(content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(content)
    assert caught.value.code == "undecodable_text"


def _zip(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


def _open_document() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document-content/>")
    return packed.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = OLE + "WordDocument".encode("utf-16-le") + bytes(488)
"""A header, and a sector with the name of the stream."""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLE, "unsupported_type"),
        (WORD, "needs_libreoffice"),
        (WORD + b"\xec\xa5" + bytes(9) + b"\x02" + bytes(500), "needs_libreoffice"),
        (WORD + b"\xec\xa5" + bytes(9) + b"\x13" + bytes(500), "encrypted"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7\n", "pdf_not_supported"),
        (b"{\\rtf1\\ansi}", "needs_libreoffice"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "unsupported_type"),
        (_open_document(), "needs_libreoffice"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "unsupported_type"),
    ],
)
def test_files_that_no_reader_takes(content: bytes, code: FailureCode) -> None:
    with pytest.raises(DocumentError) as caught:
        kind_of(content)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (_zip("[Content_Types].xml", "word/document.xml"), "docx"),
        (_zip("word\\document.xml"), "docx"),
        (b"PK\x03\x04 cut short", "docx"),
        (b"<!DOCTYPE html><p>1", "html"),
        (b"\xef\xbb\xbf<html>", "html"),
        (b"<!-- saved --> <HTML>", "html"),
        (b'<?xml version="1.0" encoding="utf-8"?>\n<!-- a --><!-- b --><html>', "html"),
        (b"<h1>1</h1><p>2", "html"),
        (b"<title>1</title>2", "html"),
        (b"<style>p {}</style><p>1", "html"),
        (b'<body onload="if (a<b) c()"><p>1', "html"),
        (b"<a short note", "text"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "mhtml"),
        (b"From: <Saved>\nSubject: a\n b\nMIME-Version: 1.0\n", "mhtml"),
        (b"mime-versions: none\n", "text"),
        ("<通知>".encode(), "text"),
        (b"", "text"),
    ],
)
def test_the_type_is_told_by_the_first_bytes(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


def test_comments_before_a_text_cost_no_more_than_its_length() -> None:
    assert kind_of(b"<!---->" * 290 + "正文".encode()) == "text"
