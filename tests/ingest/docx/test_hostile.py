"""Documents made to waste time: each is read in time that grows with its length, not with its square."""

from __future__ import annotations

import pytest

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError
from pipeline.ingest.docx import read_docx
from pipeline.ingest.docx.xml import parse_xml
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

_MANY = 30_000
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
_NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>'

pytestmark = pytest.mark.timeout(30)


def _footnotes() -> bytes:
    notes = part("footnotes", "".join(_NOTE.format(index) for index in range(_MANY)))
    references = "".join(_REFERENCE.format(index) for index in range(_MANY))
    return docx(paragraph(references), extra={"footnotes.xml": ("footnotes", notes)})


def _lists() -> bytes:
    linked = '<w:abstractNum w:abstractNumId="{}"><w:numStyleLink w:val="none"/></w:abstractNum>'
    count = _MANY // 3
    numbering = "".join(linked.format(index) + num(index, index) for index in range(count))
    return docx("".join(paragraph("甲", listed(index)) for index in range(count)), numbering=numbering)


def _levels() -> bytes:
    numbering = abstract(0, *(level(0, "decimal", "%1.") for _ in range(3000)))
    numbering += "".join(num(index, 0) for index in range(3000))
    return docx("".join(paragraph("甲", listed(index)) for index in range(3000)), numbering=numbering)


_DOCUMENTS = {
    "unclosed fields": lambda: docx(paragraph((_BEGIN + _SEPARATE) * _MANY + run("甲"))),
    "unclosed codes": lambda: docx(
        paragraph(_BEGIN + _SEPARATE + run("甲")) * 10 + paragraph(_BEGIN + run("乙")) * _MANY
    ),
    "blanks between fields": lambda: docx(paragraph(("<w:r><w:tab/></w:r>" + _BEGIN + _SEPARATE) * _MANY + run("甲"))),
    "deleted marks": lambda: docx(paragraph("甲", "<w:rPr><w:del/></w:rPr>") * _MANY),
    "unknown styles": lambda: docx(
        "".join(paragraph("甲", styled(f"s{index}")) for index in range(_MANY)), styles=style("a", "甲") * 2000
    ),
    "one endless style": lambda: docx(paragraph("甲", styled("a")), styles="<w:x/>" * 400_000),
    "nested boxes": lambda: docx(_nested_boxes(30)),
    "wide tables": lambda: docx(table([cell("甲")] * 10_000)),
    "footnotes": _footnotes,
    "linked lists": _lists,
    "repeated levels": _levels,
}


def _nested_boxes(depth: int) -> str:
    body = paragraph("最内")
    for _ in range(depth):
        body = paragraph(run("框") + text_box(body))
    return body


@pytest.mark.parametrize("kind", sorted(_DOCUMENTS))
def test_hostile_documents_are_read_in_time(kind: str, read: Read) -> None:
    assert read(_DOCUMENTS[kind]()).blocks


def test_blank_utf_16_is_refused_in_time(limits: Limits) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_xml(("\ufeff" + " " * 4_000_000).encode("utf-16-le"), limits)
    assert caught.value.code == "corrupt_document"


def test_a_part_that_is_related_many_times_is_read_once(read: Read) -> None:
    parts = parts_of(paragraph("正文"), extra={"header1.xml": ("header", part("hdr", paragraph("页眉")))})
    relations = "word/_rels/document.xml.rels"
    start, end = parts[relations].index("<Relationship "), parts[relations].index("</Relationships>")
    parts[relations] = parts[relations][:start] + parts[relations][start:end] * 1000 + "</Relationships>"
    assert len(read(pack(parts)).asides) == 1


def test_a_label_without_end_meets_the_limit_of_text(limits: Limits) -> None:
    numbering = abstract(0, level(0, "decimal", "%1" * 1000)) + num(1, 0)
    with pytest.raises(DocumentError) as caught:
        read_docx(docx(paragraph("甲", listed(1)) * 2000, numbering=numbering), limits)
    assert caught.value.code == "limit_exceeded"
