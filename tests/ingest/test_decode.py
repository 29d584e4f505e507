from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.errors import DocumentError, FailureCode
from pipeline.ingest.decode import decode, kind_of

TEXT = "青岚镇2024年工作总结\n全镇完成投资3.2亿元，新增企业12家，群众满意度明显提升。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    content = TEXT.encode(encoding)
    assert kind_of(content) == "text"
    assert decode(content) == TEXT


def test_traditional_text_in_big5() -> None:
    text = "青嵐鎮工作總結\n全鎮完成投資三億元，新增企業十二家，群眾滿意度明顯提升，各項工作有序推進。\n"
    assert decode(text.encode("big5")) == text


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


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLE, "needs_libreoffice"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7\n", "pdf_not_supported"),
        (b"{\\rtf1\\ansi}", "needs_libreoffice"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "unsupported_type"),
        (_open_document(), "needs_libreoffice"),
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
        ("<通知>".encode(), "text"),
        (b"", "text"),
    ],
)
def test_the_type_is_told_by_the_first_bytes(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind
