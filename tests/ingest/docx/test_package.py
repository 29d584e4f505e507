from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.docx import read_docx
from pipeline.ingest.docx.package import Package
from tests.ingest.docx.conftest import Read
from tests.ingest.docx.wordml import docx, pack, paragraph, part, parts_of, style, styled


def _code(content: bytes, limits: Limits) -> str:
    with pytest.raises(DocumentError) as caught:
        read_docx(content, limits)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "corrupt_archive"),
        (b"PK\x03\x04 and nothing more", "corrupt_archive"),
        (pack({}), "unsupported_type"),
        (pack({"a.txt": "x"}), "unsupported_type"),
        (pack({"word/document.xml": "<html/>"}), "unsupported_type"),
        (pack({"word/document.xml": "no xml"}), "corrupt_document"),
    ],
)
def test_what_is_no_document_is_told_by_its_code(content: bytes, code: str, limits: Limits) -> None:
    assert _code(content, limits) == code


def test_the_main_part_is_found_without_relationships(read: Read) -> None:
    xml = part("document", f"<w:body>{paragraph('正文。')}</w:body>")
    assert read(pack({"word/document.xml": xml})).blocks[0].text == "正文。"


@pytest.mark.parametrize(
    "target",
    ["word/document.xml", "/word/document.xml", "./word/x/../document.xml", "word\\document.xml", "WORD/Document.XML"],
)
def test_relationships_are_followed_however_they_are_written(target: str, read: Read) -> None:
    parts = parts_of(paragraph("正文。"), styles="<w:style/>")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", target)
    assert read(pack(parts)).blocks[0].text == "正文。"


def test_the_main_part_may_lie_anywhere(read: Read) -> None:
    parts = parts_of(paragraph("正文。", styled("h")), styles=style("h", "heading 1"))
    parts["custom/body2.xml"] = parts.pop("word/document.xml")
    parts["custom/_rels/body2.xml.rels"] = parts.pop("word/_rels/document.xml.rels").replace(
        'Target="', 'Target="../word/'
    )
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", "custom/body2.xml")
    (block,) = read(pack(parts)).blocks
    assert (block.text, block.part, block.heading_level) == ("正文。", "custom/body2.xml", 1)


def test_external_relationships_are_not_followed(read: Read) -> None:
    parts = parts_of(paragraph("正文。"), extra={"header1.xml": ("header", part("hdr", paragraph("页眉")))})
    relations = "word/_rels/document.xml.rels"
    parts[relations] = parts[relations].replace("Target=", 'TargetMode="External" Target=')
    assert read(pack(parts)).asides == ()


def test_a_part_that_is_related_many_times_is_read_once(read: Read) -> None:
    parts = parts_of(paragraph("正文"), extra={"header1.xml": ("header", part("hdr", paragraph("页眉")))})
    relations = "word/_rels/document.xml.rels"
    start, end = parts[relations].index("<Relationship "), parts[relations].index("</Relationships>")
    parts[relations] = parts[relations][:start] + parts[relations][start:end] * 1000 + "</Relationships>"
    assert len(read(pack(parts)).asides) == 1


def _damaged(content: bytes, part_name: str) -> bytes:
    """One bit of a part's packed bytes flipped."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.getinfo(part_name).header_offset + 30 + len(part_name) + 10
    return content[:start] + bytes([content[start] ^ 0x10]) + content[start + 1 :]


def test_a_checksum_that_does_not_hold_is_a_corrupt_archive(limits: Limits) -> None:
    assert _code(_damaged(docx(paragraph("正文" * 50)), "word/document.xml"), limits) == "corrupt_archive"


def test_a_part_that_lies_there_twice_is_refused(limits: Limits) -> None:
    buffer = io.BytesIO(docx(paragraph("正文。")))
    with zipfile.ZipFile(buffer, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("Word\\Document.xml", part("document", ""))
    assert _code(buffer.getvalue(), limits) == "corrupt_archive"


def test_packing_methods_without_a_bound_are_refused(limits: Limits) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", part("document", ""))
    assert _code(buffer.getvalue(), limits) == "corrupt_archive"


def test_encrypted_parts_are_told(limits: Limits) -> None:
    content = bytearray(docx(paragraph("正文。")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = content.find(signature)
        while position >= 0:
            content[position + offset] |= 1
            position = content.find(signature, position + 4)
    assert _code(bytes(content), limits) == "encrypted"


@pytest.mark.parametrize(
    "change",
    [
        {"part_bytes": 2000},
        {"parts_bytes": 2500},
        {"ratio_from_bytes": 1000, "inflation_ratio": 5},
        {"archive_entries": 2},
        {"xml_nodes": 50},
        {"xml_depth": 4},
    ],
)
def test_past_a_limit_nothing_is_read(change: dict[str, int], limits: Limits) -> None:
    content = docx(paragraph("正文。") * 100)
    assert len(read_docx(content, limits).blocks) == 100
    assert _code(content, limits.model_copy(update=change)) == "limit_exceeded"


def test_a_bomb_is_not_inflated_past_its_bound(limits: Limits) -> None:
    tight = limits.model_copy(update={"part_bytes": 10_000})
    package = Package(pack({"a.xml": b"0" * 5_000_000}), tight)
    chunks = package.chunks("a.xml", 4096)
    assert len(next(chunks)) + len(next(chunks)) == 8192
    with pytest.raises(DocumentError) as caught:
        next(chunks)
    assert caught.value.code == "limit_exceeded"


def test_directories_that_point_anywhere_are_answered(limits: Limits) -> None:
    content = docx(paragraph("正文。"))
    position = content.rindex(b"PK\x01\x02") + 42
    for offset in (len(content) - 10, len(content) + 10, 2**31, 2**32 - 1):
        moved = content[:position] + offset.to_bytes(4, "little") + content[position + 4 :]
        assert _code(moved, limits) == "corrupt_archive"


def test_chunks_are_the_part(limits: Limits) -> None:
    content = bytes(range(256)) * 40
    package = Package(pack({"Word/A.bin": content}), limits)
    assert b"".join(package.chunks("word/a.bin", 1000)) == package.read("word/a.bin") == content
    assert package.read("word/b.bin") is None
    assert list(package.chunks("word/b.bin", 1000)) == []
